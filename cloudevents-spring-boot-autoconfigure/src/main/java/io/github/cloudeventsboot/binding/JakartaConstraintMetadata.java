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

import java.util.Map;

import jakarta.validation.Validator;
import jakarta.validation.metadata.ContainerDescriptor;
import jakarta.validation.metadata.ContainerElementTypeDescriptor;
import jakarta.validation.metadata.PropertyDescriptor;

import org.springframework.util.Assert;

/**
 * Metadata of Jakarta constraints.
 *
 * @since 0.1.0
 */
public final class JakartaConstraintMetadata implements ConstraintMetadata {

	private final Validator validator;

	private final boolean enabled;

	/**
	 * Create metadata.
	 * @param validator the validator that finds the constraints
	 * @param enabled whether constraints are checked without {@code @Valid}
	 */
	public JakartaConstraintMetadata(Validator validator, boolean enabled) {
		Assert.notNull(validator, "'validator' must not be null");
		this.validator = validator;
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
		return this.enabled && !isUnconstrained(type);
	}

	@Override
	public boolean isUnconstrained(Class<?> type) {
		return !this.validator.getConstraintsForClass(type).isBeanConstrained();
	}

}
