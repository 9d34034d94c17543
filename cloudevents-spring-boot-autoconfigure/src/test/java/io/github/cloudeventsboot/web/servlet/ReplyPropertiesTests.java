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

package io.github.cloudeventsboot.web.servlet;

import java.net.URI;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.ResponseMode;
import io.github.cloudeventsboot.annotation.CloudEventMapping;
import io.github.cloudeventsboot.annotation.CloudEventResponse;
import io.github.cloudeventsboot.binding.InvalidEventTypeException;
import io.github.cloudeventsboot.http.HeaderValues;
import io.github.cloudeventsboot.testsupport.TestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.WebApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * Tests for what the properties of the application say about replies.
 */
class ReplyPropertiesTests {

	private final WebApplicationContextRunner contextRunner = new WebApplicationContextRunner()
		.withUserConfiguration(Application.class);

	@ParameterizedTest
	@CsvSource({ "/shop/notes/5, /shop/notes/5", "/shop/notes/%C3%A9, /shop/notes/%C3%A9",
			"//evil.example/5, /evil.example/5", "///evil.example/5, /evil.example/5" })
	void takesThePathOfTheRequestAsSource(String path, String source) {
		this.contextRunner.run((context) -> {
			MockHttpServletResponse response = exchange(context, binary(path).header("Host", "victim.example"));
			assertThat(source(response)).isEqualTo(source);
		});
	}

	@Test
	void takesTheNameOfTheApplicationAsSource() {
		this.contextRunner.withPropertyValues("spring.application.name=my orders")
			.run((context) -> assertThat(source(exchange(context, binary("/shop/notes/5")))).isEqualTo("/my%20orders"));
	}

	@Test
	void prefersTheSourceOfThePropertyToTheName() {
		this.contextRunner
			.withPropertyValues("spring.application.name=orders", "cloudevents.source=https://example.com/orders")
			.run((context) -> {
				assertThat(exchange(context, binary("/shop/notes/5")).getHeader("ce-source"))
					.isEqualTo("https://example.com/orders");
				assertThat(exchange(context, binary("/annotated")).getHeader("ce-source"))
					.isEqualTo("/from-the-annotation");
			});
	}

	@Test
	void takesTheModeOfTheProperty() {
		this.contextRunner.withPropertyValues("cloudevents.response.mode=structured").run((context) -> {
			assertThat(exchange(context, binary("/shop/notes/5")).getContentType()).isEqualTo(TestClient.STRUCTURED);
			assertThat(exchange(context, binary("/annotated")).getHeader("ce-type")).isEqualTo("noted");
		});
		this.contextRunner.withPropertyValues("cloudevents.response.mode=same-as-request").run((context) -> {
			assertThat(exchange(context, structured("")).getContentType()).isEqualTo(TestClient.STRUCTURED);
			assertThat(exchange(context, binary("/shop/notes/5")).getHeader("ce-type")).isEqualTo("noted");
		});
	}

	@Test
	void saysWhichEventIsAnswered() {
		this.contextRunner.run((context) -> assertThat(exchange(context, binary("/shop/notes/5")).getHeaderNames())
			.doesNotContain("ce-correlationid", "ce-causationid"));
		this.contextRunner.withPropertyValues("cloudevents.response.correlate=true").run((context) -> {
			MockHttpServletResponse first = exchange(context, binary("/shop/notes/5"));
			assertThat(first.getHeader("ce-correlationid")).isEqualTo("request-1");
			assertThat(first.getHeader("ce-causationid")).isEqualTo("request-1");
			assertThat(first.getHeader("ce-id")).isNotEqualTo("request-1");
			MockHttpServletResponse later = exchange(context, structured(",\"correlationid\":\"flow-9\""));
			assertThat(later.getHeader("ce-correlationid")).isEqualTo("flow-9");
			assertThat(later.getHeader("ce-causationid")).isEqualTo("request-1");
			MockHttpServletResponse mapped = exchange(context, binary("/mapped"));
			assertThat(mapped.getHeader("ce-type")).isEqualTo("noted");
			assertThat(mapped.getHeader("ce-causationid")).isEqualTo("request-1");
			assertThat(exchange(context, binary("/in-reply")).getHeader("ce-causationid")).isEqualTo("of-the-handler");
			assertThat(exchange(context, binary("/echo")).getHeaderNames()).doesNotContain("ce-causationid");
		});
	}

	@Test
	void refusesToInheritTheModeFromNowhere() {
		this.contextRunner.withPropertyValues("cloudevents.response.mode=inherit")
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.rootCause()
				.hasMessageContaining("cloudevents.response.mode"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			not a uri     | urn:schema | 'source' must be a URI-reference
			/source       | /relative  | 'dataschema' must be an absolute URI
			""")
	void refusesAnAnnotationThatNoEventCanFollow(String source, String schema, String message) {
		this.contextRunner.withUserConfiguration(FromProperties.class)
			.withPropertyValues("app.source=" + source, "app.schema=" + schema)
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.isInstanceOf(InvalidEventTypeException.class)
				.hasMessageContaining("FromProperties")
				.hasMessageContaining(message));
	}

	private static String source(MockHttpServletResponse response) {
		return HeaderValues.decode(response.getHeader("ce-source"));
	}

	private static MockHttpServletRequestBuilder binary(String path) {
		return post(URI.create("http://localhost" + path)).contentType("application/json")
			.content("{}")
			.header("ce-specversion", "1.0")
			.header("ce-id", "request-1")
			.header("ce-source", "/sender")
			.header("ce-type", "order.placed");
	}

	private static MockHttpServletRequestBuilder structured(String members) {
		return post("/shop/notes/5").contentType(TestClient.STRUCTURED)
			.content("{\"specversion\":\"1.0\",\"id\":\"request-1\",\"source\":\"/s\",\"type\":\"t\"" + members + "}");
	}

	private static MockHttpServletResponse exchange(WebApplicationContext context,
			MockHttpServletRequestBuilder request) {
		return MockMvcTester.from(context).perform(request).getResponse();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Handlers.class)
	static class Application {

	}

	@RestController
	static class Handlers {

		@PostMapping("/shop/notes/{id}")
		OutgoingCloudEvent<Integer> note(CloudEvent event) {
			return OutgoingCloudEvent.of("noted", 1);
		}

		@PostMapping("/{*path}")
		OutgoingCloudEvent<Integer> any(CloudEvent event) {
			return OutgoingCloudEvent.of("noted", 1);
		}

		@PostMapping("/annotated")
		@CloudEventResponse(source = "/from-the-annotation", mode = ResponseMode.BINARY)
		OutgoingCloudEvent<Integer> annotated(CloudEvent event) {
			return OutgoingCloudEvent.of("noted", 1);
		}

		@CloudEventMapping(path = "/mapped", type = "order.placed")
		OutgoingCloudEvent<Integer> mapped() {
			return OutgoingCloudEvent.of("noted", 1);
		}

		@PostMapping("/in-reply")
		OutgoingCloudEvent<Integer> inReply(CloudEvent event) {
			return OutgoingCloudEvent.of("noted", 1).withExtension("causationid", "of-the-handler");
		}

		@PostMapping("/echo")
		CloudEvent echo(CloudEvent event) {
			return event;
		}

	}

	@RestController
	static class FromProperties {

		@PostMapping("/from-properties")
		@CloudEventResponse(source = "${app.source}", dataSchema = "${app.schema}")
		OutgoingCloudEvent<Integer> note(CloudEvent event) {
			return OutgoingCloudEvent.of("noted", 1);
		}

	}

}
