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
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.github.cloudeventsboot.event.AttributeNames;
import io.github.cloudeventsboot.handler.EventContract;
import io.github.cloudeventsboot.openapi.schema.Constraints;
import io.github.cloudeventsboot.openapi.schema.DataSchemas;
import io.github.cloudeventsboot.openapi.schema.Definitions;
import io.github.cloudeventsboot.openapi.schema.Examples;
import io.github.cloudeventsboot.openapi.schema.Ref;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import tools.jackson.databind.json.JsonMapper;

/**
 * The shared state of the parts of one document. Schemas are inserted once all of them,
 * and thus their names, are known.
 */
final class EventDocument {

	private final Definitions definitions = new Definitions();

	private final AttributeSchemas attributes;

	private final EventSchemas events;

	private final EventExamples examples;

	private final List<Later> later = new ArrayList<>();

	private final List<Runnable> afterwards = new ArrayList<>();

	EventDocument(JsonMapper mapper, Constraints constraints, ExampleChecks checks) {
		this.attributes = new AttributeSchemas(constraints);
		this.events = new EventSchemas(new DataSchemas(mapper, constraints, this.definitions), this.attributes,
				this.definitions);
		this.examples = new EventExamples(this.events, this.attributes, new Examples(this.definitions), checks);
	}

	EventSchemas events() {
		return this.events;
	}

	EventExamples examples() {
		return this.examples;
	}

	Map<String, Object> define(Ref ref, Supplier<Map<String, Object>> schema) {
		return this.definitions.add(ref, schema);
	}

	/**
	 * Insert a schema when all names are known.
	 */
	@SuppressWarnings("rawtypes") // as declared by the model
	void later(Map<String, Object> schema, Consumer<Schema> target) {
		this.later.add(new Later(schema, target));
	}

	/**
	 * Run an action after all schemas have been inserted.
	 */
	void afterwards(Runnable task) {
		this.afterwards.add(task);
	}

	/**
	 * Return the schemas of the attributes that several kinds of events have, by name.
	 */
	Map<String, Map<String, Object>> headers(Collection<EventContract> contracts) {
		Map<String, Map<String, Object>> headers = new LinkedHashMap<>();
		Set<String> names = new LinkedHashSet<>();
		contracts.forEach((contract) -> names.addAll(AttributeSchemas.names(contract)));
		for (String name : names) {
			List<Map<String, Object>> schemas = contracts.stream()
				.filter((contract) -> AttributeSchemas.names(contract).contains(name))
				.map((contract) -> this.attributes.of(contract, name, Set.of()))
				.distinct()
				.toList();
			headers.put(name, (AttributeNames.TYPE.equals(name)) ? types(contracts)
					: (schemas.size() == 1) ? schemas.get(0) : Map.of("type", "string"));
		}
		return headers;
	}

	private static Map<String, Object> types(Collection<EventContract> contracts) {
		Set<String> types = new LinkedHashSet<>();
		boolean any = false;
		for (EventContract contract : contracts) {
			any |= contract.types().isEmpty();
			types.addAll(contract.types());
		}
		return AttributeSchemas.pattern((any) ? Set.of() : types, Set.of());
	}

	/**
	 * Write all schemas.
	 */
	void complete(OpenAPI openApi) {
		Components components = openApi.getComponents();
		Set<String> taken = new LinkedHashSet<>();
		if (components.getSchemas() != null) {
			taken.addAll(components.getSchemas().keySet());
		}
		Map<Ref, String> names = this.definitions.names(taken);
		SwaggerSchemas schemas = new SwaggerSchemas(openApi.getSpecVersion());
		this.definitions.named(names).forEach((name, schema) -> components.addSchemas(name, schemas.of(schema)));
		this.later.forEach((part) -> part.target().accept(schemas.of(this.definitions.named(part.schema(), names))));
		this.afterwards.forEach(Runnable::run);
	}

	@SuppressWarnings("rawtypes") // as declared by the model
	private record Later(Map<String, Object> schema, Consumer<Schema> target) {

	}

}
