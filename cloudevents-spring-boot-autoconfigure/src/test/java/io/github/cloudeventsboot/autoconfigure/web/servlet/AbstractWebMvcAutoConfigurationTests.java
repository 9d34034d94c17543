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

import java.util.List;
import java.util.Map;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.autoconfigure.CloudEventsAutoConfiguration;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.WebApplicationContext;

/**
 * Base of the tests that run a servlet application with our auto-configuration.
 */
abstract class AbstractWebMvcAutoConfigurationTests {

	// in the wrong order, so that it must be brought into the right one
	static final AutoConfigurations configurations = AutoConfigurations.of(CloudEventsWebMvcAutoConfiguration.class,
			CloudEventsAutoConfiguration.class, WebMvcAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
			HttpMessageConvertersAutoConfiguration.class, ValidationAutoConfiguration.class,
			JacksonAutoConfiguration.class);

	final WebApplicationContextRunner contextRunner = new WebApplicationContextRunner()
		.withConfiguration(configurations);

	static final Map<String, String> EVENT = Map.of("ce-specversion", "1.0", "ce-id", "1", "ce-source", "/s", "ce-type",
			"t");

	static final HttpHeaders EVENT_HEADERS = new HttpHeaders();

	static {
		EVENT.forEach(EVENT_HEADERS::set);
	}

	static MockMvcTester mvc(WebApplicationContext context) {
		return MockMvcTester.from(context);
	}

	static MockMvcTester.MockMvcRequestBuilder batch(WebApplicationContext context, String body) {
		return mvc(context).post()
			.uri("/batch")
			.contentType(MediaType.parseMediaType("application/cloudevents-batch+json"))
			.content(body);
	}

	@Configuration(proxyBeanMethods = false)
	static class EchoConfiguration {

		@Bean
		EchoController echoController() {
			return new EchoController();
		}

	}

	@RestController
	static class EchoController {

		@PostMapping("/echo")
		CloudEvent echo(CloudEvent event) {
			return event;
		}

		@PostMapping("/batch")
		List<CloudEvent> batch(List<CloudEvent> events) {
			return events;
		}

	}

}
