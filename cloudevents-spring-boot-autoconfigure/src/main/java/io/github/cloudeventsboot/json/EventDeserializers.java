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

package io.github.cloudeventsboot.json;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.TypedCloudEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.Deserializers;

/**
 * Creates the deserializers of events when the first value of a type is read: most
 * applications have no events inside other JSON.
 */
final class EventDeserializers extends Deserializers.Base {

	@Override
	public @Nullable ValueDeserializer<?> findBeanDeserializer(JavaType type, DeserializationConfig config,
			BeanDescription.Supplier description) {
		if (type.hasRawClass(CloudEvent.class)) {
			return new EventDeserializer();
		}
		if (type.hasRawClass(TypedCloudEvent.class)) {
			return EventValueDeserializer.typed();
		}
		if (type.hasRawClass(OutgoingCloudEvent.class)) {
			return EventValueDeserializer.outgoing();
		}
		return (type.hasRawClass(CloudEventData.class)) ? new EventDataDeserializer() : null;
	}

	@Override
	public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
		return type == CloudEvent.class || type == TypedCloudEvent.class || type == OutgoingCloudEvent.class
				|| type == CloudEventData.class;
	}

}
