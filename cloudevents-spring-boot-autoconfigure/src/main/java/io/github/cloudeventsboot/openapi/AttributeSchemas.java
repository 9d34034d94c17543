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

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.cloudeventsboot.binding.EventComponent;
import io.github.cloudeventsboot.event.AttributeNames;
import io.github.cloudeventsboot.event.AttributePatterns;
import io.github.cloudeventsboot.handler.EventContract;
import io.github.cloudeventsboot.openapi.schema.Constraints;
import io.github.cloudeventsboot.openapi.schema.Keywords;
import io.github.cloudeventsboot.openapi.schema.ValidationScope;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Schemas of context attributes (CloudEvents 1.0.2, sections 3.1 and 3.2, and its JSON
 * event format, section 2.2).
 */
final class AttributeSchemas {

	/** The attributes of the specification, in the order of the document. */
	static final List<String> CORE = List.of(AttributeNames.SPECVERSION, AttributeNames.ID, AttributeNames.SOURCE,
			AttributeNames.TYPE, AttributeNames.SUBJECT, AttributeNames.TIME, AttributeNames.DATACONTENTTYPE,
			AttributeNames.DATASCHEMA);

	private static final String MEDIA_TYPE = "^[^\\s/;]+/[^\\s/;]+(?:\\s*;.*)?$";

	private static final Set<Class<?>> INTEGERS = Set.of(Byte.class, Short.class, Integer.class);

	/**
	 * Integer types that exceed the range of a CloudEvents Integer, so that values may
	 * also be strings.
	 */
	private static final Set<Class<?>> LARGE = Set.of(Long.class, BigInteger.class);

	private static final Set<Class<?>> DECIMALS = Set.of(BigDecimal.class, Double.class, Float.class, Number.class);

	private static final Set<Class<?>> TIMES = Set.of(OffsetDateTime.class, Instant.class, ZonedDateTime.class,
			Date.class);

	private final Constraints constraints;

	AttributeSchemas(Constraints constraints) {
		this.constraints = constraints;
	}

	/**
	 * Return the names of the attributes that events may have.
	 * @param contract the events
	 * @return the names, starting with those of the specification
	 */
	static Set<String> names(EventContract contract) {
		Set<String> names = new LinkedHashSet<>(CORE);
		contract.attributes().forEach((attribute) -> names.add(attribute.attribute()));
		return names;
	}

	static List<String> required(EventContract contract) {
		List<String> required = new ArrayList<>(
				List.of(AttributeNames.SPECVERSION, AttributeNames.ID, AttributeNames.SOURCE, AttributeNames.TYPE));
		contract.attributes()
			.stream()
			.filter((attribute) -> attribute.required() && !attribute.optional())
			.map(EventComponent::attribute)
			.filter((name) -> !required.contains(name))
			.forEach(required::add);
		if (!contract.subjects().isEmpty() && !required.contains(AttributeNames.SUBJECT)) {
			required.add(AttributeNames.SUBJECT);
		}
		return required;
	}

	/**
	 * Return the schema of an attribute.
	 * @param contract the events that have it
	 * @param name the name of the attribute
	 * @param excluded patterns of {@code type} that belong to other events
	 * @return the schema
	 */
	Map<String, Object> of(EventContract contract, String name, Collection<String> excluded) {
		EventComponent component = contract.attributes()
			.stream()
			.filter((attribute) -> name.equals(attribute.attribute()))
			.findFirst()
			.orElse(null);
		Map<String, Object> schema = switch (name) {
			case AttributeNames.TYPE -> pattern(contract.types(), excluded);
			case AttributeNames.SOURCE -> pattern(contract.sources(), Set.of());
			case AttributeNames.SUBJECT -> pattern(contract.subjects(), Set.of());
			default -> (CORE.contains(name)) ? core(name) : extension(component);
		};
		if (AttributeNames.SOURCE.equals(name)) {
			schema.put("format", "uri-reference");
		}
		if (component != null && contract.eventClass() != null) {
			this.constraints.apply(contract.eventClass(), component.name(), null, ValidationScope.of(contract.groups()),
					schema);
		}
		if (component != null && component.defaultValue() != null) {
			schema.put("default", value(component.defaultValue(), schema));
		}
		return schema;
	}

