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

package io.github.cloudeventsboot.format.json;

import java.io.OutputStream;

import io.github.cloudeventsboot.event.EventData.JsonSource;
import tools.jackson.core.JsonGenerator;

/**
 * A value that can be written as part of another JSON document.
 *
 * @since 0.1.0
 */
public interface JsonValue extends JsonSource {

	/**
	 * Create the generator for the whole document.
	 * @param output the target of the document
	 * @return the generator
	 */
	JsonGenerator createGenerator(OutputStream output);

	/**
	 * Write the value.
	 * @param generator a generator that {@link #createGenerator} returned
	 */
	void writeTo(JsonGenerator generator);

	@Override
	default void writeTo(OutputStream output) {
		try (JsonGenerator generator = createGenerator(output)) {
			writeTo(generator);
		}
	}

}
