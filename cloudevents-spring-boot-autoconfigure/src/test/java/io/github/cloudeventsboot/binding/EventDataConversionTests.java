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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.github.cloudeventsboot.CloudEventConverter;
import io.github.cloudeventsboot.CloudEventDataConverter;
import io.github.cloudeventsboot.CloudEventException;
import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.InvalidCloudEventDataException;
import io.github.cloudeventsboot.InvalidCloudEventException;
import io.github.cloudeventsboot.TypedCloudEvent;
import io.github.cloudeventsboot.UnsupportedCloudEventException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.ResolvableType;
import org.springframework.util.MimeType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for the conversion of the data of events.
 */
class EventDataConversionTests {

	private final CloudEventConverter converter = Converters.create();

	@Test
	void dataIsReadAsWhatTheTypeSays() throws IOException {
		CloudEvent event = Converters.json("any", "{\"number\" : \"n\"}");
		assertThat(typed(event, new ParameterizedTypeReference<TypedCloudEvent<JsonNode>>() {
		}).data().get("number").asString()).isEqualTo("n");
		assertThat(typed(event, new ParameterizedTypeReference<TypedCloudEvent<Map<String, Object>>>() {
		}).data()).isEqualTo(Map.of("number", "n"));
		assertThat(typed(event, new ParameterizedTypeReference<TypedCloudEvent<String>>() {
		}).data()).isEqualTo("{\"number\" : \"n\"}");
		assertThat(typed(event, new ParameterizedTypeReference<TypedCloudEvent<byte[]>>() {
		}).data()).asString().isEqualTo("{\"number\" : \"n\"}");
		assertThat(typed(event, new ParameterizedTypeReference<TypedCloudEvent<CloudEventData>>() {
		}).data()).isEqualTo(event.getData());
		assertThat(typed(event, new ParameterizedTypeReference<TypedCloudEvent<?>>() {
		}).data()).isEqualTo(Map.of("number", "n"));
		assertThat(typed(event, new ParameterizedTypeReference<TypedCloudEvent<Optional<Order>>>() {
		}).data()).contains(new Order("n"));
		try (InputStream stream = typed(event, new ParameterizedTypeReference<TypedCloudEvent<InputStream>>() {
		}).data()) {
			assertThat(stream).hasContent("{\"number\" : \"n\"}");
		}
		assertThat(this.converter.fromCloudEvent(event, TypedCloudEvent.class).data()).isEqualTo(Map.of("number", "n"));
		CloudEvent list = Converters.json("any", "[{\"number\":\"a\"},{\"number\":\"b\"}]");
		assertThat(typed(list, new ParameterizedTypeReference<TypedCloudEvent<List<Order>>>() {
		}).data()).containsExactly(new Order("a"), new Order("b"));
		assertThat(typed(list, new ParameterizedTypeReference<TypedCloudEvent<Order[]>>() {
		}).data()).containsExactly(new Order("a"), new Order("b"));
		assertThat(typed(Converters.json("any", "\"text\""), new ParameterizedTypeReference<TypedCloudEvent<String>>() {
		}).data()).isEqualTo("text");
	}

	@Test
	void noDataIsRefusedUnlessOptional() {
		CloudEvent event = Converters.event("any").build();
		assertThat(violations(event, parameterized(new ParameterizedTypeReference<TypedCloudEvent<Order>>() {
		}))).containsExactly(CloudEventViolation.ofPointer("#", "is required"));
		assertThat(violations(Converters.json("any", " null "),
				parameterized(new ParameterizedTypeReference<TypedCloudEvent<JsonNode>>() {
				})))
			.containsExactly(CloudEventViolation.ofPointer("#", "is required"));
		assertThat(typed(event, new ParameterizedTypeReference<TypedCloudEvent<Optional<Order>>>() {
		}).data()).isEmpty();
	}

