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

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Schemas of types for one direction, view and validation.
 */
final class TypeSchemas {

	private static final Map<Class<?>, Class<?>> OPTIONALS = Map.of(OptionalInt.class, Integer.class,
			OptionalLong.class, Long.class, OptionalDouble.class, Double.class);

	private final JsonMapper mapper;

	private final Direction direction;

	private final @Nullable Class<?> view;

	private final MapperConfig<?> config;

	private final ValidationScope scope;

	private final Constraints constraints;

	private final Definitions definitions;

	private final TypeIntrospection introspection;

	private final JsonForms forms;

	private final BeanSchemas beans;

	private final SubtypeSchemas subtypes;

	TypeSchemas(JsonMapper mapper, Direction direction, @Nullable Class<?> view, Constraints constraints,
			Definitions definitions) {
		this(mapper, direction, view, ValidationScope.DEFAULT, constraints, definitions);
	}

	private TypeSchemas(JsonMapper mapper, Direction direction, @Nullable Class<?> view, ValidationScope scope,
			Constraints constraints, Definitions definitions) {
		this.mapper = mapper;
		this.direction = direction;
		this.view = view;
		this.config = (direction == Direction.READ) ? mapper.deserializationConfig() : mapper.serializationConfig();
		this.scope = scope;
		this.constraints = constraints;
		this.definitions = definitions;
		this.introspection = new TypeIntrospection(mapper, direction, this.config);
		this.forms = new JsonForms(mapper, direction);
		this.beans = new BeanSchemas(this, constraints);
		this.subtypes = new SubtypeSchemas(this);
	}

	/**
	 * Return the schemas of types whose constraints are checked in another way.
	 */
	TypeSchemas in(ValidationScope scope) {
		return (scope.equals(this.scope)) ? this
				: new TypeSchemas(this.mapper, this.direction, this.view, scope, this.constraints, this.definitions);
	}

	ValidationScope scope() {
		return this.scope;
	}

	Direction direction() {
		return this.direction;
	}

	@Nullable Class<?> view() {
		return this.view;
	}

	MapperConfig<?> config() {
		return this.config;
	}

	TypeIntrospection introspection() {
		return this.introspection;
	}

	JsonMapper mapper() {
		return this.mapper;
	}

	Map<String, Object> of(JavaType type) {
		Class<?> rawType = type.getRawClass();
		Class<?> optional = OPTIONALS.get(rawType);
		if (optional != null || type.isReferenceType()) {
			return Keywords
				.nullable(of((optional != null) ? this.mapper.constructType(optional) : type.getContentType()));
		}
		if (rawType == Object.class || rawType == Void.class || this.introspection.isCustom(type)) {
			return new LinkedHashMap<>();
		}
		if (JsonNode.class.isAssignableFrom(rawType)) {
			return tree(rawType);
		}
		if (rawType.isEnum()) {
			return constants(rawType);
		}
		if (rawType == byte[].class) {
			Map<String, Object> bytes = Keywords.type("string");
			bytes.put("contentEncoding", "base64");
			return bytes;
		}
		if (type.isMapLikeType()) {
			Map<String, Object> map = Keywords.type("object");
			Map<String, Object> values = of(type.getContentType());
			if (!values.isEmpty()) {
				map.put("additionalProperties", values);
			}
			Map<String, Object> names = of(type.getKeyType());
			if ("string".equals(names.get("type")) && names.size() > 1) {
				map.put("propertyNames", names);
			}
			return map;
		}
		if (type.isArrayType() || type.isCollectionLikeType() || type.isIterationType()) {
			return Keywords.array(of(type.getContentType()));
		}
		return single(type);
	}

	static boolean isOptional(JavaType type) {
		return OPTIONALS.containsKey(type.getRawClass()) || type.isReferenceType();
	}

	private static Map<String, Object> tree(Class<?> type) {
		if (type == ObjectNode.class) {
			return Keywords.type("object");
		}
		return (type == ArrayNode.class) ? Keywords.type("array") : new LinkedHashMap<>();
	}

	/**
	 * Return the schema of an enum, with its constants as the mapper writes them.
	 */
	private Map<String, Object> constants(Class<?> type) {
		Set<Object> values = new LinkedHashSet<>();
		for (Object constant : type.getEnumConstants()) {
			JsonNode node = this.mapper.valueToTree(constant);
			if (node.isContainer()) {
				return new LinkedHashMap<>();
			}
			values.add((node.isString()) ? node.asString()
					: (node.isNumber()) ? node.numberValue() : String.valueOf(constant));
		}
		boolean text = values.stream().allMatch(String.class::isInstance);
		Map<String, Object> schema = Keywords.type((text) ? "string" : "integer");
		if (!values.isEmpty()) {
			schema.put("enum", List.copyOf(values));
		}
		return schema;
	}

	private Map<String, Object> single(JavaType type) {
		AnnotatedMember value = this.introspection.description(type).findJsonValueAccessor();
		if (value != null) {
			return of(value.getType());
		}
		JsonForms.Form form = this.forms.of(type);
		if (form.delegate() != null) {
			return of(form.delegate());
		}
		if (!form.object()) {
			return form.copy();
		}
		return this.definitions.add(ref(type, ""), () -> this.subtypes.of(type));
	}

	/**
	 * Return the schema of a type as an object, without its subtypes.
	 */
	Map<String, Object> object(JavaType type) {
		return (this.introspection.isArray(type)) ? Keywords.type("array") : this.beans.of(type);
	}

	/**
	 * Return the schema of a member that declares the type information of its values.
	 */
	Map<String, Object> identified(AnnotatedMember member, JavaType type, JsonTypeInfo.Value info, String suffix) {
		return this.subtypes.of(member, type, info, suffix);
	}

	/**
	 * Define a schema for a type, and return a reference to it.
	 */
	Map<String, Object> define(JavaType type, String suffix, Supplier<Map<String, Object>> schema) {
		return this.definitions.add(ref(type, suffix), schema);
	}

	private Ref ref(JavaType type, String suffix) {
		String more = ((this.view != null) ? this.view.getSimpleName() : "") + suffix;
		return Ref.of(type, more, List.of(type.toCanonical(), String.valueOf(this.view), suffix), this.direction,
				this.scope);
	}

	/**
	 * Return whether a member belongs to the view.
	 */
	boolean isInView(Class<?> @Nullable [] views) {
		if (this.view == null) {
			return true;
		}
		if (views == null) {
			return this.config.isEnabled(MapperFeature.DEFAULT_VIEW_INCLUSION);
		}
		return Arrays.stream(views).anyMatch((member) -> member.isAssignableFrom(this.view));
	}

}
