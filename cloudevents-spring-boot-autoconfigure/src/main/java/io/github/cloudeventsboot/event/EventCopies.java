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

package io.github.cloudeventsboot.event;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import io.cloudevents.CloudEvent;
import org.jspecify.annotations.Nullable;

/**
 * Creates events from other events.
 */
final class EventCopies {

	private EventCopies() {
	}

	/**
	 * Copy an event of any implementation, which may not have checked its attributes.
	 */
	static ImmutableCloudEvent of(CloudEvent event, InvalidOptionalAttributes invalid) {
		EventAssembler assembler = new EventAssembler(invalid);
		set(assembler, AttributeNames.SPECVERSION, Objects.toString(event.getSpecVersion(), null));
		set(assembler, AttributeNames.ID, event.getId());
		set(assembler, AttributeNames.SOURCE, event.getSource());
		set(assembler, AttributeNames.TYPE, event.getType());
		set(assembler, AttributeNames.DATACONTENTTYPE, event.getDataContentType());
		set(assembler, AttributeNames.DATASCHEMA, event.getDataSchema());
		set(assembler, AttributeNames.SUBJECT, event.getSubject());
		set(assembler, AttributeNames.TIME, event.getTime());
		for (String name : event.getExtensionNames()) {
			set(assembler, name, event.getExtension(name));
		}
		return assembler.build(EventData.of(event.getData()));
	}

	private static void set(EventAssembler assembler, String name, @Nullable Object value) {
		if (value != null) {
			assembler.set(name, value);
		}
	}

	/**
	 * Copy a valid event and add extensions, which override its own.
	 */
	static ImmutableCloudEvent of(ImmutableCloudEvent event, Map<String, ?> extensions) {
		EventAssembler assembler = new EventAssembler();
		assembler.specVersion = event.getSpecVersion().toString();
		assembler.id = event.getId();
		assembler.source = event.getSourceString();
		assembler.type = event.getType();
		assembler.dataContentType = event.getDataContentType();
		assembler.dataSchema = event.getDataSchemaString();
		assembler.subject = event.getSubject();
		assembler.time = event.getTimeString();
		Map<String, Object> merged = new LinkedHashMap<>(event.getExtensions());
		extensions.forEach((name, value) -> {
			if (AttributeNames.CORE.contains(name)) {
				assembler.violation(name, "must not be set as an extension");
			}
			else {
				merged.put(name, value);
			}
		});
		merged.forEach(assembler::set);
		return assembler.build(event.getData());
	}

}
