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

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeInfo.As;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.jsontype.NamedType;

/**
 * Schemas of types with subtypes that Jackson distinguishes.
 */
final class SubtypeSchemas {

	private final TypeSchemas types;

	SubtypeSchemas(TypeSchemas types) {
		this.types = types;
	}

	Map<String, Object> of(JavaType type) {
		AnnotatedClass annotated = this.types.introspection().annotated(type);
		JsonTypeInfo.Value info = this.types.config()
			.getAnnotationIntrospector()
			.findPolymorphicTypeInfo(this.types.config(), annotated);
		if (info == null || info.getIdType() == JsonTypeInfo.Id.NONE || info.getIdType() == JsonTypeInfo.Id.CUSTOM) {
			return withoutIds(type);
		}
		Map<String, JavaType> subtypes = subtypes(type,
				this.types.config()
					.getSubtypeResolver()
					.collectAndResolveSubtypesByTypeId(this.types.config(), annotated),
				info.getIdType());
		return (subtypes.isEmpty()) ? this.types.object(type) : union(type, subtypes, info, "");
	}

	/**
	 * Return the schema of a member that declares the type information of its value, or
	 * of the elements if it is a container. It allows anything if the identifier is not
	 * part of the value, or the classes are not known.
	 */
	Map<String, Object> of(AnnotatedMember member, JavaType declared, JsonTypeInfo.Value info, String suffix) {
		boolean container = declared.isContainerType() || declared.isReferenceType();
		JavaType type = (container) ? declared.getContentType() : declared;
		boolean known = info.getIdType() != JsonTypeInfo.Id.NONE && info.getIdType() != JsonTypeInfo.Id.CUSTOM
				&& info.getInclusionType() != As.EXTERNAL_PROPERTY && !type.isContainerType()
				&& !type.isJavaLangObject();
		Map<String, JavaType> subtypes = (known)
				? subtypes(type,
						this.types.config()
							.getSubtypeResolver()
							.collectAndResolveSubtypesByTypeId(this.types.config(), member, type),
						info.getIdType())
				: Map.of();
		Map<String, Object> schema = (subtypes.isEmpty()) ? new LinkedHashMap<>() : union(type, subtypes, info, suffix);
		if (declared.isReferenceType()) {
			return Keywords.nullable(schema);
		}
		if (declared.isMapLikeType()) {
			Map<String, Object> map = Keywords.type("object");
			map.put("additionalProperties", schema);
			return map;
		}
		return (container) ? Keywords.array(schema) : schema;
	}

	private Map<String, Object> union(JavaType type, Map<String, JavaType> subtypes, JsonTypeInfo.Value info,
			String suffix) {
		List<Map<String, Object>> schemas = new ArrayList<>();
		Map<String, Object> mapping = new LinkedHashMap<>();
		boolean property = info.getInclusionType() == As.PROPERTY || info.getInclusionType() == As.EXISTING_PROPERTY;
		property &= info.getIdType() != JsonTypeInfo.Id.DEDUCTION;
		String member = (info.getPropertyName() != null) ? info.getPropertyName()
				: info.getIdType().getDefaultPropertyName();
		String name = (property) ? member : null;
		Class<?> fallback = (property) ? fallback(type, info) : null;
		for (Map.Entry<String, JavaType> subtype : subtypes.entrySet()) {
			boolean self = subtype.getValue().getRawClass() == type.getRawClass();
			if (self && subtypes.size() == 1) {
				return identified(subtype.getValue(), subtype.getKey(), name, info, fallback);
			}
			Map<String, Object> schema = this.types.define(subtype.getValue(), suffix + ((self) ? "Itself" : ""),
					() -> identified(subtype.getValue(), subtype.getKey(), name, info, fallback));
			schemas.add(schema);
			mapping.put(subtype.getKey(), schema.get("$ref"));
		}
		if (fallback != null && subtypes.values().stream().noneMatch((subtype) -> subtype.hasRawClass(fallback))) {
			JavaType other = specialize(type, fallback);
			schemas.add(this.types.define(other, suffix + "Default", () -> this.types.object(other)));
		}
		boolean distinct = info.getIdType() != JsonTypeInfo.Id.DEDUCTION && fallback == null;
		Map<String, Object> union = Keywords.map((distinct) ? "oneOf" : "anyOf", schemas);
		if (name != null && fallback == null) {
			Map<String, Object> discriminator = Keywords.map("propertyName", name);
			discriminator.put("mapping", mapping);
			union.put("discriminator", discriminator);
		}
		return union;
	}

