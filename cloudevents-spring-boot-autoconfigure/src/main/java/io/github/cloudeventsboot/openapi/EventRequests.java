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

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.cloudeventsboot.event.AttributeNames;
import io.github.cloudeventsboot.handler.EventContract;
import io.github.cloudeventsboot.handler.EventParameter;
import io.github.cloudeventsboot.openapi.schema.Direction;
import io.github.cloudeventsboot.openapi.schema.Keywords;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * Writes the bodies and headers of requests with events.
 */
final class EventRequests {

	static final String STRUCTURED = "application/cloudevents+json";

	static final String BATCH = "application/cloudevents-batch+json";

	private final EventDocument document;

	private final int maxBatchSize;

	EventRequests(EventDocument document, int maxBatchSize) {
		this.document = document;
		this.maxBatchSize = maxBatchSize;
	}

	void write(Operation operation, DocumentedHandler.Handlers handlers) {
		List<DocumentedHandler> events = handlers.all()
			.stream()
			.filter((handler) -> handler.handler().isEventHandler())
			.toList();
		Map<EventContract, String> contracts = handlers.accepted();
		if (contracts.isEmpty()) {
			return;
		}
		boolean kept = events.stream().anyMatch((handler) -> EventOperationCustomizer.keepsBody(handler.handler()));
		if (!kept) {
			writeBody(operation, handlers, events, contracts);
		}
		boolean binary = operation.getRequestBody() == null || operation.getRequestBody().getContent() == null
				|| operation.getRequestBody()
					.getContent()
					.keySet()
					.stream()
					.anyMatch((type) -> !type.equals(STRUCTURED) && !type.equals(BATCH));
		if (binary) {
			writeHeaders(operation, contracts.keySet());
		}
	}

	private void writeBody(Operation operation, DocumentedHandler.Handlers handlers, List<DocumentedHandler> events,
			Map<EventContract, String> contracts) {
		RequestBody given = operation.getRequestBody();
		RequestBody body = (given != null) ? given : new RequestBody();
		Content content = new Content();
		RequestExamples examples = RequestExamples.of(this.document.examples(), events, contracts.keySet());
		boolean batch = events.stream().anyMatch((handler) -> handler.handler().isBatch());
		if (batch && consumes(events, BATCH)) {
			Map<EventContract, String> many = new LinkedHashMap<>();
			events.stream()
				.filter((handler) -> handler.handler().isBatch())
				.forEach((handler) -> handler.accepted()
					.forEach((contract) -> many.putIfAbsent(contract, handler.summary())));
			Map<String, Object> schema = Keywords.array(this.document.events().union(many, Direction.READ));
			schema.put("maxItems", this.maxBatchSize);
			MediaType type = media(given, BATCH, schema);
			examples.addBatches(type, many.keySet());
			content.addMediaType(BATCH, type);
		}
		if (consumes(events, STRUCTURED)) {
			MediaType type = media(given, STRUCTURED, this.document.events().union(contracts, Direction.READ));
			examples.addEvents(type);
			content.addMediaType(STRUCTURED, type);
		}
		binaryTypes(events, contracts.keySet()).forEach((name, accepted) -> {
			MediaType type = media(given, name, ("application/octet-stream".equals(name)) ? new LinkedHashMap<>()
					: this.document.events().dataUnion(accepted, Direction.READ));
			examples.addData(type, accepted);
			content.addMediaType(name, type);
		});
		if (given != null && given.getContent() != null) {
			given.getContent().forEach((name, type) -> {
				if (!content.containsKey(name) && !"*/*".equals(name)) {
					content.addMediaType(name, type);
				}
			});
		}
		handlers.bodies().forEach((name, type) -> addOrdinary(content, name, type));
		body.setContent(content);
		body.setRequired(isRequired(events, contracts.keySet()));
		if (body.getDescription() == null) {
			body.setDescription(description(contracts, content));
		}
		operation.setRequestBody(body);
	}

	/**
	 * Add the request body of a method that is not an event handler.
	 */
	private void addOrdinary(Content content, String name, MediaType ordinary) {
		MediaType type = content.get(name);
		if (type == null) {
			content.addMediaType(name, ordinary);
		}
		else if (ordinary.getSchema() != null) {
			this.document.afterwards(() -> type
				.setSchema(new Schema<>().addAnyOfItem(type.getSchema()).addAnyOfItem(ordinary.getSchema())));
		}
	}

