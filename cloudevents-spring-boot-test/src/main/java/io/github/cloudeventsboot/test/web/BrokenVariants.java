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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

import io.github.cloudeventsboot.CloudEventRejection;
import io.github.cloudeventsboot.autoconfigure.CloudEventsProperties;
import io.github.cloudeventsboot.event.InvalidOptionalAttributes;
import io.github.cloudeventsboot.message.MessageMode;
import io.github.cloudeventsboot.test.support.TestApplication;
import org.jspecify.annotations.Nullable;

/**
 * The broken variants of an event, and how an application answers each of them.
 */
final class BrokenVariants {

	private static final List<String> REQUIRED = List.of("id", "source", "type", "specversion");

	private final CloudEventRequestBuilder valid;

	private final CloudEventsProperties properties;

	private final boolean anyType;

	private final boolean anyData;

	private final List<Variant> variants = new ArrayList<>();

	BrokenVariants(CloudEventRequestBuilder valid, CloudEventsProperties properties, boolean anyType, boolean anyData) {
		this.valid = valid;
		this.properties = properties;
		this.anyType = anyType;
		this.anyData = anyData;
	}

	/**
	 * Return the variants for a content mode.
	 */
	List<Variant> in(MessageMode mode) {
		this.variants.clear();
		CloudEventRequestBuilder event = this.valid.in(mode);
		requiredAttributes(event);
		if (this.properties.getInvalidOptionalAttributes() == InvalidOptionalAttributes.REJECT) {
			optionalAttributes(event);
		}
		if (!this.anyType) {
			type(event);
		}
		if (!this.anyData) {
			data(event, mode);
		}
		content(event, mode);
		return List.copyOf(this.variants);
	}

	private void requiredAttributes(CloudEventRequestBuilder event) {
		for (String name : REQUIRED) {
			add("event without " + name, event.without(name), 400, CloudEventRejection.INVALID_EVENT, name);
			add("empty " + name, event.with(name, ""), 400, CloudEventRejection.INVALID_EVENT, name);
		}
		add("unknown specversion", event.with("specversion", "0.3"), 400, CloudEventRejection.INVALID_EVENT,
				"specversion");
		add("malformed source", event.with("source", "not a URI"), 400, CloudEventRejection.INVALID_EVENT, "source");
	}

	private void optionalAttributes(CloudEventRequestBuilder event) {
		add("malformed time", event.with("time", "yesterday"), 400, CloudEventRejection.INVALID_EVENT, "time");
		add("malformed dataschema", event.with("dataschema", "not a URI"), 400, CloudEventRejection.INVALID_EVENT,
				"dataschema");
		add("empty subject", event.with("subject", ""), 400, CloudEventRejection.INVALID_EVENT, "subject");
	}

	private void type(CloudEventRequestBuilder event) {
		CloudEventRequestBuilder request = event.with("type", "io.github.cloudeventsboot.test.unknown");
		if (this.properties.getUnknownType() == CloudEventsProperties.UnknownType.ACCEPT) {
			this.variants.add(new Variant("unknown type", request, CloudEventReplyAssert::isAccepted));
		}
		else {
			add("unknown type", request, 400, CloudEventRejection.UNKNOWN_TYPE, "type");
		}
	}

	private void data(CloudEventRequestBuilder event, MessageMode mode) {
		EventParts parts = event.events(TestApplication.converter()).get(0);
		byte[] data = parts.data();
		if (data == null || !parts.hasJson()) {
			throw new AssertionError("The event has no JSON data that could be broken. "
					+ "If the handler takes any data, add ofAnyData()");
		}
		String contentType = Objects.requireNonNullElse(parts.contentType(), "application/json");
		boolean array = new String(data, StandardCharsets.UTF_8).stripLeading().startsWith("[");
		add("data of another structure", event.withData(contentType, ((array) ? "{\"x\":1}" : "[1]").getBytes()), 400,
				CloudEventRejection.INVALID_DATA, "#");
		if (mode == MessageMode.BINARY) {
			add("data that is not JSON", event.withData(contentType, "{\"x\":".getBytes()), 400,
					CloudEventRejection.INVALID_EVENT, null);
			add("data of another media type", event.withData("application/x-unreadable", data), 415,
					CloudEventRejection.UNSUPPORTED_PREFIX + "data-content-type", null);
		}
	}

	private void content(CloudEventRequestBuilder event, MessageMode mode) {
		add("compressed body", event.header("Content-Encoding", "gzip"), 415,
				CloudEventRejection.UNSUPPORTED_PREFIX + "content-encoding", null);
		if (mode != MessageMode.BINARY) {
			add("malformed datacontenttype", event.with("datacontenttype", "not a media type"), 400,
					CloudEventRejection.INVALID_EVENT, "datacontenttype");
			add("body that is not JSON", event.body("{\"specversion\":\"1.0\",\"id\":"), 400,
					CloudEventRejection.INVALID_EVENT, null);
			add("content type of JSON", event.contentType("application/json"), 400, CloudEventRejection.INVALID_EVENT,
					null);
			add("content type of an unknown event format",
					event.contentType((mode == MessageMode.BATCH) ? "application/cloudevents-batch+unknown"
							: "application/cloudevents+unknown"),
					415, CloudEventRejection.UNSUPPORTED_PREFIX + "event-format", null);
		}
	}

	private void add(String name, CloudEventRequestBuilder request, int status, String code,
			@Nullable String location) {
		this.variants.add(new Variant(name, request, (reply) -> {
			CloudEventProblemAssert problem = reply.isRejected().hasStatus(status).hasCode(code);
			if (location != null) {
				problem.hasViolation(location);
			}
		}));
	}

	/**
	 * A variant of an event.
	 *
	 * @param name the violation
	 * @param request the request with it
	 * @param expectation verifies the reply
	 */
	record Variant(String name, CloudEventRequestBuilder request, Consumer<CloudEventReplyAssert> expectation) {

		void verify(CloudEventReplyAssert reply) {
			this.expectation.accept(reply);
		}

	}

}
