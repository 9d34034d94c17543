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

import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.ResolvableType;

/**
 * JSON data by the application's mapper.
 */
final class JsonDataFactory {

	private final JsonMapper mapper;

	JsonDataFactory(JsonMapper mapper) {
		this.mapper = mapper;
	}

	JsonData reader(ResolvableType type) {
		return new JsonData(type.toClass(), this.mapper.readerFor(javaType(type)));
	}

	JavaType javaType(ResolvableType type) {
		return JavaTypes.of(type, this.mapper.getTypeFactory());
	}

	/**
	 * Return what writes values of a declared type: a collection does not know the type
	 * of its elements, which may be needed to tell them apart.
	 */
	ObjectWriter writer(ResolvableType declared) {
		JavaType javaType = javaType(declared);
		return (javaType.isContainerType()) ? this.mapper.writerFor(javaType) : this.mapper.writer();
	}

	byte[] write(Object value) {
		return this.mapper.writeValueAsBytes(value);
	}

	JsonMapper mapper() {
		return this.mapper;
	}

}
