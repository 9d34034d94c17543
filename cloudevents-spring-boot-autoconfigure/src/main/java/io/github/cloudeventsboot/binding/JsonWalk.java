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

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.introspect.ClassIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.ser.SerializationContextExt;
import tools.jackson.databind.util.NameTransformer;

/**
 * A walk from a value to one of its parts that records the position in the JSON. The
 * value determines the class of each part, and thereby the name of its type.
 */
final class JsonWalk {

	private final JsonMapper mapper;

	private final SerializationContextExt context;

	private final StringBuilder pointer = new StringBuilder("#");

	private NameTransformer names = NameTransformer.NOP;

	private @Nullable JavaType type;

	private @Nullable Object value;

	private boolean array;

	JsonWalk(JsonMapper mapper, JavaType type, @Nullable Object value) {
		this.mapper = mapper;
		this.context = mapper._serializationContext();
		enter(type, value, null);
	}

	String pointer() {
		return this.pointer.toString();
	}

	/**
	 * Return whether nothing more will be appended.
	 */
	boolean isFull() {
		return DataPointers.isFull(this.pointer);
	}

	/**
	 * Step to an element of a collection, or to the value of a key of a map.
	 */
	void element(String key) {
		if (!key.isEmpty()) {
			DataPointers.append(this.pointer, key);
		}
		enter((this.type != null) ? this.type.getContentType() : null, elementOf(this.value, key), null);
	}

	/**
	 * Step to a property.
	 * @param name its name in Java
	 */
	void property(String name) {
		BeanDescription bean = (this.type != null) ? deserialized(this.type) : null;
		BeanPropertyDefinition property = (bean != null) ? find(bean, name) : null;
		if (bean != null && isMadeOfOneValue(bean)) {
			stay(bean, property);
		}
		else if (bean == null || property == null) {
			DataPointers.append(this.pointer, name);
			enter(null, null, null);
		}
		else {
			go(bean, property);
		}
	}

	/**
	 * Step to the single value that an object is created from: it has no members in JSON.
	 */
	private void stay(BeanDescription bean, @Nullable BeanPropertyDefinition property) {
		AnnotatedMember single = serialized(bean.getType()).findJsonValueAccessor();
		JavaType declared = (single != null) ? single.getType() : (property != null) ? property.getPrimaryType() : null;
		enter(declared, valueOf(single), null);
	}

	private void go(BeanDescription bean, BeanPropertyDefinition property) {
		AnnotatedMember member = property.getPrimaryMember();
		NameTransformer unwrapping = config().getAnnotationIntrospector()
			.findUnwrappingNameTransformer(config(), member);
		NameTransformer outer = this.names;
		if (unwrapping == null) {
			DataPointers.append(this.pointer, (this.array) ? Integer.toString(bean.findProperties().indexOf(property))
					: outer.transform(property.getName()));
		}
		BeanPropertyDefinition readable = find(serialized(bean.getType()), property.getInternalName());
		enter(property.getPrimaryType(), valueOf((readable != null) ? readable.getAccessor() : null), member);
		if (unwrapping != null) {
			this.names = NameTransformer.chainedTransformer(outer, unwrapping);
		}
	}

	private void enter(@Nullable JavaType declared, @Nullable Object object, @Nullable AnnotatedMember member) {
		JavaType actual = (declared != null && declared.isReferenceType()) ? declared.getReferencedType() : declared;
		this.value = (object instanceof Optional<?> optional) ? optional.orElse(null) : object;
		this.names = NameTransformer.NOP;
		if (actual != null && this.value != null && !actual.isContainerType()) {
			appendType(actual, this.value, member);
			actual = specialize(actual, this.value.getClass());
		}
		this.type = actual;
		this.array = actual != null && !actual.isContainerType() && isArray(actual, member);
	}

	private void appendType(JavaType declared, Object object, @Nullable AnnotatedMember member) {
		TypeSerializer serializer = (member != null)
				? config().getTypeResolverProvider().findPropertyTypeSerializer(this.context, member, declared)
				: this.context.findTypeSerializer(declared);
		if (serializer != null && serializer.getTypeInclusion() == JsonTypeInfo.As.WRAPPER_OBJECT) {
			DataPointers.append(this.pointer, serializer.getTypeIdResolver().idFromValue(this.context, object));
		}
		else if (serializer != null && serializer.getTypeInclusion() == JsonTypeInfo.As.WRAPPER_ARRAY) {
			DataPointers.append(this.pointer, "1");
		}
	}

	private JavaType specialize(JavaType declared, Class<?> actual) {
		return (declared.getRawClass() != actual && declared.getRawClass().isAssignableFrom(actual))
				? this.mapper.getTypeFactory().constructSpecializedType(declared, actual, true) : declared;
	}

	private boolean isArray(JavaType actual, @Nullable AnnotatedMember member) {
		AnnotationIntrospector annotations = config().getAnnotationIntrospector();
		JsonFormat.Value format = (member != null) ? annotations.findFormat(config(), member) : null;
		if (format == null || !format.hasShape()) {
			format = annotations.findFormat(config(), deserialized(actual).getClassInfo());
		}
		return format != null && format.getShape() == JsonFormat.Shape.ARRAY;
	}

	/**
	 * Return whether instances have no members in JSON because they are created from a
	 * single value.
	 */
	private boolean isMadeOfOneValue(BeanDescription bean) {
		return serialized(bean.getType()).findJsonValueAccessor() != null
				|| bean.getConstructorsWithMode()
					.stream()
					.anyMatch((creator) -> creator.metadata == JsonCreator.Mode.DELEGATING)
				|| bean.getFactoryMethodsWithMode()
					.stream()
					.anyMatch((creator) -> creator.metadata == JsonCreator.Mode.DELEGATING);
	}

	private MapperConfig<?> config() {
		return this.mapper.deserializationConfig();
	}

	private BeanDescription deserialized(JavaType bean) {
		ClassIntrospector introspector = config().classIntrospectorInstance().forOperation(config());
		return introspector.introspectForDeserialization(bean, introspector.introspectClassAnnotations(bean));
	}

	private BeanDescription serialized(JavaType bean) {
		MapperConfig<?> config = this.mapper.serializationConfig();
		ClassIntrospector introspector = config.classIntrospectorInstance().forOperation(config);
		return introspector.introspectForSerialization(bean, introspector.introspectClassAnnotations(bean));
	}

	private static @Nullable BeanPropertyDefinition find(BeanDescription bean, String name) {
		return bean.findProperties()
			.stream()
			.filter((property) -> name.equals(property.getInternalName()))
			.findFirst()
			.orElse(null);
	}

	private @Nullable Object valueOf(@Nullable AnnotatedMember accessor) {
		if (accessor == null || this.value == null) {
			return null;
		}
		try {
			accessor.fixAccess(true);
			return accessor.getValue(this.value);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private static @Nullable Object elementOf(@Nullable Object container, String key) {
		if (container instanceof Map<?, ?> map) {
			return map.entrySet()
				.stream()
				.filter((entry) -> key.equals(String.valueOf(entry.getKey())))
				.map((entry) -> (Object) entry.getValue())
				.findFirst()
				.orElse(null);
		}
		try {
			if (container instanceof List<?> list) {
				return list.get(Integer.parseInt(key));
			}
			if (container instanceof Collection<?> collection) {
				return collection.stream().skip(Integer.parseInt(key)).findFirst().orElse(null);
			}
			return (container != null && container.getClass().isArray()) ? Array.get(container, Integer.parseInt(key))
					: null;
		}
		catch (NumberFormatException | IndexOutOfBoundsException ex) {
			return null;
		}
	}

}
