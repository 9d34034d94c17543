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

package com.example.lambda;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * Requests and answers, however they travel.
 */
final class Exchange {

	private Exchange() {
	}

	/**
	 * A request.
	 *
	 * @param path the path
	 * @param headers names and values in turn
	 * @param body the body
	 */
	record Request(String path, List<String> headers, byte[] body) {

		static Request structured(String path, String json) {
			return of(path, json, "Content-Type", "application/cloudevents+json");
		}

		static Request binary(String path, String contentType, String type, String data, String... headers) {
			List<String> all = new ArrayList<>(List.of("ce-specversion", "1.0", "ce-id", "1", "ce-source", "/shop",
					"ce-type", type, "Content-Type", contentType));
			all.addAll(List.of(headers));
			return of(path, data, all.toArray(String[]::new));
		}

		static Request of(String path, String body, String... headers) {
			return new Request(path, List.of(headers), body.getBytes(StandardCharsets.UTF_8));
		}

		@Override
		public String toString() {
			String start = new String(this.body, StandardCharsets.UTF_8);
			return this.path + " " + this.headers + " " + start.substring(0, Math.min(80, start.length()));
		}

	}

	/**
	 * An answer.
	 *
	 * @param status the status
	 * @param headers the headers, by lower-case names
	 * @param body the body, empty if there is none
	 * @param base64 whether a body is encoded where it is part of JSON
	 */
	record Response(int status, Map<String, List<String>> headers, byte[] body, boolean base64) {

		Map<String, List<String>> attributes() {
			Map<String, List<String>> attributes = new TreeMap<>();
			this.headers.forEach((name, values) -> {
				if (name.toLowerCase(Locale.ROOT).startsWith("ce-")) {
					attributes.put(name.toLowerCase(Locale.ROOT), values);
				}
			});
			return attributes;
		}

		@Nullable String header(String name) {
			return this.headers.entrySet()
				.stream()
				.filter((header) -> header.getKey().equalsIgnoreCase(name))
				.map((header) -> header.getValue().get(0))
				.findFirst()
				.orElse(null);
		}

		String text() {
			return new String(this.body, StandardCharsets.UTF_8);
		}

	}

}
