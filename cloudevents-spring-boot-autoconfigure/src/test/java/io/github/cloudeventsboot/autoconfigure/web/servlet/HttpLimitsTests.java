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

package io.github.cloudeventsboot.autoconfigure.web.servlet;

import io.cloudevents.CloudEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the properties that limit messages.
 */
class HttpLimitsTests extends AbstractWebMvcAutoConfigurationTests {

	@Test
	void limitsBodiesToTheSizeOfTheProperty() {
		this.contextRunner.withUserConfiguration(EchoConfiguration.class)
			.withPropertyValues("cloudevents.http.max-body-size=3B")
			.run((context) -> {
				assertThat(mvc(context).post()
					.uri("/echo")
					.headers((headers) -> EVENT.forEach(headers::set))
					.content("abc")).hasStatusOk();
				assertThat(mvc(context).post()
					.uri("/echo")
					.headers((headers) -> EVENT.forEach(headers::set))
					.content("abcd")).hasStatus(413);
			});
	}

	@Test
	void limitsBatchesToTheSizeOfTheProperty() {
		String event = "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\"}";
		this.contextRunner.withUserConfiguration(EchoConfiguration.class)
			.withPropertyValues("cloudevents.http.max-batch-size=2")
			.run((context) -> {
				assertThat(batch(context, "[" + event + "," + event + "]")).hasStatusOk();
				assertThat(batch(context, "[" + event + "," + event + "," + event + "]")).hasStatus(413);
			});
	}

	@Test
	void limitsAttributesToTheNumberOfTheProperty() {
		String event = "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\",\"data\":1}";
		String more = event.replace("{", "{\"x\":\"1\",");
		this.contextRunner.withUserConfiguration(EchoConfiguration.class)
			.withPropertyValues("cloudevents.http.max-attributes=4")
			.run((context) -> {
				assertThat(batch(context, "[" + event + "]")).hasStatusOk();
				assertThat(batch(context, "[" + event + "," + more + "]")).hasStatus(413);
				assertThat(mvc(context).post().uri("/echo").headers((headers) -> EVENT.forEach(headers::set)))
					.hasStatusOk();
				assertThat(mvc(context).post()
					.uri("/echo")
					.headers((headers) -> EVENT.forEach(headers::set))
					.header("ce-x", "1")).hasStatus(413);
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "cloudevents.http.max-body-size=-1", "cloudevents.http.max-body-size=0",
			"cloudevents.http.max-batch-size=0", "cloudevents.http.max-batch-size=-5",
			"cloudevents.http.max-attributes=0" })
	void refusesLimitsThatNothingIsWithin(String property) {
		this.contextRunner.withPropertyValues(property)
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining(property.substring(0, property.indexOf('='))));
	}

	@Test
	void limitsHoldForFunctionalEndpoints() {
		this.contextRunner.withPropertyValues("cloudevents.http.max-body-size=10B", "cloudevents.http.max-attributes=7")
			.withBean("routes", RouterFunction.class,
					() -> RouterFunctions.route()
						.POST("/functional", (request) -> ServerResponse.ok().body(request.body(CloudEvent.class)))
						.build())
			.run((context) -> {
				assertThat(mvc(context).post().uri("/functional").headers(EVENT_HEADERS).content("0123456789"))
					.hasStatus(200);
				assertThat(mvc(context).post().uri("/functional").headers(EVENT_HEADERS).content("0123456789x"))
					.hasStatus(413);
				assertThat(mvc(context).post()
					.uri("/functional")
					.headers(EVENT_HEADERS)
					.header("ce-a", "1")
					.header("ce-b", "2")
					.header("ce-c", "3")
					.header("ce-d", "4")).hasStatus(413).bodyText().contains("must not have more than 7 attributes");
			});
	}

}
