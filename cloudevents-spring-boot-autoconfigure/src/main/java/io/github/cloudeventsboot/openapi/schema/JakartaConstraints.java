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

package io.github.cloudeventsboot.openapi.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.validation.Validator;
import jakarta.validation.groups.Default;
import jakarta.validation.metadata.CascadableDescriptor;
import jakarta.validation.metadata.ConstraintDescriptor;
import jakarta.validation.metadata.ContainerDescriptor;
import jakarta.validation.metadata.ContainerElementTypeDescriptor;
import jakarta.validation.metadata.ElementDescriptor;
import jakarta.validation.metadata.GroupConversionDescriptor;
import jakarta.validation.metadata.PropertyDescriptor;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;

/**
 * Jakarta Validation constraints that the validator of the application finds.
 *
 * @since 0.1.0
 */
public final class JakartaConstraints implements Constraints {

	private final Validator validator;

	/**
	 * Create constraints.
	 * @param validator the validator of the application
	 */
	public JakartaConstraints(Validator validator) {
		this.validator = validator;
	}

	@Override
	public boolean apply(Class<?> owner, String property, @Nullable JavaType type, ValidationScope scope,
			Map<String, Object> schema) {
		PropertyDescriptor descriptor = descriptor(owner, property);
		return scope.checked() && descriptor != null && apply(descriptor, descriptor, type, groups(scope), schema);
	}

	@Override
	public ValidationScope inside(Class<?> owner, String property, ValidationScope scope) {
		PropertyDescriptor descriptor = descriptor(owner, property);
		CascadableDescriptor cascaded = (scope.checked() && descriptor != null) ? cascaded(descriptor, descriptor)
				: null;
		return (cascaded != null) ? converted(cascaded, scope) : ValidationScope.UNCHECKED;
	}

	private @Nullable PropertyDescriptor descriptor(Class<?> owner, String property) {
		return this.validator.getConstraintsForClass(owner).getConstraintsForProperty(property);
	}

	private static Class<?>[] groups(ValidationScope scope) {
		return (scope.groups().isEmpty()) ? new Class<?>[] { Default.class } : scope.groups().toArray(Class<?>[]::new);
	}

	/**
	 * Return what {@code @Valid} is on: the member itself or its elements, but not the
	 * keys of a map.
	 */
	private static @Nullable CascadableDescriptor cascaded(CascadableDescriptor element,
			ContainerDescriptor container) {
		if (element.isCascaded()) {
			return element;
		}
		for (ContainerElementTypeDescriptor inside : container.getConstrainedContainerElementTypes()) {
			CascadableDescriptor cascaded = (isKey(inside)) ? null : cascaded(inside, inside);
			if (cascaded != null) {
				return cascaded;
			}
		}
		return null;
	}

	private static boolean isKey(ContainerElementTypeDescriptor element) {
		return element.getContainerClass() != null && Map.class.isAssignableFrom(element.getContainerClass())
				&& Integer.valueOf(0).equals(element.getTypeArgumentIndex());
	}

	private static ValidationScope converted(CascadableDescriptor cascaded, ValidationScope scope) {
		List<Class<?>> groups = new ArrayList<>();
		for (Class<?> group : groups(scope)) {
			Class<?> converted = group;
			for (GroupConversionDescriptor conversion : cascaded.getGroupConversions()) {
				converted = (conversion.getFrom() == group) ? conversion.getTo() : converted;
			}
			groups.add(converted);
		}
		return (groups.equals(List.of(Default.class))) ? ValidationScope.DEFAULT : ValidationScope.of(groups);
	}

	private static boolean apply(ElementDescriptor element, ContainerDescriptor container, @Nullable JavaType type,
			Class<?>[] groups, Map<String, Object> schema) {
		boolean required = false;
		for (ConstraintDescriptor<?> constraint : element.findConstraints()
			.unorderedAndMatchingGroups(groups)
			.getConstraintDescriptors()) {
			required |= StandardConstraints.apply(constraint, schema);
		}
		if (type == null) {
			return required;
		}
		for (ContainerElementTypeDescriptor inside : container.getConstrainedContainerElementTypes()) {
			Map<String, Object> elements = elements(type, inside, schema);
			if (elements != null) {
				apply(inside, inside, type.getContentType(), groups, elements);
			}
		}
		return required;
	}

	/**
	 * Return the schema of the elements of a container. The type of the container
	 * determines which keyword holds it, since Hibernate Validator does not report that
	 * for nested containers.
	 */
	@SuppressWarnings("unchecked") // schemas are maps with strings as keys
	private static @Nullable Map<String, Object> elements(JavaType type, ContainerElementTypeDescriptor descriptor,
			Map<String, Object> schema) {
		Object elements = null;
		if (type.isReferenceType()) {
			elements = schema;
		}
		else if (type.isCollectionLikeType() || type.isArrayType()) {
			elements = schema.get("items");
		}
		else if (type.isMapLikeType() && !Integer.valueOf(0).equals(descriptor.getTypeArgumentIndex())) {
			elements = schema.get("additionalProperties");
		}
		return (elements instanceof Map<?, ?>) ? (Map<String, Object>) elements : null;
	}

}
