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

package io.github.cloudeventsboot.integration.transports;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import io.github.cloudeventsboot.ContentMode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event that was put together by a sender without this library, so that it may be
 * invalid.
 *
 * @param attributes all attributes as strings
 * @param data JSON, or {@code null} for none
 */
record RawEvent(Map<String, String> attributes, @Nullable String data) {

	RawEvent with(String name, @Nullable String value) {
		Map<String, String> changed = new TreeMap<>(this.attributes);
		if (value != null) {
			changed.put(name, value);
		}
		else {
			changed.remove(name);
		}
		return new RawEvent(changed, this.data);
	}

	RawEvent withData(@Nullable String data) {
		return new RawEvent(this.attributes, data);
	}

	/**
	 * Return the headers of a message.
	 * @param prefix the prefix of attributes
	 * @param encoder encodes their values
	 * @param mode the content mode
	 */
	Map<String, String> headers(String prefix, UnaryOperator<String> encoder, ContentMode mode) {
		if (mode == ContentMode.STRUCTURED) {
			return Map.of("content-type", "application/cloudevents+json");
		}
		Map<String, String> headers = new LinkedHashMap<>();
		this.attributes.forEach((name, value) -> headers
			.put((name.equals("datacontenttype")) ? "content-type" : prefix + name, encoder.apply(value)));
		return headers;
	}

	/**
	 * Return the body of a message.
	 * @param mode the content mode
	 */
	byte @Nullable [] body(ContentMode mode) {
		if (mode == ContentMode.BINARY) {
			return (this.data != null) ? this.data.getBytes(StandardCharsets.UTF_8) : null;
		}
		Map<String, Object> event = new TreeMap<>(this.attributes);
		if (this.data != null) {
			event.put("data", JsonMapper.shared().readTree(this.data));
		}
		return JsonMapper.shared().writeValueAsBytes(event);
	}

}
