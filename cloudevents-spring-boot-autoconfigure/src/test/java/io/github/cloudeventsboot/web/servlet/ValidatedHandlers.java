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
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.cloudeventsboot.TypedCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventAttribute;
import io.github.cloudeventsboot.annotation.CloudEventPayload;
import io.github.cloudeventsboot.annotation.CloudEventType;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import jakarta.validation.constraintvalidation.SupportedValidationTarget;
import jakarta.validation.constraintvalidation.ValidationTarget;
import org.hibernate.validator.constraints.LuhnCheck;
import org.jspecify.annotations.Nullable;

import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Handlers whose events, data, parameters or attributes have constraints.
 */
@RestController
class ValidatedHandlers {

	@PostMapping("/automatic")
	void automatic(UserRegistered event) {
	}

	@PostMapping("/valid")
	void valid(@Valid UserRegistered event) {
	}

	@PostMapping("/payload")
	void payload(@CloudEventPayload UserData user) {
	}

	@PostMapping("/typed")
	void typed(TypedCloudEvent<UserData> event) {
	}

	@PostMapping("/typed-valid")
	void typedValid(TypedCloudEvent<@Valid UserData> event) {
	}

	@PostMapping("/cascaded")
	void cascaded(UserRegisteredCascaded event) {
	}

	@PostMapping("/limited")
	void limited(Limited event) {
	}

	@PostMapping("/counted/automatic")
	void countedAutomatic(CountedEvent event) {
	}

	@PostMapping("/counted/valid")
	void countedValid(@Valid CountedEvent event) {
	}

	@PostMapping("/counted/cascaded")
	void countedCascaded(@Valid CountedCascaded event) {
	}

	@PostMapping("/counted/payload")
	void countedPayload(@CloudEventPayload @Valid CountedData data) {
	}

	@PostMapping("/counted/elements")
	void countedElements(@CloudEventPayload List<CountedData> data) {
	}

	@PostMapping("/counted/nested")
	void countedNested(CountedNested event) {
	}

	@PostMapping("/counted/batch")
	void countedBatch(List<CountedEvent> events) {
	}

	@PostMapping("/silent")
	void silent(@CloudEventPayload Silent data) {
	}

	@PostMapping("/silent/method")
	void silent(@CloudEventAttribute @NotBlank(message = "") String subject) {
	}

	@PostMapping("/grouped")
	void grouped(@Validated(Strict.class) Grouped event) {
	}

	@PostMapping("/grouped/none")
	void notGrouped(Grouped event) {
	}

	@PostMapping("/errors")
	String errors(UserRegistered event, BindingResult errors) {
		return fields(errors);
	}

	@PostMapping("/errors/optional")
	String optionalErrors(@Nullable UserRegistered event, BindingResult errors) {
		return event + " " + errors.getErrorCount();
	}

	@PostMapping("/errors/payload")
	String payloadErrors(@CloudEventPayload UserData user, BindingResult errors) {
		return fields(errors);
	}

	private static String fields(BindingResult errors) {
		return errors.getAllErrors()
			.stream()
			.map((ObjectError error) -> ((FieldError) error).getField())
			.sorted()
			.collect(Collectors.joining(", "));
	}

	@PostMapping("/numbered")
	void numbered(Numbered event) {
	}

	@PostMapping("/numbered/payload")
	void numberedPayload(@CloudEventPayload NumberedData data) {
	}

	@PostMapping("/numbered/method")
	void numberedMethod(@CloudEventAttribute @NotBlank String id, @CloudEventPayload @Valid NumberedData data) {
	}

	@PostMapping("/elements")
	void elements(@CloudEventPayload List<Item> items) {
	}

	@PostMapping("/elements/nested")
	void nestedElements(@CloudEventPayload Map<String, List<Item>> items) {
	}

	@PostMapping("/batch")
	void batch(List<UserRegistered> events) {
	}

	@PostMapping("/batch/limited")
	void limitedBatch(@Size(max = 2) List<UserRegistered> events) {
	}

	@PostMapping("/method")
	void method(@CloudEventAttribute @NotBlank String subject, @CloudEventPayload @Valid UserData user) {
	}