	@Test
	void charsetOfJsonAndTextIsThatOfTheContentType() {
		byte[] latin = "{\"number\":\"M\u00fcller\"}".getBytes(StandardCharsets.ISO_8859_1);
		CloudEvent event = Converters.data(Converters.event("any"), "application/json; charset=iso-8859-1", latin);
		assertThat(typed(event, new ParameterizedTypeReference<TypedCloudEvent<Order>>() {
		}).data()).isEqualTo(new Order("M\u00fcller"));
		CloudEvent utf16 = Converters.data(Converters.event("any"), "application/json; charset=UTF-16BE",
				"{\"number\":\"\u20ac\"}".getBytes(StandardCharsets.UTF_16BE));
		assertThat(typed(utf16, new ParameterizedTypeReference<TypedCloudEvent<Order>>() {
		}).data()).isEqualTo(new Order("\u20ac"));
		CloudEvent text = Converters.data(Converters.event("any"), "text/plain; charset=\"windows-1252\"",
				new byte[] { (byte) 0x80 });
		assertThat(typed(text, new ParameterizedTypeReference<TypedCloudEvent<String>>() {
		}).data()).isEqualTo("\u20ac");
		CloudEvent malformed = Converters.data(Converters.event("any"), "text/plain", new byte[] { (byte) 0x80 });
		assertThat(violations(malformed, parameterized(new ParameterizedTypeReference<TypedCloudEvent<String>>() {
		}))).hasSize(1);
		CloudEvent unknown = Converters.data(Converters.event("any"), "text/plain; charset=klingon", new byte[] { 1 });
		assertThatExceptionOfType(UnsupportedCloudEventException.class)
			.isThrownBy(() -> typed(unknown, new ParameterizedTypeReference<TypedCloudEvent<String>>() {
			}));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"number\":\"a\"} x", "{\"number\":\"a\"", "{number:1}", "\u0000",
			"{\"number\":\"a\u0001\"}" })
	void malformedJsonIsRefusedAsSuch(String json) {
		CloudEvent event = Converters.json("any", json);
		assertThatExceptionOfType(InvalidCloudEventException.class)
			.isThrownBy(() -> typed(event, new ParameterizedTypeReference<TypedCloudEvent<Order>>() {
			}))
			.satisfies((ex) -> assertThat(ex.getViolations())
				.containsExactly(CloudEventViolation.ofPointer("#", "must be well-formed JSON")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"number\":", "[1", "1 2", "nope", "\"a", "tru", "{\"a\":\"\u0001\"}" })
	void malformedJsonIsRefusedAsTextToo(String json) {
		for (String contentType : List.of("application/json", "application/json; charset=iso-8859-1")) {
			CloudEvent event = Converters.data(Converters.event("any"), contentType,
					json.getBytes(StandardCharsets.UTF_8));
			assertThatExceptionOfType(InvalidCloudEventException.class)
				.isThrownBy(() -> typed(event, new ParameterizedTypeReference<TypedCloudEvent<String>>() {
				}))
				.satisfies((ex) -> assertThat(ex.getViolations())
					.containsExactly(CloudEventViolation.ofPointer("#", "must be well-formed JSON")));
		}
	}

	@Test
	void invalidUtf8IsRefusedInJsonAsText() {
		for (byte[] json : List.of(new byte[] { '[', '"', (byte) 0xff, '"', ']' },
				"[\"\u00e4\"]".getBytes(StandardCharsets.UTF_16LE))) {
			CloudEvent event = Converters.data(Converters.event("any"), "application/json", json);
			assertThatExceptionOfType(InvalidCloudEventException.class)
				.isThrownBy(() -> typed(event, new ParameterizedTypeReference<TypedCloudEvent<String>>() {
				}));
		}
		CloudEvent mark = Converters.json("any", "\ufeff{}");
		assertThat(typed(mark, new ParameterizedTypeReference<TypedCloudEvent<String>>() {
		}).data()).isEqualTo("\ufeff{}");
	}

	@Test
	void faultsOfConvertersOfOthersKeepTheirCause() {
		IllegalStateException fault = new IllegalStateException("value");
		CloudEventConverter converter = Converters.create(new CloudEventDataConverter() {

			@Override
			public boolean canRead(ResolvableType type, MimeType contentType) {
				return true;
			}

			@Override
			public Object read(byte[] data, ResolvableType type, MimeType contentType) {
				throw fault;
			}

			@Override
			public boolean canWrite(Class<?> type, MimeType contentType) {
				return false;
			}

			@Override
			public byte[] write(Object data, MimeType contentType) {
				return new byte[0];
			}

		});
		CloudEvent event = Converters.data(Converters.event("strict"), "application/x", new byte[] { 1 });
		assertThatExceptionOfType(InvalidCloudEventDataException.class)
			.isThrownBy(() -> converter.fromCloudEvent(event,
					ResolvableType.forClassWithGenerics(TypedCloudEvent.class, Order.class)))
			.withMessage("data does not match the expected type")
			.withCause(fault);
	}

	@Test
	void invalidUtf8InJsonIsRefused() {
		// no character, a slash and a surrogate that are too long
		for (int[] bytes : new int[][] { { 0xff }, { 0xc0, 0xaf }, { 0xed, 0xa0, 0x80 } }) {
			ByteArrayOutputStream json = new ByteArrayOutputStream();
			json.writeBytes("{\"number\":\"".getBytes(StandardCharsets.UTF_8));
			IntStream.of(bytes).forEach(json::write);
			json.writeBytes("\"}".getBytes(StandardCharsets.UTF_8));
			CloudEvent event = Converters.data(Converters.event("any"), "application/json", json.toByteArray());
			assertThatExceptionOfType(CloudEventException.class)
				.isThrownBy(() -> typed(event, new ParameterizedTypeReference<TypedCloudEvent<Order>>() {
				}));
		}
	}

	@Test
	void byteOrderMarkIsNoPartOfAString() {
		CloudEvent event = Converters.data(Converters.event("any"), "application/json",
				"\ufeff\"a\"".getBytes(StandardCharsets.UTF_8));
		assertThat(typed(event, new ParameterizedTypeReference<TypedCloudEvent<String>>() {
		}).data()).isEqualTo("a");
	}

	private List<CloudEventViolation> violations(CloudEvent event, ResolvableType type) {
		return Converters.violations(this.converter, event, type);
	}

	@SuppressWarnings("unchecked")
	private <T> T typed(CloudEvent event, ParameterizedTypeReference<T> type) {
		return (T) this.converter.fromCloudEvent(event, parameterized(type));
	}

	private static ResolvableType parameterized(ParameterizedTypeReference<?> type) {
		return ResolvableType.forType(type);
	}

	record Order(String number) {

	}

}
