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

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.github.cloudeventsboot.annotation.CloudEventMapping;
import io.github.cloudeventsboot.autoconfigure.CloudEventsAutoConfiguration;
import io.github.cloudeventsboot.autoconfigure.web.servlet.CloudEventsWebMvcAutoConfiguration;
import io.github.cloudeventsboot.web.servlet.filter.ReplayedBodyFilter;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.util.function.ThrowingConsumer;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for ordinary handlers beside event handlers on the same path.
 */
class SharedPathTests {

	private static final String STRUCTURED = """
			{"specversion": "1.0", "id": "1", "source": "/test", "type": "%s", "data": {"a": 1}}""";

	@Test
	void ordinaryHandlerFindsBodyOfOrdinaryRequest() {
		run((mvc) -> assertThat(mvc.post().uri("/shared").contentType(MediaType.APPLICATION_JSON).content("{\"b\": 2}"))
			.bodyText()
			.isEqualTo("ordinary {\"b\": 2}"));
	}

	@Test
	void ordinaryHandlerFindsBodyOfBinaryEventThatNobodyTakes() {
		run((mvc) -> assertThat(mvc.post()
			.uri("/shared")
			.header("ce-specversion", "1.0")
			.header("ce-id", "1")
			.header("ce-source", "/test")
			.header("ce-type", "other")
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"b\": 2}")).bodyText().isEqualTo("ordinary {\"b\": 2}"));
	}

	@Test
	void ordinaryHandlerFindsBodyOfStructuredEventThatNobodyTakes() {
		String body = STRUCTURED.formatted("other");
		run((mvc) -> assertThat(mvc.post().uri("/shared").contentType("application/cloudevents+json").content(body))
			.bodyText()
			.isEqualTo("ordinary " + body));
	}

	@Test
	void eventHandlerFindsDataInEitherMode() {
		run((mvc) -> {
			assertThat(mvc.post()
				.uri("/shared")
				.header("ce-specversion", "1.0")
				.header("ce-id", "1")
				.header("ce-source", "/test")
				.header("ce-type", "mapped")
				.contentType(MediaType.APPLICATION_JSON)
				.content("{\"a\": 1}")).bodyText().isEqualTo("mapped {\"a\": 1}");
			assertThat(mvc.post()
				.uri("/shared")
				.contentType("application/cloudevents+json")
				.content(STRUCTURED.formatted("mapped"))).bodyText().isEqualTo("mapped {\"a\": 1}");
		});
	}

	private static void run(ThrowingConsumer<MockMvcTester> test) {
		new WebApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class,
					HttpMessageConvertersAutoConfiguration.class, WebMvcAutoConfiguration.class,
					CloudEventsAutoConfiguration.class, CloudEventsWebMvcAutoConfiguration.class))
			.withUserConfiguration(Endpoints.class)
			.run((context) -> test.accept(MockMvcTester.from(context,
					(builder) -> builder.addFilters(context.getBean(ReplayedBodyFilter.class)).build())));
	}

	@Configuration(proxyBeanMethods = false)
	static class Endpoints {

		@Bean
		SharedController sharedController() {
			return new SharedController();
		}

	}

	@RestController
	static class SharedController {

		@CloudEventMapping(path = "/shared", type = "mapped")
		String mapped(CloudEvent event) {
			CloudEventData data = event.getData();
			return "mapped " + ((data != null) ? new String(data.toBytes()) : "");
		}

		@PostMapping("/shared")
		String ordinary(@RequestBody String body) {
			return "ordinary " + body;
		}

	}

}
