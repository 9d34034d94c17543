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

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.cloudeventsboot.event.AttributeNames;
import io.github.cloudeventsboot.event.AttributePatterns;
import io.github.cloudeventsboot.handler.EventContract;
import io.github.cloudeventsboot.openapi.schema.DataSchemas;
import io.github.cloudeventsboot.openapi.schema.Definitions;
import io.github.cloudeventsboot.openapi.schema.Direction;
import io.github.cloudeventsboot.openapi.schema.Keywords;
import io.github.cloudeventsboot.openapi.schema.Ref;
import io.github.cloudeventsboot.openapi.schema.ValidationScope;

import org.springframework.core.ResolvableType;
import org.springframework.util.StringUtils;

/**
 * Schemas of events in the JSON event format, and of their data.
 */
final class EventSchemas {

	private final DataSchemas data;

	private final AttributeSchemas attributes;

	private final Definitions definitions;

	EventSchemas(DataSchemas data, AttributeSchemas attributes, Definitions definitions) {
		this.data = data;
		this.attributes = attributes;
		this.definitions = definitions;
	}

	/**
	 * Return the schema of events of several kinds.
	 * @param contracts the kinds, with the summary of each
	 * @param direction the direction of the events
	 * @return the schema: a reference for one kind, else a union
	 */
	Map<String, Object> union(Map<EventContract, String> contracts, Direction direction) {
		List<Map<String, Object>> schemas = new ArrayList<>();
		Map<String, Object> mapping = new LinkedHashMap<>();
		boolean exact = true;
		boolean distinct = true;
		Set<String> seen = new LinkedHashSet<>();
		for (Map.Entry<EventContract, String> entry : contracts.entrySet()) {
			EventContract contract = entry.getKey();
			Map<String, Object> schema = envelope(contract, excluded(contract, contracts.keySet()), entry.getValue(),
					direction);
			if (!schemas.contains(schema)) {
				schemas.add(schema);
			}
			exact &= !contract.types().isEmpty() && contract.types().stream().noneMatch(AttributePatterns::isPrefix);
			distinct &= (contract.types().isEmpty()) ? seen.add("") : contract.types().stream().allMatch(seen::add);
			contract.types().forEach((type) -> mapping.put(type, schema.get("$ref")));
		}
		if (schemas.size() == 1) {
			return schemas.get(0);
		}
		Map<String, Object> union = Keywords.map((distinct) ? "oneOf" : "anyOf", schemas);
		if (exact && distinct) {
			Map<String, Object> discriminator = Keywords.map("propertyName", AttributeNames.TYPE);
			discriminator.put("mapping", mapping);
			union.put("discriminator", discriminator);
		}
		return union;
	}

	/**
	 * Return the patterns of {@code type} that are more specific, and belong to other
	 * kinds of events.
	 */
	private static Set<String> excluded(EventContract contract, Collection<EventContract> all) {
		Set<String> excluded = new LinkedHashSet<>();
		for (EventContract other : all) {
			for (String type : other.types()) {
				boolean covered = contract.types().isEmpty() || contract.types()
					.stream()
					.anyMatch((pattern) -> AttributePatterns.isPrefix(pattern) && !pattern.equals(type)
							&& type.startsWith(pattern.substring(0, pattern.length() - 1)));
				if (covered && !contract.types().contains(type)) {
					excluded.add(type);
				}
			}
		}
		return excluded;
	}

	private Map<String, Object> envelope(EventContract contract, Set<String> excluded, String summary,
			Direction direction) {
		// its string, as types that were resolved in different ways are not equal
		Ref ref = new Ref(name(contract), typeName(contract), List.of(contract.toString(), excluded, summary),
				direction);
		return this.definitions.add(ref, () -> describe(contract, excluded, summary, direction));
	}

