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

package io.github.cloudeventsboot.test.support;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.github.cloudeventsboot.CloudEventViolation;

/**
 * Describes events and violations in messages of failed assertions.
 *
 * @since 0.1.0
 */
public final class EventDescription {

	private EventDescription() {
	}

	/**
	 * Describe an event.
	 * @param event the event
	 * @return its attributes and data, in one line
	 */
	public static String of(CloudEvent event) {
		String attributes = EventAttributes.of(event)
			.entrySet()
			.stream()
			.map((attribute) -> attribute.getKey() + "=" + attribute.getValue())
			.collect(Collectors.joining(", "));
		CloudEventData data = event.getData();
		return attributes + ((data != null) ? ", data: " + text(data.toBytes()) : ", no data");
	}

	/**
	 * Describe violations.
	 * @param violations the violations
	 * @return the violations, each as a sentence
	 */
	public static String of(List<CloudEventViolation> violations) {
		return violations.stream().map(Object::toString).collect(Collectors.joining(System.lineSeparator() + "  "));
	}

	/**
	 * Describe data.
	 * @param bytes the data
	 * @return the bytes as text in UTF-8
	 */
	public static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.UTF_8);
	}

}
