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

package io.github.cloudeventsboot.test.support;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.event.AttributeNames;
import io.github.cloudeventsboot.event.AttributeStrings;
import io.github.cloudeventsboot.event.ImmutableCloudEvent;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of events by name.
 *
 * @since 0.1.0
 */
public final class EventAttributes {

	private EventAttributes() {
	}

	/**
	 * Return the attributes of an event.
	 * @param event the event
	 * @return values by name, those of extensions with their type and all others as
	 * strings
	 */
	public static Map<String, Object> of(CloudEvent event) {
		Map<String, Object> attributes = new LinkedHashMap<>();
		put(attributes, AttributeNames.SPECVERSION, event.getSpecVersion());
		put(attributes, AttributeNames.ID, event.getId());
		put(attributes, AttributeNames.SOURCE, ImmutableCloudEvent.sourceOf(event));
		put(attributes, AttributeNames.TYPE, event.getType());
		put(attributes, AttributeNames.SUBJECT, event.getSubject());
		put(attributes, AttributeNames.TIME, timestamp(event.getTime()));
		put(attributes, AttributeNames.DATASCHEMA, event.getDataSchema());
		put(attributes, AttributeNames.DATACONTENTTYPE, event.getDataContentType());
		for (String name : event.getExtensionNames()) {
			Object value = event.getExtension(name);
			if (value != null) {
				attributes.put(name, value);
			}
		}
		return attributes;
	}

	/**
	 * Return a time with its seconds, which its string omits if they are zero. A year
	 * that RFC 3339 can't hold stays as it is.
	 */
	private static @Nullable Object timestamp(@Nullable OffsetDateTime time) {
		String text = (time != null) ? AttributeStrings.canonical(time) : null;
		return (text != null) ? text : time;
	}

	private static void put(Map<String, Object> attributes, String name, @Nullable Object value) {
		if (value != null) {
			attributes.put(name, value.toString());
		}
	}

}
