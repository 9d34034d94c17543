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

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.cloudeventsboot.CloudEventRejection;
import io.github.cloudeventsboot.CloudEventTooLargeException;
import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.InvalidCloudEventDataException;
import io.github.cloudeventsboot.InvalidCloudEventException;
import io.github.cloudeventsboot.UnknownCloudEventTypeException;
import io.github.cloudeventsboot.UnsupportedCloudEventException;
import io.github.cloudeventsboot.handler.EventContract;
import io.github.cloudeventsboot.http.problem.EventProblems;
import io.github.cloudeventsboot.openapi.schema.Direction;
import io.github.cloudeventsboot.openapi.schema.Keywords;
import io.github.cloudeventsboot.openapi.schema.Ref;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;

import org.springframework.http.ProblemDetail;

/**
 * Describes the responses to rejected events.
 */
final class ProblemResponses {

	private static final String MEDIA_TYPE = "application/problem+json";

	private final EventDocument document;

	private final boolean acceptsUnknownTypes;

	ProblemResponses(EventDocument document, boolean acceptsUnknownTypes) {
		this.document = document;
		this.acceptsUnknownTypes = acceptsUnknownTypes;
	}

	void write(Operation operation, DocumentedHandler.Handlers handlers) {
		Set<String> types = new LinkedHashSet<>();
		boolean any = false;
		for (EventContract contract : handlers.accepted().keySet()) {
			any |= contract.types().isEmpty();
			types.addAll(contract.types());
		}
		ApiResponses responses = operation.getResponses();
		Map<String, CloudEventRejection> invalid = new LinkedHashMap<>();
		invalid.put("invalid-event",
				new InvalidCloudEventException(List.of(CloudEventViolation.ofAttribute("id", "is required"))));
		invalid.put("invalid-data",
				new InvalidCloudEventDataException(List.of(CloudEventViolation.ofPointer("#", "is required"))));
		if (!any && this.acceptsUnknownTypes) {
			responses.computeIfAbsent("202", (key) -> new ApiResponse()
				.description("No handler takes the type of the event, so it was ignored."));
		}
		else if (!any) {
			invalid.put("unknown-type", new UnknownCloudEventTypeException(types));
		}
		add(responses, "400", "The event is not valid, or not accepted here.", invalid);
		add(responses, "413", "The event is too large.",
				Map.of("too-large", new CloudEventTooLargeException("body must not be larger than the limit")));
		add(responses, "415", "The form of the event is not supported.", Map.of("unsupported-data-content-type",
				new UnsupportedCloudEventException(UnsupportedCloudEventException.Reason.DATA_CONTENT_TYPE,
						List.of(CloudEventViolation.ofAttribute("datacontenttype", "is not a supported media type")),
						null)));
	}

	private void add(ApiResponses responses, String status, String description,
			Map<String, CloudEventRejection> examples) {
		if (responses.containsKey(status)) {
			return;
		}
		MediaType type = new MediaType();
		this.document.later(this.document.define(
				new Ref("CloudEventProblem", "CloudEventProblemDetail", ProblemResponses.class, Direction.WRITE),
				ProblemResponses::schema), type::setSchema);
		examples.forEach((name, rejection) -> type.addExamples(name, new Example().value(value(rejection))));
		responses.addApiResponse(status,
				new ApiResponse().description(description).content(new Content().addMediaType(MEDIA_TYPE, type)));
	}

	private static Map<String, Object> value(CloudEventRejection rejection) {
		ProblemDetail problem = EventProblems.of(rejection);
		Map<String, Object> value = new LinkedHashMap<>();
		value.put("type", String.valueOf(problem.getType()));
		value.put("title", String.valueOf(problem.getTitle()));
		value.put("status", problem.getStatus());
		value.put("detail", String.valueOf(problem.getDetail()));
		if (problem.getProperties() != null) {
			value.putAll(problem.getProperties());
		}
		return value;
	}

	private static Map<String, Object> schema() {
		Map<String, Object> error = Keywords.type("object");
		error.put("properties",
				properties("index", text("integer", "The position in a batch, counted from 0."), "attribute",
						text("string", "The invalid context attribute."), "pointer",
						text("string", "A JSON pointer to the invalid part of the data."), "detail",
						text("string", "A description of the violation.")));
		error.put("required", List.of("detail"));
		Map<String, Object> problem = Keywords.type("object");
		problem.put("description", "Problem details (RFC 9457) for a rejected event.");
		Map<String, Object> type = text("string", "The type of the problem.");
		type.put("format", "uri");
		problem.put("properties",
				properties("type", type, "title", Keywords.type("string"), "status", Keywords.type("integer"), "detail",
						text("string", "A description of the first violation."), "instance",
						text("string", "The path of the request."), "errors", Keywords.array(error)));
		return problem;
	}

	private static Map<String, Object> text(String type, String description) {
		Map<String, Object> schema = Keywords.type(type);
		schema.put("description", description);
		return schema;
	}

	private static Map<String, Object> properties(Object... pairs) {
		Map<String, Object> properties = new LinkedHashMap<>();
		for (int i = 0; i < pairs.length; i += 2) {
			properties.put(pairs[i].toString(), pairs[i + 1]);
		}
		return properties;
	}

}
