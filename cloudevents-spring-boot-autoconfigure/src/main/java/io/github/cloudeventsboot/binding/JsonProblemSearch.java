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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.event.Violations;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.ObjectReader;

/**
 * Finds all structural problems of JSON data that can't be read. Each pass skips the
 * problems found before and fails at the next one: only the exception has its position,
 * since Jackson reads some values from its own buffers. The amount read in all passes is
 * limited, so that invalid data costs little more than valid data.
 */
final class JsonProblemSearch {

	private static final int MAX_BYTES = 4_000_000;

	private final Class<?> rawType;

	private final ObjectReader reader;

	private final Supplier<JsonParser> parsers;

	private final int length;

	// the first problem of a member causes the others of that member
	private final Map<String, CloudEventViolation> found = new LinkedHashMap<>();

	private boolean mismatch;

	JsonProblemSearch(Class<?> rawType, ObjectReader reader, Supplier<JsonParser> parsers, int length) {
		this.rawType = rawType;
		this.reader = reader;
		this.parsers = parsers;
		this.length = length;
	}

	/**
	 * Return the problems.
	 * @return the violations, empty if the data can be read
	 * @throws StreamReadException if the data is not well-formed
	 */
	List<CloudEventViolation> run() {
		int passes = Math.max(2, MAX_BYTES / (this.length + 1));
		int steps = 0;
		for (int i = 0; i < passes && this.found.size() < Violations.MAX; i++) {
			JsonProblemHandler handler = new JsonProblemHandler(steps, this.found.keySet());
			if (!pass(handler) || handler.steps() <= steps) {
				break;
			}
			steps = handler.steps();
		}
		return List.copyOf(this.found.values());
	}

	private void add(JacksonException ex, JsonProblemHandler handler, JsonParser parser) {
		String pointer = JsonProblemPointers.of(ex, parser);
		if (handler.missing() == null) {
			this.found.putIfAbsent(pointer,
					CloudEventViolation.ofPointer(pointer, JsonProblems.detail(ex, handler.expected(), parser)));
			return;
		}
		StringBuilder member = new StringBuilder(pointer);
		DataPointers.append(member, handler.missing());
		this.found.putIfAbsent(member.toString(), CloudEventViolation.ofPointer(member.toString(), "is required"));
	}

	/**
	 * Return whether all problems are exceptions of the application's code.
	 */
	boolean isFailedConstruction() {
		return !this.found.isEmpty() && !this.mismatch;
	}

	/**
	 * Read once.
	 * @return whether a problem was found
	 */
	private boolean pass(JsonProblemHandler handler) {
		try (JsonParser parser = this.parsers.get()) {
			try {
				this.reader.withHandler(handler).readValue(parser);
				return false;
			}
			catch (JacksonException ex) {
				if (ex instanceof StreamReadException && !(ex instanceof InputCoercionException)) {
					throw ex;
				}
				Throwable cause = FailedConstruction.cause(ex);
				if (cause != null) {
					FailedConstruction.log(this.rawType, cause);
				}
				this.mismatch |= cause == null;
				add(ex, handler, parser);
				return true;
			}
			catch (RuntimeException ex) {
				// caused by a value that was skipped
				return false;
			}
		}
	}

}
