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

package io.github.cloudeventsboot.integration;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The content modes in which the same event is sent.
 */
public enum Mode {

	/** Attributes are headers. */
	BINARY {

		@Override
		public Call post(String path, String type, String contentType, @Nullable String data,
				Map<String, ?> attributes) {
			Call call = (data != null) ? Call.post(path, contentType, data) : Call.of("POST", path);
			call = call.with("ce-specversion", "1.0")
				.with("ce-id", "1")
				.with("ce-source", "/tests")
				.with("ce-type", type);
			for (Map.Entry<String, ?> attribute : attributes.entrySet()) {
				call = call.with("ce-" + attribute.getKey(), attribute.getValue().toString());
			}
			return call;
		}

		@Override
		public Call malformed(String path) {
			return post(path, "user.registered.v1", "{}").with("ce-time", "yesterday");
		}

	},

	/** All is in the body. */
	STRUCTURED {

		@Override
		public Call post(String path, String type, String contentType, @Nullable String data,
				Map<String, ?> attributes) {
			StringBuilder event = new StringBuilder();
			event.append("{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/tests\",\"type\":\"" + type + "\"");
			event.append(",\"datacontenttype\":\"" + contentType + "\"");
			attributes.forEach((name, value) -> event.append(",\"" + name + "\":")
				.append((value instanceof Number) ? value : "\"" + value + "\""));
			if (data != null) {
				event.append(",\"data\":" + ((contentType.endsWith("json")) ? data : "\"" + data + "\""));
			}
			return Call.post(path, "application/cloudevents+json", event.append('}').toString());
		}

		@Override
		public Call malformed(String path) {
			return Call.post(path, "application/cloudevents+json", "{\"specversion\":\"1.0\",\"id\":");
		}

	};

	/**
	 * Return a request with an event whose data is JSON, or that has none.
	 */
	public Call post(String path, String type, @Nullable String data) {
		return post(path, type, "application/json", data, Map.of());
	}

	/**
	 * Return a request with an event, and with further attributes.
	 */
	public abstract Call post(String path, String type, String contentType, @Nullable String data,
			Map<String, ?> attributes);

	/**
	 * Return a request with an event that can't be read.
	 */
	public abstract Call malformed(String path);

}
