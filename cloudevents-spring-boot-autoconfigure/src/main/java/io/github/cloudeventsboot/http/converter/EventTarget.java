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

package io.github.cloudeventsboot.http.converter;

import java.util.List;

import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.binding.EventContainers;
import io.github.cloudeventsboot.binding.EventKinds;
import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;

/**
 * The type to which a body is converted.
 *
 * @param element the type that an event becomes
 * @param container the collection or array that holds the events, or {@code void.class}
 * for a single event
 */
record EventTarget(ResolvableType element, Class<?> container) {

	/**
	 * Describe a type.
	 * @param type the type
	 * @return the description, or {@code null} if it is not an event kind
	 */
	static @Nullable EventTarget of(ResolvableType type) {
		Class<?> rawType = type.toClass();
		EventTarget target = (EventContainers.isReadable(rawType))
				? new EventTarget(EventContainers.element(type), rawType) : new EventTarget(type, void.class);
		return (target.isOutgoing() || EventKinds.isReadable(target.element.toClass())) ? target : null;
	}

	boolean isOutgoing() {
		return this.element.toClass() == OutgoingCloudEvent.class;
	}

	boolean isBatch() {
		return this.container != void.class;
	}

	Object contain(List<Object> values) {
		return EventContainers.contain(this.container, values);
	}

}
