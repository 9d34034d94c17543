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

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.github.cloudeventsboot.UnsupportedCloudEventException;
import io.github.cloudeventsboot.event.AttributeStrings;
import io.github.cloudeventsboot.event.DataCharsets;
import io.github.cloudeventsboot.event.MediaTypeSyntax;
import io.github.cloudeventsboot.test.support.EventAttributes;
import io.github.cloudeventsboot.test.support.StrictJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The parts of an event, which need not be valid. Nothing is checked, and JSON is written
 * unchanged, so that every mistake of a sender can be reproduced.
 *
 * @param attributes values by name, with the {@code datacontenttype}
 * @param data the data, or {@code null}
 */
record EventParts(Map<String, Object> attributes, byte @Nullable [] data) {

	static EventParts of(CloudEvent event) {
		CloudEventData data = event.getData();
		return new EventParts(EventAttributes.of(event), (data != null) ? data.toBytes() : null);
	}

	EventParts with(String name, Object value) {
		Map<String, Object> changed = new LinkedHashMap<>(this.attributes);
		changed.put(name, value);
		return new EventParts(changed, this.data);
	}

	EventParts without(String name) {
		Map<String, Object> changed = new LinkedHashMap<>(this.attributes);
		changed.remove(name);
		return new EventParts(changed, this.data);
	}

	EventParts withData(byte @Nullable [] data) {
		return new EventParts(this.attributes, data);
	}

	@Nullable String contentType() {
		Object contentType = this.attributes.get("datacontenttype");
		return (contentType != null) ? contentType.toString() : null;
	}

	/**
	 * Return whether the data is JSON (JSON Event Format for CloudEvents, section 3.1.1),
	 * well-formed or not if the content type declares it.
	 */
	boolean hasJson() {
		String contentType = contentType();
		return this.data != null
				&& ((contentType != null) ? MediaTypeSyntax.isJson(contentType) : StrictJson.isValid(this.data));
	}

	/**
	 * Return the value of an attribute as it is in a header, not yet encoded.
	 */
	static String text(Object value) {
		try {
			String text = AttributeStrings.canonical(value);
			return (text != null) ? text : value.toString();
		}
		catch (IllegalArgumentException ex) {
			return value.toString();
		}
	}

	/**
	 * Return the event in the JSON event format.
	 */
	String json() {
		StringJoiner members = new StringJoiner(",", "{", "}");
		this.attributes.forEach((name, value) -> members.add(quoted(name) + ":" + json(value)));
		if (this.data != null) {
			members.add(dataMember(this.data));
		}
		return members.toString();
	}

	private static String json(Object value) {
		return (value instanceof Boolean || value instanceof Integer) ? value.toString() : quoted(text(value));
	}

	private String dataMember(byte[] data) {
		String contentType = contentType();
		boolean json = hasJson();
		if (json || (contentType != null && MediaTypeSyntax.isText(contentType))) {
			String text = DataCharsets.decode(data, 0, data.length, charset(contentType));
			if (text != null) {
				return "\"data\":" + ((json) ? text : quoted(text));
			}
		}
		return "\"data_base64\":\"" + new String(Base64.getEncoder().encode(data), StandardCharsets.US_ASCII) + "\"";
	}

	private static Charset charset(@Nullable String contentType) {
		try {
			return DataCharsets.of(contentType);
		}
		catch (UnsupportedCloudEventException ex) {
			// left for the application to reject
			return StandardCharsets.UTF_8;
		}
	}

	private static String quoted(String text) {
		return JsonMapper.shared().writeValueAsString(text);
	}

}