	@PostMapping("/method/elements")
	void methodElements(@CloudEventPayload @Size(min = 1, message = "must not be empty") List<@NotBlank String> tags) {
	}

	@PostMapping("/messages")
	void messages(Messages event) {
	}

	@PostMapping("/throwing")
	void throwing(Throwing event) {
	}

	@RestController
	@Validated
	static class ProxiedHandlers {

		@PostMapping("/numbered/proxied")
		void numbered(@CloudEventAttribute @NotBlank String id, @CloudEventPayload @Valid NumberedData data) {
		}

		@PostMapping("/silent/proxied")
		void silent(@CloudEventAttribute @NotBlank(message = "") String subject) {
		}

		@PostMapping("/crossed")
		@FitTogether
		void crossed(@CloudEventAttribute String id, @CloudEventAttribute String subject) {
		}

		@PostMapping("/proxied")
		void proxied(@CloudEventAttribute @NotBlank String subject, @CloudEventPayload @Valid UserData user) {
		}

	}

	@CloudEventType("numbered")
	record Numbered(NumberedData data) {

	}

	record NumberedData(@LuhnCheck String card,
			@DecimalMax(value = "1", message = "is ${formatter.format('%1$.2f', validatedValue)}") BigDecimal price,
			@Size(max = 3, message = "{own.value}") String name, @Max(9) int level) {

	}

	@Target(ElementType.METHOD)
	@Retention(RetentionPolicy.RUNTIME)
	@Constraint(validatedBy = FitTogetherValidator.class)
	@interface FitTogether {

		String message() default "must fit together";

		Class<?>[] groups() default {};

		Class<? extends Payload>[] payload() default {};

	}

	@SupportedValidationTarget(ValidationTarget.PARAMETERS)
	public static class FitTogetherValidator implements ConstraintValidator<FitTogether, Object[]> {

		@Override
		public boolean isValid(Object[] value, ConstraintValidatorContext context) {
			return false;
		}

	}

	interface Strict {

	}

	@CloudEventType("user.registered")
	record UserRegistered(UserData data, @Nullable Integer attempt) {

	}

	@CloudEventType("user.registered")
	record UserRegisteredCascaded(@Valid UserData data) {

	}

	@CloudEventType("limited")
	record Limited(@Size(max = 5) String tenantId, UserData data) {

	}

	record UserData(@NotBlank String userId, @JsonProperty("mail") @Email String mail, @Valid Address home,
			List<@NotBlank String> tags, List<@Valid Item> items, Map<String, @Valid Item> byName) {

	}

	record Address(@Pattern(regexp = "\\d{5}") String zipCode) {

	}

	record Item(@Positive int unitPrice) {

	}

	@CloudEventType("counted")
	record CountedEvent(CountedData data) {

	}

	@CloudEventType("counted.cascaded")
	record CountedCascaded(@Valid CountedData data) {

	}

	@CloudEventType("counted.nested")
	record CountedNested(Map<String, List<@Valid CountedData>> data) {

	}

	record Silent(@NotBlank(message = "") String name) {

	}

	record CountedData(@Counted String name) {

	}

	@Constraint(validatedBy = CountedValidator.class)
	@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
	@interface Counted {

		String message() default "";

		Class<?>[] groups() default {};

		Class<? extends Payload>[] payload() default {};

	}

	static class CountedValidator implements ConstraintValidator<Counted, String> {

		static final List<String> count = new java.util.concurrent.CopyOnWriteArrayList<>();

		@Override
		public boolean isValid(String value, ConstraintValidatorContext context) {
			count.add(value);
			return true;
		}

	}

	@CloudEventType("grouped")
	record Grouped(GroupedData data) {

	}

	record GroupedData(@NotNull(groups = Strict.class) String name) {

	}

	@CloudEventType("messages")
	record Messages(MessagesData data) {

	}

	record MessagesData(@NotBlank(message = "{own.message}") String first, @NotBlank String second) {

	}

	@CloudEventType("throwing")
	record Throwing(Optional<String> data) {

		Throwing {
			throw new IllegalArgumentException("not good: " + data);
		}

	}

}