	private static Object value(String text, Map<String, Object> schema) {
		if ("integer".equals(schema.get("type"))) {
			return Integer.valueOf(text);
		}
		return ("boolean".equals(schema.get("type"))) ? Boolean.valueOf(text) : text;
	}

	private static Map<String, Object> core(String name) {
		Map<String, Object> schema = Keywords.type("string");
		switch (name) {
			case AttributeNames.SPECVERSION -> schema.put("const", "1.0");
			case AttributeNames.TIME -> schema.put("format", "date-time");
			case AttributeNames.DATASCHEMA -> schema.put("format", "uri");
			case AttributeNames.DATACONTENTTYPE -> schema.put("pattern", MEDIA_TYPE);
			default -> schema.put("minLength", 1);
		}
		return schema;
	}

	private static Map<String, Object> extension(@Nullable EventComponent component) {
		Class<?> type = (component != null) ? ClassUtils.resolvePrimitiveIfNecessary(component.type().toClass())
				: Object.class;
		if (INTEGERS.contains(type)) {
			Map<String, Object> schema = Keywords.type("integer");
			schema.put("format", "int32");
			return schema;
		}
		if (LARGE.contains(type) || DECIMALS.contains(type)) {
			Map<String, Object> schema = Keywords.map("type", List.of("string", "integer"));
			schema.put("pattern",
					(LARGE.contains(type)) ? "^-?(?:0|[1-9][0-9]*)$" : "^[-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?$");
			schema.put("examples", List.of("1"));
			return schema;
		}
		if (type == Object.class) {
			return scalar();
		}
		Map<String, Object> schema = Keywords.type((type == Boolean.class) ? "boolean" : "string");
		if (type == URI.class) {
			schema.put("format", "uri-reference");
		}
		else if (TIMES.contains(type)) {
			schema.put("format", "date-time");
		}
		else if (type == byte[].class) {
			schema.put("contentEncoding", "base64");
		}
		else if (type.isEnum()) {
			schema.put("enum",
					Arrays.stream(type.getEnumConstants()).map((value) -> ((Enum<?>) value).name()).toList());
		}
		else if (type != Boolean.class) {
			schema.put("minLength", 1);
		}
		return schema;
	}

	/**
	 * Return the schema of unknown extensions.
	 */
	static Map<String, Object> scalar() {
		return Keywords.map("type", List.of("string", "integer", "boolean"));
	}

	/**
	 * Return the schema of strings that match one of the patterns, if there are any, and
	 * none of the excluded patterns.
	 */
	static Map<String, Object> pattern(Collection<String> patterns, Collection<String> excluded) {
		Map<String, Object> schema = Keywords.type("string");
		boolean exact = patterns.stream().noneMatch(AttributePatterns::isPrefix);
		if (patterns.size() == 1 && exact) {
			schema.put("const", patterns.iterator().next());
		}
		else if (!patterns.isEmpty() && exact) {
			schema.put("enum", List.copyOf(patterns));
		}
		else {
			schema.put("minLength", 1);
			if (!patterns.isEmpty()) {
				schema.put("pattern", expression(patterns));
			}
			if (!excluded.isEmpty()) {
				schema.put("not", Keywords.map("pattern", expression(excluded)));
			}
		}
		return schema;
	}

	private static String expression(Collection<String> patterns) {
		String alternatives = patterns.stream().map((pattern) -> {
			boolean prefix = AttributePatterns.isPrefix(pattern);
			return escape((prefix) ? pattern.substring(0, pattern.length() - 1) : pattern) + ((prefix) ? "" : "$");
		}).collect(Collectors.joining("|"));
		return (patterns.size() == 1) ? "^" + alternatives : "^(?:" + alternatives + ")";
	}

	private static String escape(String text) {
		StringBuilder escaped = new StringBuilder();
		for (char c : text.toCharArray()) {
			if ("\\^$.|?*+()[]{}/".indexOf(c) >= 0) {
				escaped.append('\\');
			}
			escaped.append(c);
		}
		return escaped.toString();
	}

}
