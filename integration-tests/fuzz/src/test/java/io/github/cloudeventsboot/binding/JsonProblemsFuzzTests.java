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

package io.github.cloudeventsboot.binding;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.github.cloudeventsboot.CloudEventException;
import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.annotation.CloudEventPayload;
import io.github.cloudeventsboot.annotation.CloudEventType;
import io.github.cloudeventsboot.event.EventAssembler;
import io.github.cloudeventsboot.event.EventData;
import io.github.cloudeventsboot.fuzz.Rejections;
import io.github.cloudeventsboot.fuzz.Seeds;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.core.ResolvableType;
import org.springframework.validation.beanvalidation.SpringValidatorAdapter;

/**
 * Fuzzes the data of an event: JSON pointers of problems lead to a value of the data, or
 * to one that is missing in an object of it.
 */
class JsonProblemsFuzzTests {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	/** Where a name occurs twice, no pointer leads to the first one. */
	private static final JsonMapper TREES = JsonMapper.builder()
		.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
		.build();

	private static final DefaultCloudEventConverter CONVERTER = converter();

	private static final ResolvableType TYPE = ResolvableType.forClass(Order.class);

	private static DefaultCloudEventConverter converter() {
		Validator validator = Validation.buildDefaultValidatorFactory().getValidator();
		BindingContext context = new BindingContext(MAPPER, List.of(), new ApplicationConversionService(),
				new JakartaConstraintMetadata(validator, true));
		EventFactory factory = new EventFactory(context, UUID::randomUUID, Clock.systemUTC(), "/tests");
		return new DefaultCloudEventConverter(new EventBindings(context), factory,
				new EventConstraints(new SpringValidatorAdapter(validator), true, (event) -> false,
						new ErrorMessages(new StaticMessageSource(), new ConstraintMessages(validator))));
	}

	static Stream<byte[]> seeds() {
		return Seeds.of("{\"id\":\"a\",\"lines\":[{\"sku\":\"b\",\"count\":1}],\"prices\":{\"a/b~\":1.5},"
				+ "\"day\":\"2026-01-02\",\"shape\":{\"kind\":\"circle\",\"radius\":2},\"colour\":\"RED\",\"link\":\"/a\"}",
				"{\"id\":[],\"lines\":[null,{\"sku\":\" \",\"count\":\"x\"}],\"prices\":{\"\":true},\"day\":1,"
						+ "\"shape\":{\"radius\":2},\"colour\":9,\"link\":\"%\"}",
				"{\"shape\":{\"kind\":\"square\",\"corners\":[[1,2],[3,\"4\"]]},\"lines\":{}}", "[]", "1", "null", "{",
				"");
	}

	@DictionaryEntries({ "\"id\":", "\"lines\":[", "\"sku\":", "\"count\":", "\"prices\":{", "\"day\":\"2026-01-02\"",
			"\"shape\":{", "\"kind\":\"circle\"", "\"kind\":\"square\"", "\"radius\":", "\"corners\":[[", "\"colour\":",
			"null", "\"link\":", "1e999999999", "\\ud800", "},{" })
	@MethodSource("seeds")
	@FuzzTest
	void pointersLeadIntoTheData(byte[] bytes) {
		EventAssembler assembler = new EventAssembler();
		assembler.set("specversion", "1.0");
		assembler.set("id", "1");
		assembler.set("source", "/a");
		assembler.set("type", "order");
		try {
			CONVERTER.fromCloudEvent(assembler.build(EventData.ofBytes(bytes)), TYPE);
		}
		catch (CloudEventException ex) {
			Rejections.check(ex);
			JsonNode tree = tree(bytes);
			if (tree != null) {
				ex.getViolations().forEach((violation) -> check(violation, tree));
			}
		}
	}

	private static JsonNode tree(byte[] bytes) {
		try {
			return TREES.readTree(bytes);
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	private static void check(CloudEventViolation violation, JsonNode tree) {
		String pointer = violation.pointer();
		// longer ones are cut
		if (pointer == null || pointer.length() > 40 || pointer.contains("%EF%BF%BD")) {
			return;
		}
		JsonPointer path = JsonPointer
			.compile(URLDecoder.decode(pointer.substring(1).replace("+", "%2B"), StandardCharsets.UTF_8));
		JsonPointer parent = (path.head() != null) ? path.head() : path;
		if (tree.at(path).isMissingNode() && !tree.at(parent).isObject()) {
			throw new AssertionError(violation + " leads nowhere in " + tree);
		}
	}

	@CloudEventType("order")
	@CloudEventPayload
	record Order(@NotBlank String id, List<@Valid Line> lines, Map<String, @Positive Double> prices, LocalDate day,
			Shape shape, Colour colour, URI link) {

	}

	record Line(@NotBlank String sku, @Positive int count) {

	}

	enum Colour {

		RED, GREEN

	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
	@JsonSubTypes({ @JsonSubTypes.Type(value = Circle.class, name = "circle"),
			@JsonSubTypes.Type(value = Square.class, name = "square") })
	interface Shape {

	}

	record Circle(double radius) implements Shape {

	}

	record Square(int[][] corners) implements Shape {

	}

}
