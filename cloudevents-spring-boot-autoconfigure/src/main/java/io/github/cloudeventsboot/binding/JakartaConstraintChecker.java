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

package io.github.cloudeventsboot.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.cloudeventsboot.CloudEventViolation;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.validation.metadata.ContainerDescriptor;
import jakarta.validation.metadata.ContainerElementTypeDescriptor;
import jakarta.validation.metadata.PropertyDescriptor;

import org.springframework.util.Assert;

/**
 * Checks Jakarta constraints.
 *
 * @since 0.1.0
 */
public final class JakartaConstraintChecker implements ConstraintChecker {

	private static final int MAX_VIOLATIONS = 20;

	private final Validator validator;

	private final ConstraintMessages messages;

	private final boolean enabled;

	/**
	 * Create a checker.
	 * @param validator the validator
	 * @param messages the messages of its constraints
	 * @param enabled whether anything is checked without {@code @Valid}
	 */
	public JakartaConstraintChecker(Validator validator, ConstraintMessages messages, boolean enabled) {
		Assert.notNull(validator, "'validator' must not be null");
		this.validator = validator;
		this.messages = messages;
		this.enabled = enabled;
	}

	@Override
	public boolean isCascaded(Class<?> owner, String property) {
		PropertyDescriptor descriptor = this.validator.getConstraintsForClass(owner)
			.getConstraintsForProperty(property);
		return descriptor != null && (descriptor.isCascaded() || cascades(descriptor));
	}

	private static boolean cascades(ContainerDescriptor container) {
		return container.getConstrainedContainerElementTypes()
			.stream()
			.filter((element) -> !isKey(element))
			.anyMatch((element) -> element.isCascaded() || cascades(element));
	}

	private static boolean isKey(ContainerElementTypeDescriptor element) {
		return element.getContainerClass() == Map.class && element.getTypeArgumentIndex() == 0;
	}

	@Override
	public boolean isConstrained(Class<?> type) {
		return this.enabled && this.validator.getConstraintsForClass(type).isBeanConstrained();
	}

	@Override
	public List<CloudEventViolation> check(EventBinding binding, Object value) {
		if (!this.enabled) {
			return List.of();
		}
		List<CloudEventViolation> violations = new ArrayList<>(0);
		for (ConstraintTarget target : binding.constraintTargets(value)) {
			for (ConstraintViolation<Object> violation : this.validator.validate(target.object())) {
				if (violations.size() >= MAX_VIOLATIONS) {
					return violations;
				}
				String path = target.pathOf(violation.getPropertyPath().toString());
				violations.add(binding.violation(value, path, this.messages.of(violation)));
			}
		}
		return violations;
	}

}
