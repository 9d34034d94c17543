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

import java.util.ArrayList;
import java.util.List;

import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.event.MediaTypeSyntax;
import io.github.cloudeventsboot.test.support.EventDescription;
import io.github.cloudeventsboot.test.support.StrictJson;
import org.assertj.core.api.AbstractObjectAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Assertions on the problem document (RFC 9457) that rejects an event. A failure shows
 * the whole response.
 *
 * @since 0.1.0
 */
public final class CloudEventProblemAssert extends AbstractObjectAssert<CloudEventProblemAssert, Object> {

	private static final String MEDIA_TYPE = "application/problem+json";

	private static final String PREFIX = "urn:problem-type:cloudevents:";

	private final Reply reply;

	private final JsonNode problem;

	CloudEventProblemAssert(Reply reply) {
		super(reply, CloudEventProblemAssert.class);
		this.reply = reply;
		this.problem = problem();
	}

	private JsonNode problem() {
		if (isProblem(this.reply.headers().getFirst(HttpHeaders.CONTENT_TYPE))
				&& StrictJson.isValid(this.reply.body())) {
			JsonNode document = StrictJson.read(EventDescription.text(this.reply.body()));
			if (document.isObject()) {
				return document;
			}
		}
		throw failure("Expected a problem document but the reply is:%n%s", this.reply);
	}

	private static boolean isProblem(@Nullable String contentType) {
		return contentType != null
				&& MEDIA_TYPE.equalsIgnoreCase(contentType.substring(0, MediaTypeSyntax.typeEnd(contentType)));
	}

	/**
	 * Verify the status.
	 * @param status the expected status
	 * @return this
	 */
	public CloudEventProblemAssert hasStatus(HttpStatus status) {
		return hasStatus(status.value());
	}

	/**
	 * Verify the status.
	 * @param status the expected status
	 * @return this
	 */
	public CloudEventProblemAssert hasStatus(int status) {
		if (this.reply.status() != status) {
			throw failureWithActualExpected(this.reply.status(), status, "Expected status %d but the reply is:%n%s",
					status, this.reply);
		}
		return this;
	}

	/**
	 * Verify the code at the end of the problem's {@code type}.
	 * @param code the expected code, a constant of
	 * {@link io.github.cloudeventsboot.CloudEventRejection} such as {@code invalid-data}
	 * @return this
	 */
	public CloudEventProblemAssert hasCode(String code) {
		String type = text(this.problem, "type");
		if (!(PREFIX + code).equals(type)) {
			throw failureWithActualExpected(type, PREFIX + code,
					"Expected a problem with the code '%s' but the reply is:%n%s", code, this.reply);
		}
		return this;
	}

	/**
	 * Verify the problem's {@code detail}.
	 * @param detail the expected detail
	 * @return this
	 */
	public CloudEventProblemAssert hasDetail(String detail) {
		String actual = text(this.problem, "detail");
		if (!detail.equals(actual)) {
			throw failureWithActualExpected(actual, detail,
					"Expected a problem with the detail '%s' but the reply is:%n%s", detail, this.reply);
		}
		return this;
	}

	/**
	 * Verify that there is a violation of an attribute or in the data.
	 * @param location the name of the attribute, or a JSON pointer into the data such as
	 * {@code #/email}, {@code #} for all of it
	 * @return this
	 */
	public CloudEventProblemAssert hasViolation(String location) {
		if (found().stream().noneMatch((violation) -> isAt(violation, location))) {
			throw failure("Expected a violation at '%s' but there %s%nin reply:%n%s", location, list(), this.reply);
		}
		return this;
	}

	/**
	 * Verify that there is a violation of an attribute or in the data.
	 * @param location the name of the attribute, or a JSON pointer into the data
	 * @param detail the expected detail, such as {@code is required}
	 * @return this
	 */
	public CloudEventProblemAssert hasViolation(String location, String detail) {
		if (found().stream().noneMatch((violation) -> isAt(violation, location) && violation.detail().equals(detail))) {
			throw failure("Expected a violation at '%s' that %s but there %s%nin reply:%n%s", location, detail, list(),
					this.reply);
		}
		return this;
	}

	/**
	 * Verify that there is a violation in an event of a batch.
	 * @param index the position of the event, counted from zero
	 * @return this
	 */
	public CloudEventProblemAssert hasViolationAt(int index) {
		if (found().stream().noneMatch((violation) -> violation.index() != null && violation.index() == index)) {
			throw failure("Expected a violation in event %d of the batch but there %s%nin reply:%n%s", index, list(),
					this.reply);
		}
		return this;
	}

	/**
	 * Continue with all violations.
	 * @return assertions on the violations
	 */
	public ListAssert<CloudEventViolation> violations() {
		return Assertions.assertThat(found());
	}

	private static boolean isAt(CloudEventViolation violation, String location) {
		return location.equals(violation.attribute()) || location.equals(violation.pointer());
	}

	private String list() {
		List<CloudEventViolation> found = found();
		if (found.isEmpty()) {
			return "are none";
		}
		StringBuilder text = new StringBuilder("are only:");
		found.forEach((violation) -> text.append(System.lineSeparator()).append("  ").append(violation));
		return text.toString();
	}

	private List<CloudEventViolation> found() {
		List<CloudEventViolation> violations = new ArrayList<>();
		for (JsonNode error : this.problem.path("errors")) {
			JsonNode index = error.path("index");
			violations.add(new CloudEventViolation(text(error, "attribute"), text(error, "pointer"),
					(index.isInt()) ? index.asInt() : null, error.path("detail").asString("")));
		}
		return violations;
	}

	private static @Nullable String text(JsonNode object, String name) {
		JsonNode value = object.path(name);
		return (value.isString()) ? value.asString() : null;
	}

}
