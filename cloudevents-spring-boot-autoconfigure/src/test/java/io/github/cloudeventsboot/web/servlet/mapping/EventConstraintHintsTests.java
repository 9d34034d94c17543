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

package io.github.cloudeventsboot.web.servlet.mapping;

import java.lang.annotation.Annotation;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Method;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.github.cloudeventsboot.TypedCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventMapping;
import io.github.cloudeventsboot.annotation.CloudEventPayload;
import io.github.cloudeventsboot.annotation.CloudEventType;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import org.junit.jupiter.api.Test;

import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the hints of {@link EventHandlerAotProcessor} without which a native image
 * would check no constraints.
 */
class EventConstraintHintsTests {

	@Test
	void constraintsOfRecordsAreFound() {
		HandlerHints.assertAllowed(HandlerHints.of(Handlers.class),
				List.of(Completed.class, Amount.class, Currency.class, Order.class, Item.class, User.class, Home.class),
				MemberCategory.ACCESS_DECLARED_FIELDS);
	}

	@Test
	void validatorsOfConstraintsCanBeCreated() {
		HandlerHints.assertAllowed(HandlerHints.of(Handlers.class),
				List.of(CodeValidator.class, NameValidator.class, ItemValidator.class, UserValidator.class),
				MemberCategory.INVOKE_DECLARED_CONSTRUCTORS);
	}

	@Test
	void inheritedConstraintsAreFound() throws Exception {
		RuntimeHints hints = HandlerHints.of(Handlers.class);
		HandlerHints.assertAllowed(hints, List.of(TenantValidator.class, RegionValidator.class, KindValidator.class),
				MemberCategory.INVOKE_DECLARED_CONSTRUCTORS);
		HandlerHints.assertAllowed(hints, List.of(Kinded.class), MemberCategory.ACCESS_DECLARED_FIELDS);
		for (Method method : List.of(HasTenant.class.getDeclaredMethod("getTenant"),
				Regional.class.getDeclaredMethod("getRegion"), Range.class.getDeclaredMethod("isOrdered"),
				Range.class.getDeclaredMethod("hasBounds"))) {
			assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(method)).as(method.toString())
				.accepts(hints);
		}
	}

	@RestController
	static class Handlers {

		@PostMapping("/payments")
		void payment(Payment payment) {
		}

		@PostMapping("/orders")
		void orders(List<TypedCloudEvent<List<Order>>> orders) {
		}

		@PostMapping("/ranges")
		void range(TypedCloudEvent<Range> range) {
		}

		@CloudEventMapping("/users")
		void user(@CloudEventPayload User user) {
		}

	}

	sealed interface Payment permits Completed {

	}

	@CloudEventType("payment.completed")
	record Completed(Amount data) implements Payment, European {

	}

	interface European extends Regional {

	}

	interface Regional {

		@InRegion
		default String getRegion() {
			return "EU";
		}

	}

	interface HasTenant {

		@Tenant
		String getTenant();

	}

	abstract static class Kinded {

		@Kind
		String kind;

	}

	static class Range extends Kinded implements HasTenant {

		@Override
		public String getTenant() {
			return "blue";
		}

		@AssertTrue
		private boolean isOrdered() {
			return true;
		}

		List<@NotNull String> hasBounds() {
			return List.of();
		}

	}

	record Amount(Currency currency) {

	}

	record Currency(@Code String code) {

	}

	record Order(List<@Checked Item> items) {

	}

	record Item(@Name String name) {

	}

	@CheckedUser
	record User(String name, Address address) {

	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
	sealed interface Address permits Home {

	}

	record Home(String street) implements Address {

	}

	@Constraint(validatedBy = CodeValidator.class)
	@Retention(RetentionPolicy.RUNTIME)
	@interface Code {

		String message() default "";

		Class<?>[] groups() default {};

		Class<? extends Payload>[] payload() default {};

	}

	static class CodeValidator extends AnyValidator<Code> {

	}

	/** Composed of constraints, one of which is composed itself. */
	@NotNull
	@Named
	@Constraint(validatedBy = {})
	@Retention(RetentionPolicy.RUNTIME)
	@interface Name {

		String message() default "";

		Class<?>[] groups() default {};

		Class<? extends Payload>[] payload() default {};

	}

	@Constraint(validatedBy = NameValidator.class)
	@Retention(RetentionPolicy.RUNTIME)
	@interface Named {

		String message() default "";

		Class<?>[] groups() default {};

		Class<? extends Payload>[] payload() default {};

	}

	static class NameValidator extends AnyValidator<Named> {

	}

	@Constraint(validatedBy = ItemValidator.class)
	@Target(ElementType.TYPE_USE)
	@Retention(RetentionPolicy.RUNTIME)
	@interface Checked {

		String message() default "";

		Class<?>[] groups() default {};

		Class<? extends Payload>[] payload() default {};

	}

	static class ItemValidator extends AnyValidator<Checked> {

	}

	@Constraint(validatedBy = UserValidator.class)
	@Retention(RetentionPolicy.RUNTIME)
	@interface CheckedUser {

		String message() default "";

		Class<?>[] groups() default {};

		Class<? extends Payload>[] payload() default {};

	}

	static class UserValidator extends AnyValidator<CheckedUser> {

	}

	@Constraint(validatedBy = TenantValidator.class)
	@Retention(RetentionPolicy.RUNTIME)
	@interface Tenant {

		String message() default "";

		Class<?>[] groups() default {};

		Class<? extends Payload>[] payload() default {};

	}

	static class TenantValidator extends AnyValidator<Tenant> {

	}

	@Constraint(validatedBy = RegionValidator.class)
	@Retention(RetentionPolicy.RUNTIME)
	@interface InRegion {

		String message() default "";

		Class<?>[] groups() default {};

		Class<? extends Payload>[] payload() default {};

	}

	static class RegionValidator extends AnyValidator<InRegion> {

	}

	@Constraint(validatedBy = KindValidator.class)
	@Retention(RetentionPolicy.RUNTIME)
	@interface Kind {

		String message() default "";

		Class<?>[] groups() default {};

		Class<? extends Payload>[] payload() default {};

	}

	static class KindValidator extends AnyValidator<Kind> {

	}

	abstract static class AnyValidator<A extends Annotation> implements ConstraintValidator<A, Object> {

		@Override
		public boolean isValid(Object value, ConstraintValidatorContext context) {
			return true;
		}

	}

}
