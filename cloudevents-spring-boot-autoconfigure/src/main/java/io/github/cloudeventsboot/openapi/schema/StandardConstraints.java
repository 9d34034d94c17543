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

package io.github.cloudeventsboot.openapi.schema;

import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import jakarta.validation.metadata.ConstraintDescriptor;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.AnnotationUtils;

/**
 * Keywords for the constraints of Jakarta Validation and Hibernate Validator.
 */
final class StandardConstraints {

	/** Constructs that ECMA-262 and {@code java.util.regex} interpret differently. */
	private static final Set<String> NOT_PORTABLE = Set.of("\\p", "\\P", "\\Q", "(?<", "(?i", "(?s", "(?m", "(?x",
			"(?u", "(?d", "(?-", "(?>", "++", "*+", "?+", "}+", "\\A", "\\z", "\\Z", "\\h", "\\R", "\\X", "&&", "[[");

	private static final Set<String> STANDARD_PACKAGES = Set.of("jakarta.validation.constraints",
			"org.hibernate.validator.constraints");

	private static final String COMPOSITION = "org.hibernate.validator.constraints.ConstraintComposition";

	/** The number of bytes that examples have at most. */
	private static final int MAX_EXAMPLE = 10_000;

	private StandardConstraints() {
	}

	/**
	 * Put a constraint into a schema, as far as a schema can express it.
	 * @param constraint the constraint, which may be composed of others
	 * @param schema the schema
	 * @return whether the value must not be {@code null}
	 */
	static boolean apply(ConstraintDescriptor<?> constraint, Map<String, Object> schema) {
		boolean required = false;
		if (isConjunction(constraint.getAnnotation().annotationType())) {
			for (ConstraintDescriptor<?> part : constraint.getComposingConstraints()) {
				required |= apply(part, schema);
			}
		}
		Values values = new Values(constraint.getAttributes());
		switch (standardName(constraint.getAnnotation().annotationType())) {
			case "NotNull" -> required = true;
			case "NotEmpty" -> {
				required = true;
				size(schema, 1, Integer.MAX_VALUE);
			}
			case "NotBlank" -> {
				required = true;
				size(schema, 1, Integer.MAX_VALUE);
				pattern(schema, "\\S");
			}
			case "Size", "Length" -> size(schema, values.integer("min"), values.integer("max"));
			case "Min" -> minimum(schema, new BigDecimal(values.number("value")), true);
			case "Max" -> maximum(schema, new BigDecimal(values.number("value")), true);
			case "DecimalMin" -> minimum(schema, new BigDecimal(values.text("value")), values.flag("inclusive"));
			case "DecimalMax" -> maximum(schema, new BigDecimal(values.text("value")), values.flag("inclusive"));
			case "Positive" -> minimum(schema, BigDecimal.ZERO, false);
			case "PositiveOrZero" -> minimum(schema, BigDecimal.ZERO, true);
			case "Negative" -> maximum(schema, BigDecimal.ZERO, false);
			case "NegativeOrZero" -> maximum(schema, BigDecimal.ZERO, true);
			case "Digits" -> digits(schema, values.integer("integer"), values.integer("fraction"));
			case "AssertTrue" -> schema.put("const", true);
			case "AssertFalse" -> schema.put("const", false);
			case "Email" -> schema.computeIfAbsent("format", (key) -> "email");
			case "UniqueElements" -> schema.put("uniqueItems", true);
			case "Pattern" -> pattern(schema, values);
			default -> {
				// a schema can't express others, such as constraints of the application
			}
		}
		return required;
	}

	/**
	 * Return whether all composing constraints must be met. Hibernate Validator, which
	 * need not be there, also has alternatives and negations.
	 */
	private static boolean isConjunction(Class<?> annotation) {
		for (Annotation candidate : annotation.getAnnotations()) {
			if (COMPOSITION.equals(candidate.annotationType().getName())) {
				return "AND".equals(String.valueOf(AnnotationUtils.getValue(candidate)));
			}
		}
		return true;
	}

