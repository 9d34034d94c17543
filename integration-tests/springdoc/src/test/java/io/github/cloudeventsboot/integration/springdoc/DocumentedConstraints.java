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

package io.github.cloudeventsboot.integration.springdoc;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import io.github.cloudeventsboot.annotation.CloudEventType;
import io.github.cloudeventsboot.integration.springdoc.DocumentedEvents.Priority;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Negative;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Null;
import jakarta.validation.constraints.Size;
import jakarta.validation.groups.ConvertGroup;
import jakarta.validation.groups.Default;
import org.hibernate.validator.constraints.CompositionType;
import org.hibernate.validator.constraints.ConstraintComposition;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * Data with constraints of every kind.
 */
@NullMarked
final class DocumentedConstraints {

	private DocumentedConstraints() {
	}

	record Constrained(@Length(4) String text, @Positive @Nullable Integer odd,
			@NullOrNotBlank @Nullable String alternative, @NotLong @Nullable String not,
			@NotBlankAndShort @Nullable String both) {

	}

	record Bounded(@DecimalMin("0.01") @Digits(integer = 6, fraction = 2) BigDecimal price,
			@jakarta.validation.constraints.Positive @Min(5) int count, @Max(0) @Negative int loss,
			@Nullable Priority level, @AssertTrue @Nullable Boolean fixed) {

	}

	@CloudEventType("bytes.sent")
	record BytesSent(Bytes data, @Size(max = 6) byte[] digest) {

	}

	record Bytes(@Size(min = 1, max = 8) byte[] image, @Size(min = 2) List<byte @Size(min = 8, max = 9) []> pages) {

	}

	record Journey(@Valid Place from, Place to, List<@Valid Place> stops, @Valid List<Place> detours,
			Map<String, Place> others, @Valid Grouped usual,
			@Valid @ConvertGroup(from = Default.class, to = Strict.class) Grouped strict, @Valid Plain one,
			Plain other) {

	}

	record Place(@NotBlank String city) {

	}

	record Grouped(@Size(max = 9, groups = Strict.class) String narrow, @Size(max = 8) String usual) {

	}

	record Plain(String text, @Nullable Plain inner) {

	}

	interface Strict {

	}

	/** A constraint with the name of one of Hibernate Validator, but other attributes. */
	@Constraint(validatedBy = LengthValidator.class)
	@Target(ElementType.FIELD)
	@Retention(RetentionPolicy.RUNTIME)
	@interface Length {

		int value();

		String message() default "another length";

		Class<?>[] groups() default {};

		Class<? extends Payload>[] payload() default {};

	}

	static class LengthValidator implements ConstraintValidator<Length, String> {

		private int length;

		@Override
		public void initialize(Length annotation) {
			this.length = annotation.value();
		}

		@Override
		public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
			return value == null || value.length() == this.length;
		}

	}

	/** A constraint with the name of a standard one, composed of another. */
	@NotNull
	@Constraint(validatedBy = {})
	@Target(ElementType.FIELD)
	@Retention(RetentionPolicy.RUNTIME)
	@interface Positive {

		String message() default "no number";

		Class<?>[] groups() default {};

		Class<? extends Payload>[] payload() default {};

	}

	@ConstraintComposition(CompositionType.OR)
	@Null
	@NotBlank
	@Constraint(validatedBy = {})
	@Target(ElementType.FIELD)
	@Retention(RetentionPolicy.RUNTIME)
	@interface NullOrNotBlank {

		String message() default "blank";

		Class<?>[] groups() default {};

		Class<? extends Payload>[] payload() default {};

	}

	@ConstraintComposition(CompositionType.ALL_FALSE)
	@Size(min = 20)
	@Constraint(validatedBy = {})
	@Target(ElementType.FIELD)
	@Retention(RetentionPolicy.RUNTIME)
	@interface NotLong {

		String message() default "too long";

		Class<?>[] groups() default {};

		Class<? extends Payload>[] payload() default {};

	}

	@ConstraintComposition(CompositionType.AND)
	@NotBlank
	@Size(max = 8)
	@Constraint(validatedBy = {})
	@Target(ElementType.FIELD)
	@Retention(RetentionPolicy.RUNTIME)
	@interface NotBlankAndShort {

		String message() default "blank or too long";

		Class<?>[] groups() default {};

		Class<? extends Payload>[] payload() default {};

	}

}
