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
import io.github.cloudeventsboot.CloudEventException;
import io.github.cloudeventsboot.event.ImmutableCloudEvent;
import io.github.cloudeventsboot.format.json.JsonEventWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Writes events of any implementation.
 */
final class EventSerializer extends StdSerializer<CloudEvent> {

	private final JsonEventWriter writer = new JsonEventWriter();

	EventSerializer() {
		super(CloudEvent.class);
	}

	@Override
	public void serialize(CloudEvent event, JsonGenerator generator, SerializationContext context) {
		this.writer.writeEvent(immutable(event, context), generator);
	}

	private static ImmutableCloudEvent immutable(CloudEvent event, SerializationContext context) {
		try {
			return ImmutableCloudEvent.copyOf(event);
		}
		catch (CloudEventException ex) {
			context.reportMappingProblem(ex, "CloudEvent can't be written: " + ex.getMessage());
			throw ex;
		}
	}

}
