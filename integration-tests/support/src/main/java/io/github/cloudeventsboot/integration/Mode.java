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

import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.github.cloudeventsboot.test.web.CloudEventRequestBuilder;
import io.github.cloudeventsboot.test.web.CloudEventRequests;
import org.jspecify.annotations.Nullable;

/**
 * The content modes in which the same event is sent.
 */
public enum Mode {

	/** Attributes are headers. */
	BINARY,

	/** The whole event is in the body. */
	STRUCTURED;

	/**
	 * Return a request with an event whose data is JSON, or that has none.
	 */
	public Call post(String path, String type, @Nullable String data) {
		return post(path, type, "application/json", data, Map.of());
	}

	/**
	 * Return a request with an event, and with further attributes.
	 */
	public Call post(String path, String type, String contentType, @Nullable String data, Map<String, ?> attributes) {
		CloudEventRequestBuilder event = CloudEventRequests.cloudEvent(type)
			.with("id", "1")
			.with("source", "/tests")
			.without("time");
		if (data != null) {
			event = event.withData(contentType, data.getBytes(StandardCharsets.UTF_8));
		}
		for (Map.Entry<String, ?> attribute : attributes.entrySet()) {
			event = event.with(attribute.getKey(), attribute.getValue());
		}
		return Call.post(path, in(event));
	}

	/**
	 * Return a request with an event that can't be read.
	 */
	public Call malformed(String path) {
		CloudEventRequestBuilder event = CloudEventRequests.cloudEvent("user.registered.v1").withJson("{}");
		return Call.post(path, (this == BINARY) ? event.with("time", "yesterday")
				: event.structured().body("{\"specversion\":\"1.0\",\"id\":"));
	}

	private CloudEventRequestBuilder in(CloudEventRequestBuilder event) {
		return (this == BINARY) ? event : event.structured();
	}

}
