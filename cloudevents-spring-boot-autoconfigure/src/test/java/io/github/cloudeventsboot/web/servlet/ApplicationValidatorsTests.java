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
import java.util.concurrent.atomic.AtomicInteger;

import io.github.cloudeventsboot.TypedCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventMapping;
import io.github.cloudeventsboot.annotation.CloudEventPayload;
import io.github.cloudeventsboot.annotation.CloudEventType;
import io.github.cloudeventsboot.testsupport.SentEvent;
import io.github.cloudeventsboot.testsupport.SentEvent.Mode;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.Valid;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpEntity;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Errors;
import org.springframework.validation.SmartValidator;
import org.springframework.validation.Validator;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Validators of the application are called for what is annotated with {@code @Valid}.
 */
class ApplicationValidatorsTests {

	private static final String ACCEPTED = "{\"from\":1,\"to\":2}";

	private static final String REJECTED = "{\"from\":2,\"to\":1}";

	private static final AtomicInteger checks = new AtomicInteger();

	private static ConfigurableApplicationContext binders;

	private static ConfigurableApplicationContext advice;

	private static ConfigurableApplicationContext global;

	private static ConfigurableApplicationContext composite;

	@BeforeAll
	static void start() {
		binders = run(WithBinder.class);
		advice = run(Handlers.class, Advice.class);
		global = run(Handlers.class, Global.class);
		composite = run(Handlers.class, Composite.class);
	}

	private static ConfigurableApplicationContext run(Class<?>... beans) {
		return new SpringApplicationBuilder(Application.class).sources(beans).run("--server.port=0");
	}

	@AfterAll
	static void stop() {
		List.of(binders, advice, global, composite).forEach(ConfigurableApplicationContext::close);
	}

	@ParameterizedTest
	@EnumSource(Mode.class)
	void validatorsAreCalledWhereAsked(Mode mode) {
		for (ConfigurableApplicationContext context : List.of(binders, advice, global, composite)) {
			for (String path : List.of("/event", "/payload", "/body", "/typed", "/entity", "/list", "/mapped")) {
				HttpResponse<String> response = post(context, path, REJECTED, mode);
				assertThat(response.statusCode()).as(path).isEqualTo(400);
				assertThat(SentEvent.problemType(response)).isEqualTo("invalid-data");
				assertThat(SentEvent.errors(response)).as(path)
					.containsExactly((("/list".equals(path)) ? "0 " : "") + "#/from must come before the end");
				assertThat(post(context, path, ACCEPTED, mode).statusCode()).as(path).isEqualTo(200);
			}
			assertThat(post(context, "/reported", REJECTED, mode).body()).isEqualTo("1 from before");
		}
	}

	@ParameterizedTest
	@EnumSource(Mode.class)
	void validatorsAreNotCalledElsewhere(Mode mode) {
		for (ConfigurableApplicationContext context : List.of(binders, advice, global)) {
			assertThat(post(context, "/unasked", REJECTED, mode).statusCode()).isEqualTo(200);
		}
	}

	@Test
	void constraintsAreCheckedOnceAsWell() {
		for (ConfigurableApplicationContext context : List.of(binders, advice, global, composite)) {
			for (String path : List.of("/event", "/payload", "/body", "/typed", "/unasked")) {
				checks.set(0);
				HttpResponse<String> response = post(context, path, "{\"from\":-1,\"to\":2}", Mode.BINARY);
				assertThat(SentEvent.errors(response)).as(path).containsExactly("#/from must be counted");
				if (context != composite) {
					assertThat(checks).as(path).hasValue(1);
				}
			}
		}
	}

	private static HttpResponse<String> post(ConfigurableApplicationContext context, String path, String data,
			Mode mode) {
		int port = Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
		return SentEvent.ofType("range").data(data).post(port, path, mode);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Unasked.class)
	static class Application {

	}

	@RestController
	static class Handlers {

		@PostMapping("/event")
		String event(@Valid Ranged event) {
			return "";
		}

		@PostMapping("/payload")
		String payload(@Valid @CloudEventPayload Range data) {
			return "";
		}

		@PostMapping("/body")
		String body(@RequestBody @Valid Ranged event) {
			return "";
		}

		@PostMapping("/typed")
		String typed(@Valid TypedCloudEvent<Range> event) {
			return "";
		}

		@PostMapping("/entity")
		String entity(@Valid HttpEntity<Ranged> event) {
			return "";
		}

		@PostMapping("/list")
		String list(@Valid List<Ranged> events) {
			return "";
		}

		@CloudEventMapping("/mapped")
		String mapped(@Valid Ranged event) {
			return "";
		}

		@PostMapping("/reported")
		String reported(@Valid @CloudEventPayload Range data, BindingResult errors) {
			return errors.getErrorCount() + " " + errors.getFieldErrors().get(0).getField() + " "
					+ errors.getFieldErrors().get(0).getCode();
		}

	}

	@RestController
	static class WithBinder extends Handlers {

		@InitBinder
		void init(WebDataBinder binder) {
			binder.addValidators(new RangeValidator());
		}

	}

	@RestController
	static class Unasked {

		@PostMapping("/unasked")
		String unasked(@CloudEventPayload Range data) {
			return "";
		}

	}

	@ControllerAdvice
	static class Advice {

		@InitBinder
		void init(WebDataBinder binder) {
			Object target = binder.getTarget();
			RangeValidator validator = new RangeValidator();
			if (target == null || validator.supports(target.getClass()) || !(target instanceof Range)) {
				binder.addValidators(validator);
			}
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Global implements WebMvcConfigurer {

		@Override
		public Validator getValidator() {
			return new RangeValidator();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Composite implements WebMvcConfigurer {

		@Override
		public Validator getValidator() {
			return new CompositeValidator();
		}

	}

	static class RangeValidator implements Validator {

		@Override
		public boolean supports(Class<?> type) {
			return type == Range.class;
		}

		@Override
		public void validate(Object target, Errors errors) {
			Range range = (Range) target;
			if (range.from() > range.to()) {
				errors.rejectValue("from", "before", "must come before the end");
			}
		}

	}

	/** Calls Bean Validation by itself. */
	static class CompositeValidator implements SmartValidator {

		private final RangeValidator own = new RangeValidator();

		@Override
		public boolean supports(Class<?> type) {
			return this.own.supports(type);
		}

		@Override
		public void validate(Object target, Errors errors) {
			validate(target, errors, new Object[0]);
		}

		@Override
		public void validate(Object target, Errors errors, Object... hints) {
			this.own.validate(target, errors);
			if (((Range) target).from() < 0) {
				errors.rejectValue("from", "Counted", "must be counted");
			}
		}

	}

	@CloudEventType("range")
	record Ranged(Range data) {

	}

	record Range(@Counted int from, int to) {

	}

	@Target({ ElementType.FIELD, ElementType.PARAMETER })
	@Retention(RetentionPolicy.RUNTIME)
	@Constraint(validatedBy = CountedValidator.class)
	@interface Counted {

		String message() default "must be counted";

		Class<?>[] groups() default {};

		Class<? extends Payload>[] payload() default {};

	}

	static class CountedValidator implements ConstraintValidator<Counted, Integer> {

		@Override
		public boolean isValid(Integer value, ConstraintValidatorContext context) {
			checks.incrementAndGet();
			return value >= 0;
		}

	}

}
