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
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.cloudeventsboot.event.AttributeNames;
import io.github.cloudeventsboot.event.AttributePatterns;
import io.github.cloudeventsboot.handler.EventContract;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.MediaType;
import org.jspecify.annotations.Nullable;

/**
 * Example events that the handlers of an operation accept, in each content mode.
 *
 * @param events the events in the JSON event format, by their types
 */
record RequestExamples(Map<String, Map<String, Object>> events) {

	private static final String SUMMARY = "Event of type ";

	private static final String BYTES = "data_base64";

	static RequestExamples of(EventExamples generated, List<DocumentedHandler> handlers,
			Collection<EventContract> contracts) {
		Set<String> types = contracts.stream()
			.flatMap((contract) -> contract.types().stream())
			.collect(Collectors.toCollection(LinkedHashSet::new));
		Map<String, Map<String, Object>> examples = new LinkedHashMap<>();
		for (DocumentedHandler handler : handlers) {
			for (EventContract contract : handler.accepted()) {
				generated.of(contract, handler, types).forEach(examples::putIfAbsent);
			}
		}
		return new RequestExamples(examples);
	}

	void addEvents(MediaType type) {
		this.events.forEach((name, event) -> add(type, name, event, null));
	}

	/**
	 * Add batches of one event for the contracts of handlers that take batches.
	 */
	void addBatches(MediaType type, Collection<EventContract> contracts) {
		this.events.forEach((name, event) -> {
			if (isFitting(name, contracts)) {
				add(type, name, List.of(event), null);
			}
		});
	}

	/**
	 * Add the data of events, which is the body in binary mode.
	 */
	void addData(MediaType type, Collection<EventContract> contracts) {
		this.events.forEach((name, event) -> {
			Object data = (event.containsKey(BYTES)) ? text(event.get(BYTES)) : event.get(AttributeNames.DATA);
			if (isFitting(name, contracts) && data != null) {
				add(type, name, data, "The data of the event. It is sent with the headers " + headers(event) + ".");
			}
		});
	}

	private static boolean isFitting(String type, Collection<EventContract> contracts) {
		return contracts.stream()
			.anyMatch((contract) -> contract.types().isEmpty() || AttributePatterns.rank(contract.types(), type) >= 0);
	}

	private static String text(Object base64) {
		return new String(Base64.getDecoder().decode(base64.toString()), StandardCharsets.UTF_8);
	}

	private static String headers(Map<String, Object> event) {
		return event.entrySet()
			.stream()
			.filter((attribute) -> !Set.of(AttributeNames.DATA, BYTES, AttributeNames.DATACONTENTTYPE)
				.contains(attribute.getKey()))
			.map((attribute) -> "`ce-" + attribute.getKey() + ": " + attribute.getValue() + "`")
			.collect(Collectors.joining(", "));
	}

	/**
	 * Add an example, unless the application provides its own examples.
	 */
	private static void add(MediaType type, String name, Object value, @Nullable String description) {
		boolean given = type.getExample() != null || (type.getExamples() != null && type.getExamples()
			.values()
			.stream()
			.anyMatch((example) -> example.getSummary() == null || !example.getSummary().startsWith(SUMMARY)));
		if (!given) {
			type.addExamples(name, new Example().summary(SUMMARY + name).description(description).value(value));
		}
	}

}
