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

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventMapping;
import io.github.cloudeventsboot.annotation.CloudEventPayload;
import io.github.cloudeventsboot.annotation.CloudEventResponse;
import io.github.cloudeventsboot.annotation.CloudEventType;
import io.github.cloudeventsboot.autoconfigure.CloudEventsAutoConfiguration;
import io.github.cloudeventsboot.autoconfigure.observation.CloudEventsLogContextAutoConfiguration;
import io.github.cloudeventsboot.autoconfigure.observation.CloudEventsObservationAutoConfiguration;
import io.github.cloudeventsboot.autoconfigure.observation.CloudEventsWebMvcObservationAutoConfiguration;
import jakarta.validation.constraints.NotBlank;
import org.junit.jupiter.api.Test;

import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigUtils;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.core.test.tools.CompileWithForkedClassLoader;
import org.springframework.core.test.tools.TestCompiler;
import org.springframework.http.MediaType;
import org.springframework.javapoet.ClassName;
import org.springframework.mock.web.MockServletContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.support.GenericWebApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for an application that is processed ahead of time, and started from what that
 * generates.
 */
class AheadOfTimeTests {

	@Test
	@CompileWithForkedClassLoader
	@SuppressWarnings("unchecked")
	void applicationTakesAndAnswersEvents() {
		TestGenerationContext generation = new TestGenerationContext();
		GenericWebApplicationContext processed = new GenericWebApplicationContext(new MockServletContext());
		AnnotationConfigUtils.registerAnnotationConfigProcessors(processed);
		processed.registerBean(Application.class);
		// placeholders have no value yet: an application may get it when it is deployed
		ClassName name = new ApplicationContextAotGenerator().processAheadOfTime(processed, generation);
		generation.writeGeneratedContent();
		TestCompiler.forSystem()
			.with(generation)
			.compile((compiled) -> run(
					compiled.getInstance(ApplicationContextInitializer.class, name.reflectionName())));
	}

	private void run(ApplicationContextInitializer<ConfigurableApplicationContext> initializer) {
		try (GenericWebApplicationContext context = new GenericWebApplicationContext(new MockServletContext())) {
			TestPropertyValues.of("app.source=/deployed", "app.type=mapped").applyTo(context);
			initializer.initialize(context);
			context.refresh();
			MockMvcTester mvc = MockMvcTester.from(context);
			assertThat(post(mvc, "/union", "opened", "{\"owner\":\"o\"}")).hasStatusOk()
				.hasHeader("ce-type", "reply")
				.hasHeader("ce-source", "/deployed")
				.bodyText()
				.isEqualTo("{\"text\":\"opened by o\"}");
			assertThat(post(mvc, "/union", "closed", "{\"owner\":\"\"}")).hasStatus(400).bodyText().contains("#/owner");
			assertThat(post(mvc, "/mapped", "mapped", "{\"owner\":\"o\"}")).hasStatusOk()
				.hasHeader("ce-type", "closed")
				.bodyText()
				.isEqualTo("{\"owner\":\"o\"}");
			assertThat(post(mvc, "/mapped", "other", "{}")).hasStatus(400).bodyText().contains("unknown-type");
			assertThat(post(mvc, "/event", "any", "{}")).hasStatusOk().hasHeader("ce-type", "any.reply");
		}
	}

	private static MvcTestResult post(MockMvcTester mvc, String path, String type, String data) {
		return mvc.post()
			.uri(path)
			.header("ce-specversion", "1.0")
			.header("ce-id", "1")
			.header("ce-source", "/s")
			.header("ce-type", type)
			.contentType(MediaType.APPLICATION_JSON)
			.content(data)
			.exchange();
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ JacksonAutoConfiguration.class, ValidationAutoConfiguration.class,
			HttpMessageConvertersAutoConfiguration.class, WebMvcAutoConfiguration.class,
			CloudEventsAutoConfiguration.class, CloudEventsWebMvcAutoConfiguration.class,
			CloudEventsObservationAutoConfiguration.class, CloudEventsLogContextAutoConfiguration.class,
			CloudEventsWebMvcObservationAutoConfiguration.class })
	@Import(Handlers.class)
	static class Application {

	}

	record Account(@NotBlank String owner) {

	}

	sealed interface AccountEvent permits Opened, Closed {

		Account data();

	}

	@CloudEventType("opened")
	record Opened(Account data) implements AccountEvent {

	}

	@CloudEventType("closed")
	record Closed(Account data) implements AccountEvent {

	}

	record Reply(String text) {

	}

	@RestController
	static class Handlers {

		@PostMapping("/union")
		@CloudEventResponse(type = "reply", source = "${app.source}")
		Reply union(AccountEvent event) {
			return new Reply(((event instanceof Opened) ? "opened by " : "closed by ") + event.data().owner());
		}

		@CloudEventMapping(path = "/mapped", type = "${app.type}")
		AccountEvent mapped(@CloudEventPayload Account account) {
			return new Closed(account);
		}

		@PostMapping("/event")
		OutgoingCloudEvent<Void> event(CloudEvent event) {
			return OutgoingCloudEvent.of(event.getType() + ".reply");
		}

		@PostMapping("/batch")
		List<CloudEvent> batch(List<AccountEvent> events) {
			return List.of();
		}

	}

}
