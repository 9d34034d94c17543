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

package io.github.cloudeventsboot.test.web;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.cloudeventsboot.http.EventHeaders;
import io.github.cloudeventsboot.http.HeaderValues;
import io.github.cloudeventsboot.message.MessageMode;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a request with events.
 *
 * @param contentType the {@code Content-Type}, or {@code null}
 * @param headers all other headers
 * @param body the body, or {@code null}
 */
record RequestParts(@Nullable String contentType, Map<String, String> headers, byte @Nullable [] body) {

	static RequestParts of(List<EventParts> events, MessageMode mode) {
		return switch (mode) {
			case BINARY -> binary(events.get(0));
			case STRUCTURED -> json(MessageMode.JSON, events.get(0).json());
			case BATCH -> json(MessageMode.JSON_BATCH,
					events.stream().map(EventParts::json).collect(Collectors.joining(",", "[", "]")));
		};
	}

	private static RequestParts binary(EventParts event) {
		Map<String, String> headers = new LinkedHashMap<>();
		event.without("datacontenttype")
			.attributes()
			.forEach((name, value) -> headers.put(EventHeaders.PREFIX + name,
					HeaderValues.encode(EventParts.text(value))));
		return new RequestParts(event.contentType(), headers, event.data());
	}

	private static RequestParts json(String contentType, String body) {
		return new RequestParts(contentType, Map.of(), body.getBytes(StandardCharsets.UTF_8));
	}

	RequestParts withContentType(String contentType) {
		return new RequestParts(contentType, this.headers, this.body);
	}

	RequestParts withHeader(String name, String value) {
		Map<String, String> changed = new LinkedHashMap<>(this.headers);
		changed.put(name, value);
		return new RequestParts(this.contentType, changed, this.body);
	}

	RequestParts withBody(byte[] body) {
		return new RequestParts(this.contentType, this.headers, body);
	}

}
