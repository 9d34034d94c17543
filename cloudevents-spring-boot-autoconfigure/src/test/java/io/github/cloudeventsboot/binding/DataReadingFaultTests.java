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

import java.math.BigInteger;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.github.cloudeventsboot.CloudEventConverter;
import io.github.cloudeventsboot.InvalidCloudEventDataException;
import io.github.cloudeventsboot.TypedCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventAttribute;
import io.github.cloudeventsboot.annotation.CloudEventType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.server.ResponseStatusException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for what is thrown while data is read: a mistake of the sender, unless the
 * application declares something else.
 */
class DataReadingFaultTests {

	@ParameterizedTest
	@ValueSource(classes = { Date.class, Calendar.class, Timestamp.class, java.sql.Date.class })
	void numberOutOfRangeIsAMistakeOfTheSender(Class<?> type) {
		for (String json : List.of("9223372036854775808", "1e999", "-9223372036854775809")) {
			assertThatExceptionOfType(InvalidCloudEventDataException.class).as(json)
				.isThrownBy(() -> read(Converters.create(), type, json));
		}
	}

	@Test
	void exceptionOfADeserializerIsAMistakeOfTheSender() {
		CloudEventConverter converter = converter(() -> new IllegalStateException("secret"));
		for (Class<?> type : List.of(Money.class, Price.class)) {
			assertThatExceptionOfType(InvalidCloudEventDataException.class)
				.isThrownBy(() -> read(converter, type, "{\"money\":1}"))
				.satisfies((ex) -> assertThat(ex.getViolations().toString()).doesNotContain("secret"));
		}
	}

	@Test
	void declaredStatusIsKept() {
		for (RuntimeException declared : List.of(new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE),
				new Unavailable())) {
			CloudEventConverter converter = converter(() -> declared);
			for (Class<?> type : List.of(Money.class, Price.class)) {
				assertThatExceptionOfType(declared.getClass()).isThrownBy(() -> read(converter, type, "{\"money\":1}"))
					.isSameAs(declared);
			}
		}
	}

	@Test
	void errorIsNotCaught() {
		CloudEventConverter converter = converter(() -> {
			throw new OutOfMemoryError("test");
		});
		assertThatExceptionOfType(OutOfMemoryError.class)
			.isThrownBy(() -> read(converter, Price.class, "{\"money\":1}"));
	}

	@Test
	void typeThatIsBoundByItselfHasAnEnd() {
		CloudEventConverter converter = Converters.create();
		ResolvableType comparable = ResolvableType
			.forType(new ParameterizedTypeReference<Map<String, ? extends Comparable<?>>>() {
			});
		assertThat(read(converter, comparable, "{}")).isInstanceOf(TypedCloudEvent.class);
		ResolvableType unknownEnum = ResolvableType.forType(new ParameterizedTypeReference<EnumSet<?>>() {
		});
		// Jackson needs to know the enum
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> read(converter, unknownEnum, "[\"A\"]"));
	}

	@Test
	void longNumbersInAttributesAreRefused() {
		assertThat(Converters.create()
			.fromCloudEvent(Converters.json(Converters.event("numbers").withExtension("numbers", "1,2"), "1"),
					Numbers.class)
			.numbers()).containsExactly(BigInteger.ONE, BigInteger.TWO);
		assertThatExceptionOfType(InvalidCloudEventDataException.class)
			.isThrownBy(
					() -> Converters.create()
						.fromCloudEvent(Converters
							.json(Converters.event("numbers").withExtension("numbers", "9".repeat(1001)), "1"),
								Numbers.class))
			.withMessageContaining("numbers");
	}

	private static Object read(CloudEventConverter converter, Class<?> type, String json) {
		return read(converter, ResolvableType.forClass(type), json);
	}

	private static Object read(CloudEventConverter converter, ResolvableType type, String json) {
		return converter.fromCloudEvent(Converters.json("t", json),
				ResolvableType.forClassWithGenerics(TypedCloudEvent.class, type));
	}

	private static CloudEventConverter converter(Supplier<RuntimeException> fault) {
		SimpleModule module = new SimpleModule().addDeserializer(Money.class, new StdDeserializer<>(Money.class) {

			@Override
			public Money deserialize(JsonParser parser, DeserializationContext context) {
				throw fault.get();
			}

		});
		return Converters.create(JsonMapper.builder().addModule(module).build());
	}

	record Money(int cents) {

	}

	record Price(Money money) {

	}

	@CloudEventType("numbers")
	record Numbers(@CloudEventAttribute List<BigInteger> numbers, int data) {

	}

	@ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
	static final class Unavailable extends RuntimeException {

	}

}
