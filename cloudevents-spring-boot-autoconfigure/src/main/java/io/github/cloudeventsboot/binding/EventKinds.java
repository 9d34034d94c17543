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

package io.github.cloudeventsboot.binding;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.TypedCloudEvent;

/**
 * The kinds of events: the types that a received event can be converted to, and those
 * whose instances are sent as events.
 *
 * @since 0.1.0
 */
public final class EventKinds {

	private EventKinds() {
	}

	/**
	 * Return whether a received event can be converted to a class.
	 * @param type the class
	 * @return whether it is {@code CloudEvent}, {@code TypedCloudEvent} or an event type
	 */
	public static boolean isReadable(Class<?> type) {
		return type == CloudEvent.class || type == TypedCloudEvent.class || EventTypes.isEventType(type);
	}

	/**
	 * Return whether instances of a class are sent as events.
	 * @param type the class
	 * @return whether it is an event or an event type
	 */
	public static boolean isWritable(Class<?> type) {
		return isExplicit(type) || EventTypes.isEventType(type);
	}

	/**
	 * Return whether instances of a class are events wherever they occur, unlike those of
	 * event types, which may be meant as ordinary values.
	 * @param type the class
	 * @return whether it is a {@code CloudEvent} or an {@code OutgoingCloudEvent}
	 */
	public static boolean isExplicit(Class<?> type) {
		return CloudEvent.class.isAssignableFrom(type) || type == OutgoingCloudEvent.class;
	}

}
