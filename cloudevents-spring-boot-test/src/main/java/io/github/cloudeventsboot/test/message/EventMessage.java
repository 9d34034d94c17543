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

package io.github.cloudeventsboot.test.message;

import java.util.List;
import java.util.Map;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.message.AttributeSource;
import io.github.cloudeventsboot.message.MessageLimits;
import io.github.cloudeventsboot.message.MessageMode;
import io.github.cloudeventsboot.message.MessageReader;
import io.github.cloudeventsboot.test.support.EventDescription;
import org.jspecify.annotations.Nullable;

/**
 * A message of any protocol that may contain events.
 *
 * @param kind the kind of message, with its article
 * @param contentType the raw content type, or {@code null}
 * @param attributes the attributes of binary mode
 * @param headers the headers, to be shown
 * @param body the body, or {@code null} for no data
 * @since 0.1.0
 */
public record EventMessage(String kind, @Nullable String contentType, AttributeSource attributes,
		Map<String, ?> headers, byte @Nullable [] body) {

	private static final MessageReader reader = new MessageReader(MessageLimits.NONE, "message is not an event");

	/**
	 * Return whether the message is intended as an event, valid or not.
	 * @return whether it has a CloudEvents content type, or any attribute
	 */
	public boolean isEvent() {
		return reader.isEvent(this.contentType, this.attributes);
	}

	/**
	 * Return the content mode, provided that it is an event.
	 * @return the mode
	 */
	public MessageMode mode() {
		return MessageMode.of(this.contentType);
	}

	/**
	 * Read the events.
	 * @return the events, one unless the message is a batch
	 * @throws io.github.cloudeventsboot.CloudEventException if they are not valid
	 */
	public List<CloudEvent> read() {
		return reader.readEvents(this.contentType, this.attributes, this.body);
	}

	@Override
	public String toString() {
		StringBuilder text = new StringBuilder();
		this.headers
			.forEach((name, value) -> text.append("  ").append(name).append(": ").append(value).append(lineEnd()));
		return text.append("  ")
			.append((this.body != null && this.body.length > 0) ? EventDescription.text(this.body) : "(no body)")
			.toString();
	}

	private static String lineEnd() {
		return System.lineSeparator();
	}

}
