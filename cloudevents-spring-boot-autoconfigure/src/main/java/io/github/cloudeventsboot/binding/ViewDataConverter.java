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

import java.io.IOException;

import io.github.cloudeventsboot.CloudEventDataConverter;

import org.springframework.core.ResolvableType;
import org.springframework.util.MimeType;

/**
 * A data converter that supports Jackson's views.
 *
 * @since 0.1.0
 * @see com.fasterxml.jackson.annotation.JsonView
 */
public interface ViewDataConverter extends CloudEventDataConverter {

	/**
	 * Read the part of data that belongs to a view.
	 * @param data the bytes of the data
	 * @param type the type to read
	 * @param contentType the media type of the data
	 * @param view the view
	 * @return the value
	 * @throws IOException if the data does not fit the type
	 */
	Object read(byte[] data, ResolvableType type, MimeType contentType, Class<?> view) throws IOException;

	/**
	 * Write the part of a value that belongs to a view.
	 * @param value the value
	 * @param contentType the media type of the data
	 * @param view the view
	 * @return the bytes of the data
	 * @throws IOException if the value can't be written
	 */
	byte[] write(Object value, MimeType contentType, Class<?> view) throws IOException;

}
