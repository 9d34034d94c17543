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

package io.github.cloudeventsboot.messaging;

import io.github.cloudeventsboot.ContentMode;
import io.github.cloudeventsboot.event.ImmutableCloudEvent;

/**
 * An event to send, and how to send it.
 *
 * @param event the event
 * @param mode the content mode
 * @param value the value that the event was created from, for expressions in
 * {@code @SendTo}
 * @since 0.1.0
 */
public record OutgoingMessage(ImmutableCloudEvent event, ContentMode mode, Object value) {

	/**
	 * Create a message from an event.
	 * @param event the event
	 * @param mode the content mode
	 */
	public OutgoingMessage(ImmutableCloudEvent event, ContentMode mode) {
		this(event, mode, event);
	}

}
