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

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.CloudEventConverter;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.TypedCloudEvent;
import io.github.cloudeventsboot.event.OutgoingCopies;

import org.springframework.core.ResolvableType;

/**
 * Creates outgoing events from received ones, for clients that declare the same type as
 * the server.
 */
final class OutgoingEvents {

	private OutgoingEvents() {
	}

	static OutgoingCloudEvent<?> of(CloudEvent event, ResolvableType type, CloudEventConverter converter) {
		OutgoingCloudEvent<Object> outgoing = OutgoingCloudEvent.of(event.getType());
		if (event.getData() != null) {
			ResolvableType typed = ResolvableType.forClassWithGenerics(TypedCloudEvent.class, type.getGeneric());
			outgoing = OutgoingCloudEvent.of(event.getType(),
					((TypedCloudEvent<?>) converter.fromCloudEvent(event, typed)).data());
		}
		return OutgoingCopies.withAttributes(outgoing, event);
	}

}
