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

import com.fasterxml.jackson.annotation.JsonFormat;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.ClassIntrospector;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a mapper finds out about types in one direction.
 */
final class TypeIntrospection {

	private final JsonMapper mapper;

	private final Direction direction;

	private final MapperConfig<?> config;

	TypeIntrospection(JsonMapper mapper, Direction direction, MapperConfig<?> config) {
		this.mapper = mapper;
		this.direction = direction;
		this.config = config;
	}

	/**
	 * Return whether the members of a bean are written as the elements of an array.
	 */
	boolean isArray(JavaType type) {
		JsonFormat.Value format = JsonFormat.Value.merge(
				this.config.getAnnotationIntrospector().findFormat(this.config, annotated(type)),
				this.config.getDefaultPropertyFormat(type.getRawClass()));
		return format != null && format.getShape() == JsonFormat.Shape.ARRAY;
	}

	/**
	 * Return whether an annotation on the type names a deserializer or serializer.
	 */
	boolean isCustom(JavaType type) {
		AnnotatedClass annotated = annotated(type);
		Object custom = (this.direction == Direction.READ)
				? this.config.getAnnotationIntrospector().findDeserializer(this.config, annotated)
				: this.config.getAnnotationIntrospector().findSerializer(this.config, annotated);
		return custom != null;
	}

	AnnotatedClass annotated(JavaType type) {
		return introspector().introspectClassAnnotations(type);
	}

	private ClassIntrospector introspector() {
		return this.config.classIntrospectorInstance();
	}

	BeanDescription description(JavaType type) {
		ClassIntrospector introspector = introspector();
		AnnotatedClass annotated = introspector.introspectClassAnnotations(type);
		if (this.direction == Direction.WRITE) {
			return introspector.introspectForSerialization(type, annotated);
		}
		Class<?> builder = this.config.getAnnotationIntrospector().findPOJOBuilder(this.config, annotated);
		return (builder != null)
				? introspector.introspectForDeserializationWithBuilder(this.mapper.constructType(builder),
						introspector.introspectForDeserialization(type, annotated))
				: introspector.introspectForDeserialization(type, annotated);
	}

}
