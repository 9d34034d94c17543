/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.cloudeventsboot.integration.withoutweb;

import java.net.URI;
import java.nio.charset.StandardCharsets;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.github.cloudeventsboot.CloudEventConverter;
import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.InvalidCloudEventDataException;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.TypedCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventType;
import jakarta.validation.constraints.Positive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests with an application that has Jackson and validation, but nothing of the web.
 */
@SpringBootTest(properties = "spring.application.name=the shop")
class WithoutWebTests {

	@Autowired
	private CloudEventConverter converter;

	@ParameterizedTest
	@ValueSource(strings = { "org.springframework.http.MediaType", "org.springframework.web.util.UriUtils",
			"org.springframework.web.servlet.DispatcherServlet", "jakarta.servlet.Servlet" })
	void nothingOfTheWebIsOnTheClassPath(String className) {
		assertThat(ClassUtils.isPresent(className, null)).as(className).isFalse();
	}

	@Test
	void eventsAreConvertedToValues() {
		CloudEvent event = event("{\"amount\":3}");
		assertThat(this.converter.fromCloudEvent(event, ItemSold.class)).isEqualTo(new ItemSold("1", 7, new Item(3)));
		assertThat(this.converter.fromCloudEvent(event,
				ResolvableType.forClassWithGenerics(TypedCloudEvent.class, Item.class)))
			.isInstanceOfSatisfying(TypedCloudEvent.class, (typed) -> assertThat(typed.data()).isEqualTo(new Item(3)));
	}

	@Test
	void valuesAreConvertedToEvents() {
		CloudEvent event = this.converter.toCloudEvent(new ItemSold("2", 8, new Item(4)));
		assertThat(event.getId()).isEqualTo("2");
		assertThat(event.getSource()).isEqualTo(URI.create("/the%20shop"));
		assertThat(event.getType()).isEqualTo("item.sold");
		assertThat(event.getExtension("attempt")).isEqualTo(8);
		assertThat(this.converter.fromCloudEvent(event, ItemSold.class)).isEqualTo(new ItemSold("2", 8, new Item(4)));
		assertThat(this.converter.toCloudEvent(OutgoingCloudEvent.of("text", "abc")).getDataContentType())
			.startsWith("text/plain");
	}

	@Test
	void constraintsAreChecked() {
		assertThatExceptionOfType(InvalidCloudEventDataException.class)
			.isThrownBy(() -> this.converter.fromCloudEvent(event("{\"amount\":0}"), ItemSold.class))
			.satisfies((ex) -> assertThat(ex.getViolations())
				.containsExactly(CloudEventViolation.ofPointer("#/amount", "must be greater than 0")));
	}

	private static CloudEvent event(String data) {
		return CloudEventBuilder.v1()
			.withId("1")
			.withSource(URI.create("/source"))
			.withType("item.sold")
			.withExtension("attempt", "7")
			.withData("application/json", data.getBytes(StandardCharsets.UTF_8))
			.build();
	}

	@CloudEventType("item.sold")
	record ItemSold(String id, int attempt, Item data) {

	}

	record Item(@Positive int amount) {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
