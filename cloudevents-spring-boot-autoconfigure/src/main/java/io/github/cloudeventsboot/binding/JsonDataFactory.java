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

import java.io.OutputStream;

import tools.jackson.databind.JavaType;
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
		JavaType javaType = this.mapper.constructType(type.getType());
		return new JsonData(type.toClass(), this.mapper.readerFor(javaType));
	}

	void write(Object value, OutputStream output) {
		this.mapper.writeValue(output, value);
	}

	byte[] write(Object value) {
		return this.mapper.writeValueAsBytes(value);
	}

	JsonMapper mapper() {
		return this.mapper;
	}

}
