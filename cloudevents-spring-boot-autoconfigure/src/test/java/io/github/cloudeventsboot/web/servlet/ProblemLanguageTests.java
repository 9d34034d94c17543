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

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.http.HttpResponse;
import java.util.List;

import io.github.cloudeventsboot.annotation.CloudEventAttribute;
import io.github.cloudeventsboot.annotation.CloudEventPayload;
import io.github.cloudeventsboot.annotation.CloudEventType;
import io.github.cloudeventsboot.testsupport.SentEvent;
import io.github.cloudeventsboot.testsupport.SentEvent.Mode;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Problems are English, except for what the application has messages for.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = "spring.messages.basename=validation/messages")
class ProblemLanguageTests {

	private static final String GERMAN = "de-DE,de;q=0.9,en;q=0.5";

	private static final JsonMapper mapper = new JsonMapper();

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@EnumSource(Mode.class)
	void messagesOfConstraintsAreEnglish(Mode mode) {
		for (String path : List.of("/event", "/payload", "/method", "/proxied")) {
			HttpResponse<String> response = german("{\"name\":\"\",\"size\":7000,\"tag\":\"long\",\"own\":0}")
				.post(this.port, path, mode);
			assertThat(SentEvent.errors(response)).as(path)
				.containsExactlyInAnyOrder("#/name must not be blank", "#/size must be less than or equal to 5000",
						"#/tag size must be between 0 and 2", "#/own comes from the bundle and is built");
			JsonNode problem = mapper.readTree(response.body());
			assertThat(problem.path("title").asString()).isEqualTo("Event data is not valid");
			assertThat(problem.path("detail").asString()).startsWith("Data '#/")
				.containsAnyOf(" must ", " size must ", " comes from the bundle ");
		}
	}

	@ParameterizedTest
	@EnumSource(Mode.class)
	void constraintOnAParameterIsEnglish(Mode mode) {
		HttpResponse<String> response = german("{}").with("region", "long").post(this.port, "/parameter", mode);
		assertThat(SentEvent.errors(response)).containsExactly("region size must be between 0 and 2");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/messages", "/messages/method" })
	void messagesOfTheApplicationAreNot(String path) {
		HttpResponse<String> response = german("{\"first\":\"\",\"second\":\"\",\"third\":\"\"}").post(this.port, path,
				Mode.STRUCTURED);
		assertThat(SentEvent.errors(response)).containsExactlyInAnyOrder("#/first aus der Anwendung",
				"#/second fehlt hier", "#/third must not be blank");
		assertThat(mapper.readTree(response.body()).path("title").asString()).isEqualTo("Event data is not valid");
	}

	private static SentEvent german(String data) {
		return SentEvent.ofType("sized").header("Accept-Language", GERMAN).data(data);
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ Handlers.class, ProxiedHandlers.class })
	static class Application {

	}

	@RestController
	static class Handlers {

		@PostMapping("/event")
		void event(Sized event) {
		}

		@PostMapping("/payload")
		void payload(@CloudEventPayload SizedData data) {
		}

		@PostMapping("/method")
		void method(@CloudEventAttribute @NotBlank String id, @CloudEventPayload @Valid SizedData data) {
		}

		@PostMapping("/parameter")
		void parameter(@CloudEventAttribute @Size(max = 2) String region) {
		}

		@PostMapping("/messages")
		void messages(@CloudEventPayload Messages messages) {
		}

		@PostMapping("/messages/method")
		void messagesOfMethod(@CloudEventAttribute @NotBlank String id, @CloudEventPayload @Valid Messages messages) {
		}

	}

	@RestController
	@Validated
	static class ProxiedHandlers {

		@PostMapping("/proxied")
		void proxied(@CloudEventAttribute @NotBlank String id, @CloudEventPayload @Valid SizedData data) {
		}

	}

	@CloudEventType("sized")
	record Sized(SizedData data) {

	}

	record SizedData(@NotBlank String name, @Max(5000) int size, @Size(max = 2) String tag, @Positive int own) {

	}

	record Messages(@NotBlank(message = "{own.message}") String first, @NotBlank String second,
			@NotBlank String third) {

	}

	@Target({ ElementType.FIELD, ElementType.PARAMETER })
	@Retention(RetentionPolicy.RUNTIME)
	@Constraint(validatedBy = PositiveValidator.class)
	@interface Positive {

		String message() default "{bundle.only}";

		Class<?>[] groups() default {};

		Class<? extends Payload>[] payload() default {};

	}

	static class PositiveValidator implements ConstraintValidator<Positive, Integer> {

		@Override
		public boolean isValid(Integer value, ConstraintValidatorContext context) {
			context.disableDefaultConstraintViolation();
			context.buildConstraintViolationWithTemplate("{bundle.only} and is built").addConstraintViolation();
			return value > 0;
		}

	}

}
