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

package io.github.cloudeventsboot.http.problem;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.cloudeventsboot.CloudEventRejection;
import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.UnknownCloudEventTypeException;
import io.github.cloudeventsboot.event.AttributeNames;
import io.github.cloudeventsboot.event.Violations;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/**
 * Problem details (RFC 9457) of rejected events: small, and without values of the
 * request. Internal: not part of the API.
 *
 * @since 0.1.0
 */
public final class EventProblems {

	static final String PREFIX = "urn:problem-type:cloudevents:";

	/**
	 * The maximum size of all errors in bytes, so that a whole problem stays below 4 kB.
	 */
	private static final int MAX_SIZE = 2400;

	private static final int MAX_DETAIL = 400;

	/** The maximum number of accepted types in a problem. */
	private static final int MAX_TYPES = 20;

	private static final int MAX_TYPES_SIZE = 1600;

	private static final int MAX_INSTANCE = 400;

	private EventProblems() {
	}

	/**
	 * Return the type of the problems with a code.
	 * @param code the code of the reason
	 * @return the type
	 */
	public static URI type(String code) {
		return URI.create(PREFIX + code);
	}

	static HttpStatus status(CloudEventRejection rejection) {
		if (CloudEventRejection.TOO_LARGE.equals(rejection.getCode())) {
			return HttpStatus.CONTENT_TOO_LARGE;
		}
		// 422 would fit data as well, but senders retry it
		return (isUnsupported(rejection.getCode())) ? HttpStatus.UNSUPPORTED_MEDIA_TYPE : HttpStatus.BAD_REQUEST;
	}

	private static boolean isUnsupported(String code) {
		return code.startsWith(CloudEventRejection.UNSUPPORTED_PREFIX);
	}

	/**
	 * Return the problem details of a rejection.
	 * @param rejection the rejection
	 * @return the problem details, without the path of the request
	 */
	public static ProblemDetail of(CloudEventRejection rejection) {
		ProblemDetail problem = ProblemDetail.forStatus(status(rejection));
		fill(problem, rejection.getCode(), rejection.getViolations());
		if (rejection instanceof UnknownCloudEventTypeException unknown) {
			problem.setProperty("errors", errors(withAcceptedTypes(unknown), MAX_TYPES_SIZE));
		}
		return problem;
	}

	/**
	 * Return the violations; the first one about the type lists more types than the
	 * sentence in the detail.
	 */
	private static List<CloudEventViolation> withAcceptedTypes(UnknownCloudEventTypeException ex) {
		List<CloudEventViolation> violations = new ArrayList<>(ex.getViolations());
		int max = MAX_TYPES;
		while (max > 1 && size(ex.describe(max)) > MAX_TYPES_SIZE) {
			max--;
		}
		for (int i = 0; i < violations.size(); i++) {
			CloudEventViolation violation = violations.get(i);
			if (AttributeNames.TYPE.equals(violation.attribute())) {
				violations.set(i,
						new CloudEventViolation(violation.attribute(), null, violation.index(), ex.describe(max)));
				break;
			}
		}
		return violations;
	}

	/**
	 * Complete the problem details of another library's exception about constraints.
	 * @param problem the problem details
	 * @param violations the violations, at least one
	 */
	public static void fillInvalidData(ProblemDetail problem, List<CloudEventViolation> violations) {
		fill(problem, CloudEventRejection.INVALID_DATA, violations);
	}

	/**
	 * Return the arguments of messages that replace the detail.
	 */
	static Object[] arguments(List<CloudEventViolation> violations) {
		return new Object[] { cut(violations.get(0).toString(), MAX_DETAIL) };
	}

	private static void fill(ProblemDetail problem, String code, List<CloudEventViolation> violations) {
		problem.setType(type(code));
		problem.setTitle(title(code));
		problem.setDetail(sentence(violations.get(0).toString()));
		problem.setProperty("errors", errors(violations, MAX_DETAIL));
	}

	private static List<Map<String, Object>> errors(List<CloudEventViolation> violations, int maxDetail) {
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
			error.put("detail", cut(violation.detail(), maxDetail));
			size += 20 + size(error.toString());
			if (errors.size() >= Violations.MAX || (size > MAX_SIZE && !errors.isEmpty())) {
				break;
			}
			errors.add(error);
		}
		return errors;
	}

	private static String sentence(String text) {
		return Character.toUpperCase(text.charAt(0)) + cut(text.substring(1), MAX_DETAIL) + ".";
	}

	/**
	 * Truncate a text to a number of bytes. Messages of constraints may be long, in any
	 * script, and contain unpaired surrogates, which JSON can't hold.
	 */
	private static String cut(String text, int max) {
		StringBuilder cut = new StringBuilder(text.length());
		int size = 0;
		for (int i = 0; i < text.length(); i++) {
			size += size(text.charAt(i));
			int codePoint = text.codePointAt(i);
			if (size > max) {
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

	private static int size(String text) {
		return text.chars().map(EventProblems::size).sum();
	}

	/**
	 * Return the maximum number of bytes that a character takes in JSON.
	 */
	private static int size(int c) {
		if (c < 0x20) {
			return 6;
		}
		return (c < 0x80) ? ((c == '"' || c == '\\') ? 2 : 1) : 4;
	}

	/**
	 * Return the path of a request, unless it is too long.
	 * @param path the path
	 * @return the path, or {@code null}
	 */
	public static @Nullable String instance(String path) {
		return (size(path) <= MAX_INSTANCE) ? path : null;
	}

	private static String title(String code) {
		return switch (code) {
			case CloudEventRejection.INVALID_DATA -> "Event data is not valid";
			case CloudEventRejection.FAILED_CONSTRUCTION -> "Event data can't be read";
			case CloudEventRejection.UNKNOWN_TYPE -> "Event type is not accepted";
			case CloudEventRejection.TOO_LARGE -> "Event is too large";
			default -> (isUnsupported(code)) ? "Event is not supported" : "Event is not valid";
		};
	}

}
