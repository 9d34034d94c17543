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

package io.github.cloudeventsboot.docs.javadoc;

import java.nio.charset.StandardCharsets;

import io.github.cloudeventsboot.CloudEventDataConverter;

import org.springframework.core.ResolvableType;
import org.springframework.stereotype.Component;
import org.springframework.util.MimeType;

/**
 * The example of a {@link CloudEventDataConverter}.
 */
@Component
class StockLevelConverter implements CloudEventDataConverter {

	@Override
	public boolean canRead(ResolvableType type, MimeType contentType) {
		return canWrite(type.toClass(), contentType);
	}

	@Override
	public Object read(byte[] data, ResolvableType type, MimeType contentType) {
		String[] columns = new String(data, StandardCharsets.UTF_8).split(",");
		return new StockLevel(columns[0], Integer.parseInt(columns[1]));
	}

	@Override
	public boolean canWrite(Class<?> type, MimeType contentType) {
		return type == StockLevel.class && contentType.getSubtype().equals("csv");
	}

	@Override
	public byte[] write(Object value, MimeType contentType) {
		StockLevel level = (StockLevel) value;
		return (level.article() + "," + level.left()).getBytes(StandardCharsets.UTF_8);
	}

}