	private static String name(EventContract contract) {
		if (contract.eventClass() != null) {
			return contract.eventClass().getSimpleName();
		}
		if (contract.dataType() == ResolvableType.NONE) {
			return typeName(contract);
		}
		StringBuilder name = new StringBuilder();
		append(contract.dataType(), name);
		return name + "Event";
	}

	/**
	 * Return a name derived from the first {@code type}.
	 */
	private static String typeName(EventContract contract) {
		if (contract.types().isEmpty()) {
			return "CloudEvent";
		}
		StringBuilder name = new StringBuilder();
		for (String word : contract.types().iterator().next().split("[^A-Za-z0-9]+")) {
			name.append(StringUtils.capitalize(word));
		}
		return name + "Event";
	}

	private static void append(ResolvableType type, StringBuilder name) {
		name.append(StringUtils.capitalize(type.toClass().getSimpleName().replace("[]", "s")));
		for (ResolvableType generic : type.getGenerics()) {
			append(generic, name);
		}
	}

	private Map<String, Object> describe(EventContract contract, Set<String> excluded, String summary,
			Direction direction) {
		Map<String, Object> schema = Keywords.type("object");
		if (!summary.isEmpty()) {
			schema.put("description", summary);
		}
		Map<String, Object> properties = new LinkedHashMap<>();
		for (String name : AttributeSchemas.names(contract)) {
			properties.put(name, this.attributes.of(contract, name, excluded));
		}
		List<String> required = AttributeSchemas.required(contract);
		boolean binary = isBinary(contract);
		Map<String, Object> data = data(contract, direction);
		properties.put(AttributeNames.DATA,
				(binary) ? new LinkedHashMap<>() : (contract.dataRequired()) ? data : Keywords.nullable(data));
		if (binary || data.isEmpty()) {
			Map<String, Object> bytes = Keywords.type("string");
			bytes.put("contentEncoding", "base64");
			properties.put("data_base64", bytes);
		}
		schema.put("properties", properties);
		if (contract.dataRequired() && !binary && !data.isEmpty()) {
			required.add(AttributeNames.DATA);
		}
		schema.put("required", required);
		if (contract.dataRequired() && (binary || data.isEmpty())) {
			schema.put("anyOf", List.of(Keywords.map("required", List.of(AttributeNames.DATA)),
					Keywords.map("required", List.of("data_base64"))));
		}
		schema.put("additionalProperties", AttributeSchemas.scalar());
		return schema;
	}

	/**
	 * Return whether the data is received or sent as bytes.
	 */
	static boolean isBinary(EventContract contract) {
		Class<?> type = contract.dataType().toClass();
		return type == byte[].class || InputStream.class.isAssignableFrom(type);
	}

	/**
	 * Return the schema of the data itself.
	 */
	Map<String, Object> data(EventContract contract, Direction direction) {
		return (contract.dataType() == ResolvableType.NONE || isBinary(contract)) ? new LinkedHashMap<>()
				: this.data.of(contract.dataType(), direction, contract.view(), ValidationScope.of(contract.groups()));
	}

	/**
	 * Return the schema of the data of events of several kinds.
	 */
	Map<String, Object> dataUnion(Collection<EventContract> contracts, Direction direction) {
		List<Map<String, Object>> schemas = contracts.stream()
			.map((contract) -> data(contract, direction))
			.distinct()
			.toList();
		if (schemas.size() == 1) {
			return schemas.get(0);
		}
		return (schemas.stream().anyMatch(Map::isEmpty)) ? new LinkedHashMap<>() : Keywords.map("anyOf", schemas);
	}

	/**
	 * Return the default media type of data in binary mode.
	 */
	static String mediaType(EventContract contract) {
		if (isBinary(contract)) {
			return "application/octet-stream";
		}
		Class<?> type = contract.dataType().toClass();
		if (contract.dataType() == ResolvableType.NONE) {
			return "*/*";
		}
		return (CharSequence.class.isAssignableFrom(type)) ? "text/plain" : "application/json";
	}

}
