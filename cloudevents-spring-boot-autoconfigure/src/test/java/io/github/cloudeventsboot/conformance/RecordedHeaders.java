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

package io.github.cloudeventsboot.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import io.github.cloudeventsboot.http.EventHeaders;
import io.github.cloudeventsboot.http.HttpEventWriter;
import org.jspecify.annotations.Nullable;

/**
 * Headers of a message that does not exist.
 */
public final class RecordedHeaders implements EventHeaders, HttpEventWriter.Headers {

	private final List<Map.Entry<String, String>> headers = new ArrayList<>();

	private @Nullable String contentType;

	/**
	 * Create headers of names and values in turn.
	 * @param namesAndValues names and values
	 */
	public RecordedHeaders(String... namesAndValues) {
		for (int i = 0; i < namesAndValues.length; i += 2) {
			add(namesAndValues[i], namesAndValues[i + 1]);
		}
	}

	/**
	 * Create headers with the required attributes, and further names and values in turn.
	 * @param namesAndValues names and values
	 * @return the headers
	 */
	public static RecordedHeaders required(String... namesAndValues) {
		RecordedHeaders headers = new RecordedHeaders("ce-specversion", "1.0", "ce-id", "1", "ce-source", "/source",
				"ce-type", "com.example.test");
		for (int i = 0; i < namesAndValues.length; i += 2) {
			headers.add(namesAndValues[i], namesAndValues[i + 1]);
		}
		return headers;
	}

	public void add(String name, String value) {
		this.headers.add(Map.entry(name, value));
	}

	public @Nullable String get(String name) {
		return this.headers.stream()
			.filter((header) -> header.getKey().equals(name))
			.map(Map.Entry::getValue)
			.findFirst()
			.orElse(null);
	}

	public List<Map.Entry<String, String>> all() {
		return this.headers;
	}

	public @Nullable String contentType() {
		return this.contentType;
	}

	@Override
	public void forEach(BiConsumer<String, String> consumer) {
		this.headers.stream()
			.filter((header) -> EventHeaders.isAttribute(header.getKey()))
			.forEach((header) -> consumer.accept(header.getKey(), header.getValue()));
	}

	@Override
	public void contentType(String contentType) {
		this.contentType = contentType;
	}

	@Override
	public void attribute(String name, String value) {
		add(name, value);
	}

	@Override
	public void clear() {
		this.headers.clear();
		this.contentType = null;
	}

}
