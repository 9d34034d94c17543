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

import java.util.function.Supplier;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.github.cloudeventsboot.CloudEventConverter;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.ser.Serializers;

/**
 * Creates the serializers of events when the first value of a type is written: most
 * applications have no events inside other JSON.
 */
final class EventSerializers extends Serializers.Base {

	private final Supplier<? extends @Nullable CloudEventConverter> converter;

	EventSerializers(Supplier<? extends @Nullable CloudEventConverter> converter) {
		this.converter = converter;
	}

	@Override
	public @Nullable ValueSerializer<?> findSerializer(SerializationConfig config, JavaType type,
			BeanDescription.Supplier description, JsonFormat.@Nullable Value formatOverrides) {
		if (type.isTypeOrSubTypeOf(CloudEvent.class)) {
			return new EventSerializer();
		}
		if (type.isTypeOrSubTypeOf(OutgoingCloudEvent.class)) {
			return new OutgoingEventSerializer(this.converter);
		}
		return (type.isTypeOrSubTypeOf(CloudEventData.class)) ? new EventDataSerializer() : null;
	}

}