	/**
	 * Return the class that Jackson reads if the identifier is missing, or {@code null}.
	 */
	private @Nullable Class<?> fallback(JavaType type, JsonTypeInfo.Value info) {
		if (this.types.direction() == Direction.WRITE) {
			return null;
		}
		Class<?> given = info.getDefaultImpl();
		if (given != null && type.isTypeOrSuperTypeOf(given)) {
			return given;
		}
		boolean itself = this.types.config().isEnabled(MapperFeature.USE_BASE_TYPE_AS_DEFAULT_IMPL)
				|| Boolean.FALSE.equals(info.getRequireTypeIdForSubtypes());
		return (itself && type.isConcrete()) ? type.getRawClass() : null;
	}

	private JavaType specialize(JavaType type, Class<?> subtype) {
		return (type.hasRawClass(subtype)) ? type
				: this.types.config().getTypeFactory().constructSpecializedType(type, subtype);
	}

	/**
	 * Return the schema of one subtype with its identifier.
	 */
	private Map<String, Object> identified(JavaType type, String id, @Nullable String property, JsonTypeInfo.Value info,
			@Nullable Class<?> fallback) {
		Map<String, Object> schema = this.types.object(type);
		if (property != null) {
			return withProperty(schema, property, id, fallback == null || !type.hasRawClass(fallback));
		}
		if (info.getIdType() != JsonTypeInfo.Id.DEDUCTION && info.getInclusionType() == As.WRAPPER_OBJECT) {
			Map<String, Object> wrapper = Keywords.type("object");
			wrapper.put("properties", Keywords.map(id, schema));
			wrapper.put("required", List.of(id));
			return wrapper;
		}
		if (info.getIdType() != JsonTypeInfo.Id.DEDUCTION && info.getInclusionType() == As.WRAPPER_ARRAY) {
			Map<String, Object> wrapper = Keywords.type("array");
			wrapper.put("prefixItems", List.of(Keywords.map("const", id), schema));
			wrapper.put("minItems", 2);
			wrapper.put("maxItems", 2);
			return wrapper;
		}
		return schema;
	}

	private static Map<String, Object> withProperty(Map<String, Object> schema, String property, String id,
			boolean needed) {
		Map<String, Object> constant = Keywords.type("string");
		constant.put("const", id);
		Map<String, Object> properties = Keywords.map(property, constant);
		if (schema.get("properties") instanceof Map<?, ?> others) {
			others.forEach((name, other) -> properties.putIfAbsent(String.valueOf(name), other));
		}
		schema.put("properties", properties);
		if (!needed) {
			return schema;
		}
		List<Object> required = new ArrayList<>(List.of(property));
		if (schema.get("required") instanceof List<?> others) {
			others.stream().filter((name) -> !property.equals(name)).forEach(required::add);
		}
		schema.put("required", required);
		return schema;
	}

	private Map<String, JavaType> subtypes(JavaType type, Collection<NamedType> candidates, JsonTypeInfo.Id id) {
		Map<String, JavaType> subtypes = new LinkedHashMap<>();
		for (NamedType named : candidates) {
			Class<?> subtype = named.getType();
			boolean concrete = !subtype.isInterface() && !Modifier.isAbstract(subtype.getModifiers());
			if (concrete && type.getRawClass().isAssignableFrom(subtype)) {
				subtypes.put(id(named, id), specialize(type, subtype));
			}
		}
		return subtypes;
	}

	private static String id(NamedType type, JsonTypeInfo.Id id) {
		String name = type.getType().getName();
		if (id == JsonTypeInfo.Id.CLASS) {
			return name;
		}
		if (id == JsonTypeInfo.Id.MINIMAL_CLASS) {
			return name.substring(name.lastIndexOf('.'));
		}
		if (type.hasName()) {
			return type.getName();
		}
		String simple = name.substring(name.lastIndexOf('.') + 1);
		return (id == JsonTypeInfo.Id.SIMPLE_NAME) ? simple.substring(simple.lastIndexOf('$') + 1) : simple;
	}

	/**
	 * Return the schema of a type without type identifiers, of which Jackson writes any
	 * subtype but can't read one.
	 */
	private Map<String, Object> withoutIds(JavaType type) {
		Class<?>[] permitted = type.getRawClass().getPermittedSubclasses();
		if (permitted == null || this.types.direction() == Direction.READ) {
			return this.types.object(type);
		}
		List<Map<String, Object>> schemas = new ArrayList<>();
		for (Class<?> subtype : permitted) {
			schemas.add(this.types.of(this.types.config().getTypeFactory().constructSpecializedType(type, subtype)));
		}
		return Keywords.map("anyOf", schemas);
	}

}