	/**
	 * Return the name of a standard constraint, which is empty for a constraint of the
	 * application, whatever it is called.
	 */
	private static String standardName(Class<?> annotation) {
		return STANDARD_PACKAGES.contains(annotation.getPackageName()) ? annotation.getSimpleName() : "";
	}

	private static void pattern(Map<String, Object> schema, Values values) {
		String expression = values.text("regexp");
		boolean flags = values.array("flags").length > 0;
		if (!flags && !".*".equals(expression) && NOT_PORTABLE.stream().noneMatch(expression::contains)) {
			pattern(schema, "^(?:" + expression + ")$");
		}
	}

	private static void pattern(Map<String, Object> schema, String expression) {
		if ("string".equals(type(schema))) {
			String other = (String) schema.get("pattern");
			schema.put("pattern", (other == null || other.equals("\\S") || other.equals(expression)) ? expression
					: "(?=[\\s\\S]*(?:" + other + "))" + expression);
		}
	}

	private static void size(Map<String, Object> schema, int min, int max) {
		if ("base64".equals(schema.get("contentEncoding"))) {
			bytes(schema, min, max);
			return;
		}
		range(schema, min, max);
	}

	/**
	 * Limit the text of Base64, which has four characters for three bytes.
	 */
	private static void bytes(Map<String, Object> schema, int min, int max) {
		range(schema, encodedLength(min), encodedLength(max));
		byte[] example = "example".getBytes(StandardCharsets.UTF_8);
		int length = Math.max(min, Math.min(max, example.length));
		if (length <= MAX_EXAMPLE) {
			schema.put("examples", List.of(Base64.getEncoder().encodeToString(Arrays.copyOf(example, length))));
		}
	}

	private static int encodedLength(int bytes) {
		return (int) Math.min(Integer.MAX_VALUE, (bytes + 2L) / 3 * 4);
	}

	private static void range(Map<String, Object> schema, int min, int max) {
		String kind = switch (String.valueOf(type(schema))) {
			case "string" -> "Length";
			case "array" -> "Items";
			case "object" -> "Properties";
			default -> "";
		};
		if (!kind.isEmpty() && min > 0) {
			schema.merge("min" + kind, min, (one, other) -> Math.max((int) one, (int) other));
		}
		if (!kind.isEmpty() && max < Integer.MAX_VALUE) {
			schema.merge("max" + kind, max, (one, other) -> Math.min((int) one, (int) other));
		}
	}

	private static @Nullable Object type(Map<String, Object> schema) {
		return (schema.get("type") instanceof List<?> types) ? types.get(0) : schema.get("type");
	}

	private static boolean isNumber(Map<String, Object> schema) {
		return "integer".equals(type(schema)) || "number".equals(type(schema));
	}

	private static void minimum(Map<String, Object> schema, BigDecimal value, boolean inclusive) {
		if (isNumber(schema)) {
			schema.merge((inclusive) ? "minimum" : "exclusiveMinimum", value,
					(one, other) -> new BigDecimal(one.toString()).max((BigDecimal) other));
		}
	}

	private static void maximum(Map<String, Object> schema, BigDecimal value, boolean inclusive) {
		if (isNumber(schema)) {
			schema.merge((inclusive) ? "maximum" : "exclusiveMaximum", value,
					(one, other) -> new BigDecimal(one.toString()).min((BigDecimal) other));
		}
	}

	private static void digits(Map<String, Object> schema, int integer, int fraction) {
		BigDecimal limit = BigDecimal.ONE.movePointRight(integer);
		maximum(schema, limit, false);
		minimum(schema, limit.negate(), false);
		if ("number".equals(type(schema))) {
			schema.put("multipleOf", BigDecimal.ONE.movePointLeft(fraction));
		}
	}

	/**
	 * The attributes of a constraint: all that its annotation declares.
	 */
	private record Values(Map<String, Object> attributes) {

		private Object get(String name) {
			return Objects.requireNonNull(this.attributes.get(name));
		}

		int integer(String name) {
			return (int) get(name);
		}

		long number(String name) {
			return (long) get(name);
		}

		boolean flag(String name) {
			return (boolean) get(name);
		}

		String text(String name) {
			return (String) get(name);
		}

		Object[] array(String name) {
			return (Object[]) get(name);
		}

	}

}
