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

package io.github.cloudeventsboot;

import java.io.IOException;

import org.springframework.core.ResolvableType;
import org.springframework.util.MimeType;

/**
 * Strategy that converts the data of events to values and back, for content types other
 * than JSON, text and bytes, which are built in. Beans of this type are tried in order,
 * before the application's HTTP message converters.
 *
 * <p>
 * For example:
 *
 * <pre class="code">
 * &#064;Component
 * class StockLevelConverter implements CloudEventDataConverter {
 *
 * 	&#064;Override
 * 	public boolean canRead(ResolvableType type, MimeType contentType) {
 * 		return canWrite(type.toClass(), contentType);
 * 	}
 *
 * 	&#064;Override
 * 	public Object read(byte[] data, ResolvableType type, MimeType contentType) {
 * 		String[] columns = new String(data, StandardCharsets.UTF_8).split(",");
 * 		return new StockLevel(columns[0], Integer.parseInt(columns[1]));
 * 	}
 *
 * 	&#064;Override
 * 	public boolean canWrite(Class&lt;?&gt; type, MimeType contentType) {
 * 		return type == StockLevel.class &amp;&amp; contentType.getSubtype().equals("csv");
 * 	}
 *
 * 	&#064;Override
 * 	public byte[] write(Object value, MimeType contentType) {
 * 		StockLevel level = (StockLevel) value;
 * 		return (level.article() + "," + level.left()).getBytes(StandardCharsets.UTF_8);
 * 	}
 *
 * }
 * </pre>
 *
 * @since 0.1.0
 */
public interface CloudEventDataConverter {

	/**
	 * Return whether data can be read.
	 * @param type the type to read
	 * @param contentType the media type of the data
	 * @return whether {@link #read} can be called
	 */
	boolean canRead(ResolvableType type, MimeType contentType);

	/**
	 * Read data.
	 * @param data the bytes of the data
	 * @param type the type to read
	 * @param contentType the media type of the data
	 * @return the value
	 * @throws IOException if the data does not fit the type
	 */
	Object read(byte[] data, ResolvableType type, MimeType contentType) throws IOException;

	/**
	 * Return whether a value can be written.
	 * @param type the class of the value
	 * @param contentType the media type of the data
	 * @return whether {@link #write} can be called
	 */
	boolean canWrite(Class<?> type, MimeType contentType);

	/**
	 * Write a value.
	 * @param value the value
	 * @param contentType the media type of the data
	 * @return the bytes of the data
	 * @throws IOException if the value can't be written
	 */
	byte[] write(Object value, MimeType contentType) throws IOException;

}
