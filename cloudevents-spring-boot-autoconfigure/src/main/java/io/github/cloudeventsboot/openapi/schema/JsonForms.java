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

import java.util.LinkedHashMap;
import java.util.Map;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.AbstractDeserializer;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.deser.bean.BeanDeserializerBase;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.log.LogMessage;

/**
 * Determines the form in which a mapper reads or writes a type: as a JSON object with the
 * members of a bean, as another value, or as implemented by code of the application.
 */
final class JsonForms {

	private static final Log logger = LogFactory.getLog(JsonForms.class);

	private final JsonMapper mapper;

	private final Direction direction;

	JsonForms(JsonMapper mapper, Direction direction) {
		this.mapper = mapper;
		this.direction = direction;
	}

	/**
	 * Return the form of a type.
	 */
	Form of(JavaType type) {
		try {
			return (this.direction == Direction.READ) ? read(type) : written(type);
		}
		catch (JacksonException ex) {
			logger.debug(LogMessage.format("The JSON form of %s can't be determined", type), ex);
			return Form.ANY;
		}
	}

	private Form read(JavaType type) {
		ValueDeserializer<?> deserializer = this.mapper._deserializationContext()
			.findNonContextualValueDeserializer(type);
		if (deserializer instanceof AbstractDeserializer) {
			return Form.OBJECT;
		}
		if (deserializer instanceof BeanDeserializerBase bean) {
			return created(bean.getValueInstantiator());
		}
		boolean known = deserializer.getClass().getName().startsWith("tools.jackson.");
		return (known) ? written(type) : Form.ANY;
	}

	private Form created(ValueInstantiator instantiator) {
		DeserializationConfig config = this.mapper.deserializationConfig();
		boolean properties = instantiator.canCreateFromObjectWith() || instantiator.canCreateUsingDefault();
		if (properties) {
			return Form.OBJECT;
		}
		JavaType delegate = (instantiator.canCreateUsingDelegate()) ? instantiator.getDelegateType(config)
				: (instantiator.canCreateUsingArrayDelegate()) ? instantiator.getArrayDelegateType(config) : null;
		if (delegate != null) {
			return new Form(false, delegate, Map.of());
		}
		return (instantiator.canCreateFromString()) ? new Form(false, null, Keywords.type("string")) : Form.OBJECT;
	}

	private Form written(JavaType type) {
		if (type.isAbstract() && !type.isPrimitive() && !type.getRawClass().getName().startsWith("java.")) {
			return Form.OBJECT;
		}
		ScalarSchemas scalar = new ScalarSchemas();
		this.mapper.acceptJsonFormatVisitor(type, scalar);
		return (scalar.isObject()) ? Form.OBJECT : new Form(false, null, scalar.schema());
	}

	/**
	 * A form of JSON.
	 *
	 * @param object whether it is an object with the members of a bean
	 * @param delegate the type that is read or written instead, or {@code null}
	 * @param schema the schema of a value that is not an object
	 */
	record Form(boolean object, @Nullable JavaType delegate, Map<String, Object> schema) {

		static final Form OBJECT = new Form(true, null, Map.of());

		static final Form ANY = new Form(false, null, Map.of());

		Map<String, Object> copy() {
			return new LinkedHashMap<>(this.schema);
		}

	}

}
