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
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.util.NameTransformer;

import org.springframework.core.KotlinDetector;
import org.springframework.core.Nullness;
import org.springframework.util.StringUtils;

/**
 * Schemas of JSON objects that are beans.
 */
final class BeanSchemas {

	private final TypeSchemas types;

	private final Constraints constraints;

	BeanSchemas(TypeSchemas types, Constraints constraints) {
		this.types = types;
		this.constraints = constraints;
	}

	Map<String, Object> of(JavaType type) {
		Map<String, Object> schema = Keywords.type("object");
		SchemaAnnotations.describe(type.getRawClass(), schema);
		Map<String, Object> properties = new LinkedHashMap<>();
		List<String> required = new ArrayList<>();
		collect(type, this.types.scope(), NameTransformer.NOP, properties, required);
		if (!properties.isEmpty()) {
			schema.put("properties", properties);
		}
		if (!required.isEmpty()) {
			schema.put("required", required);
		}
		return schema;
	}

	private void collect(JavaType type, ValidationScope scope, NameTransformer names, Map<String, Object> properties,
			List<String> required) {
		BeanDescription bean = this.types.introspection().description(type);
		MapperConfig<?> config = this.types.config();
		AnnotationIntrospector introspector = config.getAnnotationIntrospector();
		AnnotatedClass annotated = bean.getClassInfo();
		JsonIgnoreProperties.Value ignored = introspector.findPropertyIgnoralByName(config, annotated);
		Set<String> ignoredNames = (this.types.direction() == Direction.READ) ? ignored.findIgnoredForDeserialization()
				: ignored.findIgnoredForSerialization();
		JsonIncludeProperties.Value included = introspector.findPropertyInclusionByName(config, annotated);
		for (BeanPropertyDefinition property : bean.findProperties()) {
			String name = property.getName();
			AnnotatedMember member = member(property);
			boolean left = ignoredNames.contains(name) || bean.getIgnoredPropertyNames().contains(name)
					|| (included.getIncluded() != null && !included.getIncluded().contains(name));
			if (member == null || left || property.isTypeId() || !this.types.isInView(views(property, bean))
					|| introspector.findInjectableValue(config, member) != null) {
				continue;
			}
			NameTransformer unwrapped = introspector.findUnwrappingNameTransformer(config, member);
			if (unwrapped != null) {
				collect(property.getPrimaryType(), inside(property, type, scope),
						NameTransformer.chainedTransformer(names, unwrapped), properties, required);
				continue;
			}
			add(names.transform(name), property, member, type, scope, properties, required);
		}
	}

	private ValidationScope inside(BeanPropertyDefinition property, JavaType type, ValidationScope scope) {
		return this.constraints.inside(type.getRawClass(), property.getInternalName(), scope);
	}

	private static Class<?> @Nullable [] views(BeanPropertyDefinition property, BeanDescription bean) {
		Class<?>[] views = property.findViews();
		return (views != null) ? views : bean.findDefaultViews();
	}

	private @Nullable AnnotatedMember member(BeanPropertyDefinition property) {
		if (this.types.direction() == Direction.WRITE) {
			return (property.couldSerialize()) ? property.getAccessor() : null;
		}
		AnnotatedMember mutator = property.getMutator();
		// collections and maps without a setter are filled in place
		boolean filled = mutator == null && property.hasGetter() && isFilled(property.getRawPrimaryType());
		return (filled) ? property.getGetter() : mutator;
	}

	private static boolean isFilled(Class<?> type) {
		return Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
	}

	private void add(String name, BeanPropertyDefinition property, AnnotatedMember member, JavaType type,
			ValidationScope scope, Map<String, Object> properties, List<String> required) {
		Class<?> owner = type.getRawClass();
		Map<String, Object> schema = value(member, property, owner, this.types.in(inside(property, type, scope)));
		boolean union = schema.get("type") instanceof List<?>;
		Map<String, Object> constrained = (union) ? new LinkedHashMap<>(schema) : schema;
		if (schema.get("type") instanceof List<?> alternatives) {
			constrained.put("type", alternatives.get(0));
		}
		boolean notNull = this.constraints.apply(owner, property.getInternalName(), property.getPrimaryType(), scope,
				constrained);
		schema = (union && !notNull) ? Keywords.nullable(constrained) : constrained;
		Nullness nullness = MemberNullness.of(property, owner);
		if (nullness == Nullness.NULLABLE && !notNull) {
			schema = Keywords.nullable(schema);
		}
		SchemaAnnotations.describe(property, schema);
		properties.put(name, schema);
		if (notNull || isRequired(property, owner, nullness)) {
			required.add(name);
		}
	}

	private Map<String, Object> value(AnnotatedMember member, BeanPropertyDefinition property, Class<?> owner,
			TypeSchemas types) {
		MapperConfig<?> config = this.types.config();
		AnnotationIntrospector introspector = config.getAnnotationIntrospector();
		Object custom = (this.types.direction() == Direction.READ) ? introspector.findDeserializer(config, member)
				: introspector.findSerializer(config, member);
		if (custom != null) {
			return new LinkedHashMap<>();
		}
		JavaType type = (this.types.direction() == Direction.READ)
				? introspector.refineDeserializationType(config, member, property.getPrimaryType())
				: introspector.refineSerializationType(config, member, property.getPrimaryType());
		JsonTypeInfo.Value info = introspector.findPolymorphicTypeInfo(config, member);
		if (info != null) {
			return types.identified(member, type, info,
					owner.getSimpleName() + StringUtils.capitalize(property.getInternalName()));
		}
		Map<String, Object> schema = types.of(type);
		JsonFormat.Value format = introspector.findFormat(config, member);
		return (format != null) ? MemberFormats.apply(format, schema) : schema;
	}

	/**
	 * Return whether a member is required. This does not depend on the direction, except
	 * for members that may be left out when they are written.
	 */
	private boolean isRequired(BeanPropertyDefinition property, Class<?> owner, Nullness nullness) {
		if (property.getMetadata().isRequired()) {
			return true;
		}
		if (this.types.direction() == Direction.WRITE && isLeftOut(property)) {
			return false;
		}
		boolean created = property.hasConstructorParameter() || owner.isRecord();
		if (!created || KotlinDetector.isKotlinType(owner) || TypeSchemas.isOptional(property.getPrimaryType())) {
			return false;
		}
		if (property.getRawPrimaryType().isPrimitive()) {
			return this.types.mapper()
				.deserializationConfig()
				.isEnabled(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
		}
		return nullness == Nullness.NON_NULL;
	}

	/**
	 * Return whether the member is not written for some values other than {@code null}.
	 */
	private boolean isLeftOut(BeanPropertyDefinition property) {
		JsonInclude.Include include = this.types.config()
			.getDefaultPropertyInclusion()
			.withOverrides(property.findInclusion())
			.getValueInclusion();
		return include != JsonInclude.Include.ALWAYS && include != JsonInclude.Include.USE_DEFAULTS
				&& include != JsonInclude.Include.NON_NULL;
	}

}
