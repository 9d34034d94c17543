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

import io.cloudevents.CloudEventData;
import io.github.cloudeventsboot.event.EventData;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/**
 * Reads any JSON value as the data of an event.
 */
final class EventDataDeserializer extends StdDeserializer<CloudEventData> {

	EventDataDeserializer() {
		super(CloudEventData.class);
	}

	@Override
	public CloudEventData deserialize(JsonParser parser, DeserializationContext context) {
		byte[] copy = EventDeserializer.copy(parser);
		return EventData.ofJson(copy, 0, copy.length);
	}

}
