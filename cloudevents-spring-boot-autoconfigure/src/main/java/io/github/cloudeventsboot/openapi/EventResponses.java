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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.cloudeventsboot.ResponseMode;
import io.github.cloudeventsboot.event.AttributeNames;
import io.github.cloudeventsboot.handler.EventContract;
import io.github.cloudeventsboot.handler.ReplyContract;
import io.github.cloudeventsboot.handler.ReplyContract.Kind;
import io.github.cloudeventsboot.openapi.schema.Direction;
import io.github.cloudeventsboot.openapi.schema.Keywords;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;

import org.springframework.http.HttpStatus;

/**
 * Describes the replies of handlers: events in the content mode in which they are sent,
 * or no content.
 */
final class EventResponses {

	private final EventDocument document;

	private final ResponseMode defaultMode;

	EventResponses(EventDocument document, ResponseMode defaultMode) {
		this.document = document;
		this.defaultMode = defaultMode;
	}

	void write(Operation operation, DocumentedHandler.Handlers handlers) {
		ApiResponses given = (operation.getResponses() != null) ? operation.getResponses() : new ApiResponses();
		ApiResponses responses = new ApiResponses();
		Map<String, List<DocumentedHandler>> byStatus = new LinkedHashMap<>();
		for (DocumentedHandler handler : handlers.all()) {
			ReplyContract reply = handler.reply();
			if (reply.kind() == Kind.EVENT || reply.kind() == Kind.BATCH) {
				byStatus.computeIfAbsent(String.valueOf(status(handler).value()), (key) -> new ArrayList<>())
					.add(handler);
			}
		}
		handlers.others().forEach(responses::addApiResponse);
		byStatus.forEach((status, answering) -> {
			ApiResponse response = responses.computeIfAbsent(status, (key) -> new ApiResponse());
			if (response.getDescription() == null || "OK".equals(response.getDescription())) {
				response.setDescription("The event was handled, and the reply is an event.");
			}
			write(response, answering);
		});
		handlers.all().forEach((handler) -> nothing(handler, responses));
		given.forEach(responses::putIfAbsent);
		operation.setResponses(responses);
	}

	private static HttpStatus status(DocumentedHandler handler) {
		return EventOperationCustomizer.status(handler.method());
	}

	private static void nothing(DocumentedHandler handler, ApiResponses responses) {
		ReplyContract reply = handler.reply();
		if (reply.kind() == Kind.NOTHING || (reply.nullable() && !reply.entity())) {
			HttpStatus status = status(handler);
			String code = (reply.entity()) ? "2XX" : (status == HttpStatus.OK) ? "204" : String.valueOf(status.value());
			responses.computeIfAbsent(code,
					(key) -> new ApiResponse().description("The event was handled, and the reply is not an event."));
		}
	}

	private void write(ApiResponse response, List<DocumentedHandler> handlers) {
		Content content = (response.getContent() != null) ? response.getContent() : new Content();
		Map<EventContract, String> batch = new LinkedHashMap<>();
		Map<EventContract, String> structured = new LinkedHashMap<>();
		Set<EventContract> binary = new LinkedHashSet<>();
		Map<String, Set<EventContract>> types = new LinkedHashMap<>();
		for (DocumentedHandler handler : handlers) {
			ResponseMode mode = mode(handler);
			Object given = handler.handler().response().attributes().get(AttributeNames.DATACONTENTTYPE);
			for (EventContract contract : handler.reply().events()) {
				if (handler.reply().kind() == Kind.BATCH) {
					batch.put(contract, "");
					continue;
				}
				if (mode != ResponseMode.BINARY) {
					structured.put(contract, "");
				}
				if (mode != ResponseMode.STRUCTURED) {
					binary.add(contract);
					types
						.computeIfAbsent((given != null) ? given.toString() : EventSchemas.mediaType(contract),
								(key) -> new LinkedHashSet<>())
						.add(contract);
				}
			}
		}
		if (!batch.isEmpty()) {
			add(content, EventRequests.BATCH, Keywords.array(this.document.events().union(batch, Direction.WRITE)));
		}
		if (!structured.isEmpty()) {
			add(content, EventRequests.STRUCTURED, this.document.events().union(structured, Direction.WRITE));
		}
		types.forEach(
				(type, contracts) -> add(content, type, this.document.events().dataUnion(contracts, Direction.WRITE)));
		response.setContent(content);
		if (!binary.isEmpty()) {
			headers(response, binary, structured.isEmpty() && batch.isEmpty());
		}
	}

	private void add(Content content, String name, Map<String, Object> schema) {
		MediaType type = content.computeIfAbsent(name, (key) -> new MediaType());
		this.document.later(schema, type::setSchema);
	}

	private void headers(ApiResponse response, Set<EventContract> contracts, boolean always) {
		this.document.headers(contracts).forEach((name, schema) -> {
			if (!AttributeNames.DATACONTENTTYPE.equals(name)) {
				boolean required = contracts.stream()
					.allMatch((contract) -> AttributeSchemas.required(contract).contains(name));
				Header header = new Header().description("Binary mode: the attribute `" + name + "`.");
				if (required && always) {
					header.setRequired(true);
				}
				this.document.later(schema, header::setSchema);
				response.addHeaderObject("ce-" + name, header);
			}
		});
	}

	private ResponseMode mode(DocumentedHandler handler) {
		boolean structured = handler.mappings()
			.stream()
			.flatMap((info) -> info.getProducesCondition().getProducibleMediaTypes().stream())
			.anyMatch((type) -> "application".equals(type.getType()) && type.getSubtype().startsWith("cloudevents"));
		if (structured) {
			return ResponseMode.STRUCTURED;
		}
		ResponseMode mode = handler.handler().response().mode();
		return (mode != ResponseMode.INHERIT) ? mode : this.defaultMode;
	}

}
