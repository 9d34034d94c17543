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

package io.github.cloudeventsboot.event;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.OutgoingCloudEvent;

/**
 * Creates outgoing events from received ones.
 *
 * @since 0.1.0
 */
public final class OutgoingCopies {

	private OutgoingCopies() {
	}

	/**
	 * Return an outgoing event with the attributes of another event.
	 * @param <T> the type of the data
	 * @param outgoing the event whose type and data are kept
	 * @param event the event that has the attributes
	 * @return the event
	 */
	public static <T> OutgoingCloudEvent<T> withAttributes(OutgoingCloudEvent<T> outgoing, CloudEvent event) {
		OutgoingCloudEvent<T> copy = outgoing.withId(event.getId()).withSource(event.getSource());
		if (event.getTime() != null) {
			copy = copy.withTime(event.getTime());
		}
		if (event.getSubject() != null) {
			copy = copy.withSubject(event.getSubject());
		}
		if (event.getDataContentType() != null) {
			copy = copy.withDataContentType(event.getDataContentType());
		}
		if (event.getDataSchema() != null) {
			copy = copy.withDataSchema(event.getDataSchema());
		}
		for (String name : event.getExtensionNames()) {
			Object value = event.getExtension(name);
			copy = (value != null) ? copy.withExtension(name, value) : copy;
		}
		return copy;
	}

}
