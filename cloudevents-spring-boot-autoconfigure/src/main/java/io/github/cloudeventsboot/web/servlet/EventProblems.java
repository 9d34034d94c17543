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

package io.github.cloudeventsboot.web.servlet;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.cloudeventsboot.CloudEventException;
import io.github.cloudeventsboot.CloudEventTooLargeException;
import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.InvalidCloudEventDataException;
import io.github.cloudeventsboot.UnknownCloudEventTypeException;
import io.github.cloudeventsboot.UnsupportedCloudEventException;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/**
 * Problem details (RFC 9457) of what can be wrong with a request: small, and without a
 * value of it.
 */
final class EventProblems {

	static final String PREFIX = "urn:problem-type:cloudevents:";

	static final String INVALID_DATA = "invalid-data";

	private static final int MAX_ERRORS = 20;

	/** Of all errors together, in bytes: with the rest, a problem stays below 4 kB. */
	private static final int MAX_SIZE = 2400;

	private static final int MAX_DETAIL = 400;

	private static final int MAX_INSTANCE = 400;

	private EventProblems() {
	}

	static HttpStatus status(CloudEventException ex) {
		if (ex instanceof CloudEventTooLargeException) {
			return HttpStatus.CONTENT_TOO_LARGE;
		}
		// 422 would fit data as well, but senders retry it
		return (ex instanceof UnsupportedCloudEventException) ? HttpStatus.UNSUPPORTED_MEDIA_TYPE
				: HttpStatus.BAD_REQUEST;
	}

	static ProblemDetail of(CloudEventException ex) {
		ProblemDetail problem = ProblemDetail.forStatus(status(ex));
		fill(problem, type(ex), title(ex), ex.getViolations());
		return problem;
	}

	static void fillInvalidData(ProblemDetail problem, List<CloudEventViolation> violations) {
		fill(problem, INVALID_DATA, "Event data is not valid", violations);
	}

	/**
	 * Return the arguments of messages that replace the detail.
	 */
	static Object[] arguments(List<CloudEventViolation> violations) {
		return new Object[] { cut(violations.get(0).toString()) };
	}

	private static void fill(ProblemDetail problem, String type, String title, List<CloudEventViolation> violations) {
		problem.setType(URI.create(PREFIX + type));
		problem.setTitle(title);
		problem.setDetail(sentence(violations.get(0).toString()));
		problem.setProperty("errors", errors(violations));
	}

	private static List<Map<String, Object>> errors(List<CloudEventViolation> violations) {
		List<Map<String, Object>> errors = new ArrayList<>();
		int size = 0;
		for (CloudEventViolation violation : violations) {
			Map<String, Object> error = new LinkedHashMap<>();
			if (violation.index() != null) {
				error.put("index", violation.index());
			}
			if (violation.attribute() != null) {
				error.put("attribute", violation.attribute());
			}
			if (violation.pointer() != null) {
				error.put("pointer", violation.pointer());
			}
			error.put("detail", cut(violation.detail()));
			size += 20 + error.toString().chars().map(EventProblems::size).sum();
			if (errors.size() >= MAX_ERRORS || (size > MAX_SIZE && !errors.isEmpty())) {
				break;
			}
			errors.add(error);
		}
		return errors;
	}

	private static String sentence(String text) {
		return Character.toUpperCase(text.charAt(0)) + cut(text.substring(1)) + ".";
	}

	/**
	 * Return a text in as many bytes as there is room for. Messages of constraints may be
	 * long, in any script, and say what JSON can't: half a surrogate pair.
	 */
	private static String cut(String text) {
		StringBuilder cut = new StringBuilder(text.length());
		int size = 0;
		for (int i = 0; i < text.length(); i++) {
			size += size(text.charAt(i));
			int codePoint = text.codePointAt(i);
			if (size > MAX_DETAIL) {
				return cut.append("...").toString();
			}
			if (Character.isSupplementaryCodePoint(codePoint)) {
				cut.appendCodePoint(codePoint);
				i++;
			}
			else {
				cut.append((Character.isSurrogate(text.charAt(i))) ? '?' : text.charAt(i));
			}
		}
		return cut.toString();
	}

	/**
	 * Return the number of bytes that a character takes in JSON, at most.
	 */
	private static int size(int c) {
		if (c < 0x20) {
			return 6;
		}
		return (c < 0x80) ? ((c == '"' || c == '\\') ? 2 : 1) : 4;
	}

	/**
	 * Return the path of a request, unless it would take too much room.
	 */
	static @Nullable String instance(String path) {
		return (path.chars().map(EventProblems::size).sum() <= MAX_INSTANCE) ? path : null;
	}

	static String type(CloudEventException ex) {
		if (ex instanceof InvalidCloudEventDataException) {
			return INVALID_DATA;
		}
		if (ex instanceof UnknownCloudEventTypeException) {
			return "unknown-type";
		}
		if (ex instanceof CloudEventTooLargeException) {
			return "too-large";
		}
		if (ex instanceof UnsupportedCloudEventException unsupported) {
			return "unsupported-" + unsupported.getReason().name().toLowerCase(Locale.ROOT).replace('_', '-');
		}
		return "invalid-event";
	}

	private static String title(CloudEventException ex) {
		if (ex instanceof InvalidCloudEventDataException) {
			return "Event data is not valid";
		}
		if (ex instanceof UnknownCloudEventTypeException) {
			return "Event type is not accepted";
		}
		if (ex instanceof CloudEventTooLargeException) {
			return "Event is too large";
		}
		return (ex instanceof UnsupportedCloudEventException) ? "Event is not supported" : "Event is not valid";
	}

}
