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

package io.github.cloudeventsboot.openapi;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.CloudEventException;
import io.github.cloudeventsboot.event.AttributeNames;
import io.github.cloudeventsboot.event.AttributePatterns;
import io.github.cloudeventsboot.event.EventAssembler;
import io.github.cloudeventsboot.event.EventData;
import io.github.cloudeventsboot.handler.EventContract;
import io.github.cloudeventsboot.openapi.schema.Direction;
import io.github.cloudeventsboot.openapi.schema.Examples;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.log.LogMessage;

/**
 * Creates example events that handlers accept, always the same ones for a handler.
 */
final class EventExamples {

	private static final Log logger = LogFactory.getLog(EventExamples.class);

	/**
	 * Writes complete examples, even if the application's mapper leaves out members.
	 */
	private static final JsonMapper mapper = new JsonMapper();

	private static final String TIME = "2026-01-31T12:00:00Z";

	private final EventSchemas schemas;

	private final AttributeSchemas attributes;

	private final Examples examples;

	private final ExampleChecks checks;

	EventExamples(EventSchemas schemas, AttributeSchemas attributes, Examples examples, ExampleChecks checks) {
		this.schemas = schemas;
		this.attributes = attributes;
		this.examples = examples;
		this.checks = checks;
	}

	/**
	 * Return an event in the JSON event format for each type of a contract.
	 * @param contract the kinds of events
	 * @param handler the handler that has to accept them
	 * @param others all types of the operation
	 * @return the events by their types
	 */
	Map<String, Map<String, Object>> of(EventContract contract, DocumentedHandler handler, Set<String> others) {
		Map<String, Map<String, Object>> events = new LinkedHashMap<>();
		Set<String> types = (contract.types().isEmpty()) ? Set.of("*") : contract.types();
		for (String pattern : types) {
			String type = type(pattern, others);
			Map<String, Object> event = event(contract, type);
			if (event != null && isAccepted(event, contract, handler)) {
				events.put(type, event);
			}
		}
		return events;
	}

	private static String type(String pattern, Set<String> others) {
		if (!AttributePatterns.isPrefix(pattern)) {
			return pattern;
		}
		String type = (pattern.length() > 1) ? pattern.substring(0, pattern.length() - 1) + "example"
				: "com.example.event";
		while (others.contains(type)) {
			type += "x";
		}
		return type;
	}

	private @Nullable Map<String, Object> event(EventContract contract, String type) {
		Map<String, Object> event = new LinkedHashMap<>();
		Set<String> names = new LinkedHashSet<>(AttributeSchemas.required(contract));
		contract.attributes().forEach((attribute) -> names.add(attribute.attribute()));
		for (String name : AttributeSchemas.names(contract)) {
			if (!names.contains(name) && !AttributeNames.TIME.equals(name)
					&& !AttributeNames.DATACONTENTTYPE.equals(name)) {
				continue;
			}
			Object value = attribute(contract, name, type);
			if (value == null) {
				return null;
			}
			event.put(name, value);
		}
		putData(contract, event);
		return event;
	}

	private @Nullable Object attribute(EventContract contract, String name, String type) {
		if (AttributeNames.TYPE.equals(name)) {
			return type;
		}
		if (AttributeNames.DATACONTENTTYPE.equals(name)) {
			String mediaType = EventSchemas.mediaType(contract);
			return ("*/*".equals(mediaType)) ? "application/json" : mediaType;
		}
		Set<String> patterns = (AttributeNames.SOURCE.equals(name)) ? contract.sources()
				: (AttributeNames.SUBJECT.equals(name)) ? contract.subjects() : Set.of();
		if (!patterns.isEmpty()) {
			String pattern = patterns.iterator().next();
			return (AttributePatterns.isPrefix(pattern)) ? pattern.substring(0, pattern.length() - 1) + "example"
					: pattern;
		}
		Map<String, Object> schema = this.attributes.of(contract, name, List.of());
		boolean plain = !schema.containsKey("pattern") && !schema.containsKey("maxLength")
				&& Integer.valueOf(1).equals(schema.get("minLength"));
		if (plain && AttributeNames.ID.equals(name)) {
			return "1";
		}
		return switch (name) {
			case AttributeNames.SOURCE -> (plain) ? "/example" : this.examples.of(schema, name);
			case AttributeNames.TIME -> TIME;
			default -> this.examples.of(schema, name);
		};
	}

	private void putData(EventContract contract, Map<String, Object> event) {
		if (EventSchemas.isBinary(contract)) {
			event.put("data_base64", Base64.getEncoder().encodeToString("example".getBytes(StandardCharsets.UTF_8)));
			return;
		}
		Object data = this.examples.of(this.schemas.data(contract, Direction.READ), "example");
		if (data != null) {
			event.put(AttributeNames.DATA, data);
		}
	}

	private boolean isAccepted(Map<String, Object> example, EventContract contract, DocumentedHandler handler) {
		String fault;
		try {
			fault = this.checks.fault(toEvent(example), handler);
		}
		catch (CloudEventException ex) {
			fault = ex.getMessage();
		}
		catch (RuntimeException ex) {
			// application code may throw any exception for an example
			fault = ex.toString();
		}
		if (fault != null) {
			logger.info(LogMessage.format("No example is generated for %s, because %s rejects it (%s): set one with"
					+ " @Schema(example = ...)", contract.types(), handler.handler().name(), fault));
		}
		return fault == null;
	}

	private static CloudEvent toEvent(Map<String, Object> example) {
		EventAssembler assembler = new EventAssembler();
		EventData data = null;
		for (Map.Entry<String, Object> member : example.entrySet()) {
			if ("data_base64".equals(member.getKey())) {
				data = EventData.ofBytes(Base64.getDecoder().decode(member.getValue().toString()));
			}
			else if (AttributeNames.DATA.equals(member.getKey())) {
				boolean text = member.getValue() instanceof String
						&& "text/plain".equals(example.get(AttributeNames.DATACONTENTTYPE));
				byte[] json = mapper.writeValueAsBytes(member.getValue());
				data = (text) ? EventData.ofText(member.getValue().toString().getBytes(StandardCharsets.UTF_8))
						: EventData.ofJson(json, 0, json.length);
			}
			else {
				assembler.set(member.getKey(), member.getValue());
			}
		}
		return assembler.build(data);
	}

}
