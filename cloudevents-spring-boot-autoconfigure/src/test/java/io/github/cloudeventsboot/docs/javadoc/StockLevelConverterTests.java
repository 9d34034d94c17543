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

package io.github.cloudeventsboot.docs.javadoc;

import java.nio.charset.StandardCharsets;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.github.cloudeventsboot.CloudEventConverter;
import io.github.cloudeventsboot.InvalidCloudEventDataException;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventType;
import io.github.cloudeventsboot.autoconfigure.CloudEventsAutoConfiguration;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link StockLevelConverter}.
 */
class StockLevelConverterTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class, CloudEventsAutoConfiguration.class))
		.withPropertyValues("cloudevents.source=/stock")
		.withBean(StockLevelConverter.class);

	@Test
	void writesAndReadsData() {
		this.contextRunner.run((context) -> {
			CloudEventConverter converter = context.getBean(CloudEventConverter.class);
			StockLevel level = new StockLevel("A-1", 3);
			CloudEvent event = converter
				.toCloudEvent(OutgoingCloudEvent.of("stock.changed", level).withDataContentType("text/csv"));
			CloudEventData data = event.getData();
			assertThat(data).isNotNull();
			assertThat(data.toBytes()).asString(StandardCharsets.UTF_8).isEqualTo("A-1,3");
			assertThat(converter.fromCloudEvent(event, StockChanged.class).data()).isEqualTo(level);
			CloudEvent incomplete = CloudEventBuilder.from(event).withData("A-1".getBytes()).build();
			assertThatExceptionOfType(InvalidCloudEventDataException.class)
				.isThrownBy(() -> converter.fromCloudEvent(incomplete, StockChanged.class));
		});
	}

	@CloudEventType("stock.changed")
	record StockChanged(StockLevel data) {

	}

}