	private static boolean isRequired(List<DocumentedHandler> handlers, Collection<EventContract> contracts) {
		boolean optional = handlers.stream()
			.flatMap((handler) -> handler.handler().parameters().stream())
			.anyMatch((parameter) -> parameter instanceof EventParameter.WholeEvent && !parameter.required());
		return !optional && contracts.stream().allMatch(EventContract::dataRequired);
	}

	private static boolean consumes(List<DocumentedHandler> handlers, String type) {
		org.springframework.http.MediaType mediaType = org.springframework.http.MediaType.parseMediaType(type);
		return handlers.stream()
			.flatMap((handler) -> handler.mappings().stream())
			.anyMatch((info) -> info.getConsumesCondition().isEmpty() || info.getConsumesCondition()
				.getConsumableMediaTypes()
				.stream()
				.anyMatch((consumed) -> consumed.includes(mediaType)));
	}

	/**
	 * Return the media types of data in binary mode, with the events that have them.
	 */
	private static Map<String, Set<EventContract>> binaryTypes(List<DocumentedHandler> handlers,
			Collection<EventContract> all) {
		Map<String, Set<EventContract>> types = new LinkedHashMap<>();
		for (DocumentedHandler handler : handlers) {
			List<String> consumed = handler.mappings()
				.stream()
				.flatMap((info) -> info.getConsumesCondition().getConsumableMediaTypes().stream())
				.map(Object::toString)
				.distinct()
				.toList();
			boolean open = consumed.isEmpty() || consumed.contains("*/*");
			for (EventContract contract : handler.accepted()) {
				String type = EventSchemas.mediaType(contract);
				List<String> names = (open) ? List.of(("*/*".equals(type)) ? "application/json" : type)
						: consumed.stream().filter((name) -> !name.contains("cloudevents")).toList();
				names.forEach((name) -> types.computeIfAbsent(name, (key) -> new LinkedHashSet<>()).add(contract));
			}
		}
		return types;
	}

	private MediaType media(@Nullable RequestBody given, String name, Map<String, Object> schema) {
		MediaType known = (given != null && given.getContent() != null) ? given.getContent().get(name) : null;
		MediaType type = (known != null) ? known : new MediaType();
		this.document.later(schema, type::setSchema);
		return type;
	}

	private static String description(Map<EventContract, String> contracts, Content content) {
		List<String> lines = new ArrayList<>();
		lines.add((content.containsKey(BATCH)) ? "One event, or a batch of any number." : "One event.");
		lines.add("In structured mode, the body is the event. In binary mode, it is the data, and the attributes are"
				+ " headers, of which `ce-specversion`, `ce-id`, `ce-source` and `ce-type` are required.");
		contracts.forEach((contract, summary) -> {
			if (!contract.types().isEmpty() && !summary.isEmpty()) {
				lines.add("- "
						+ contract.types().stream().map((type) -> "`" + type + "`").collect(Collectors.joining(", "))
						+ ": " + summary);
			}
		});
		return String.join("\n", lines);
	}

	private void writeHeaders(Operation operation, Collection<EventContract> contracts) {
		Set<String> given = (operation.getParameters() != null) ? operation.getParameters()
			.stream()
			.map((parameter) -> String.valueOf(parameter.getName()))
			.collect(Collectors.toSet()) : Set.of();
		this.document.headers(contracts).forEach((name, schema) -> {
			String header = "ce-" + name;
			if (!AttributeNames.DATACONTENTTYPE.equals(name) && !given.contains(header)) {
				boolean needed = contracts.stream()
					.allMatch((contract) -> AttributeSchemas.required(contract).contains(name));
				Parameter parameter = new Parameter().in("header")
					.name(header)
					.required(false)
					.description("Binary mode: the attribute `" + name + "`"
							+ ((needed) ? ", which is required there." : "."));
				this.document.later(schema, parameter::setSchema);
				operation.addParametersItem(parameter);
			}
		});
	}

}
