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
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.CloudEventConverter;
import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.InvalidCloudEventDataException;
import io.github.cloudeventsboot.InvalidCloudEventException;
import io.github.cloudeventsboot.UnknownCloudEventTypeException;
import io.github.cloudeventsboot.annotation.CloudEventType;
import jakarta.validation.constraints.Positive;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Events from attributes and data that come without a protocol binding.
 */
class AttributesConversionTests {

	private final CloudEventConverter converter = Converters.create();

	@Test
	void membersOfUnionsAreChosenByType() {
		Turned value = this.converter.fromAttributes(attributes("turned", "by", "7"), json("{\"degrees\":90}"),
				Turned.class);
		assertThat(value).isEqualTo(new Right(URI.create("/s"), 7, new Angle(90)));
		assertThat(this.converter.fromAttributes(attributes("stopped"), null, Turned.class))
			.isEqualTo(new Stopped("1", null));
	}

	@Test
	void plainEventsKeepAllAttributesAndBytes() {
		byte[] data = { -1, 0, -128 };
		CloudEvent event = this.converter.fromAttributes(attributes("any", "datacontenttype", "image/png", "time",
				"2026-01-02T03:04:05.123456789Z", "ext", "Käse"), data, CloudEvent.class);
		assertThat(event.getData()).isNotNull();
		assertThat(event.getData().toBytes()).isEqualTo(data);
		assertThat(event.getDataContentType()).isEqualTo("image/png");
		assertThat(event.getTime()).hasToString("2026-01-02T03:04:05.123456789Z");
		assertThat(event.getExtension("ext")).isEqualTo("Käse");
	}

	@Test
	void allAttributesThatAreNotValidAreReported() {
		assertThatExceptionOfType(InvalidCloudEventException.class)
			.isThrownBy(() -> this.converter.fromAttributes(Map.of("type", "turned", "time", "yesterday", "Ext", "1"),
					null, CloudEvent.class))
			.satisfies((ex) -> assertThat(ex.getViolations()).extracting(CloudEventViolation::attribute)
				.containsExactlyInAnyOrder("time", "Ext", "specversion", "id", "source"));
	}

	@Test
	void dataThatDoesNotFitIsReported() {
		assertThatExceptionOfType(InvalidCloudEventDataException.class)
			.isThrownBy(() -> this.converter.fromAttributes(attributes("turned", "by", "7"), json("{\"degrees\":-1}"),
					Turned.class))
			.satisfies((ex) -> assertThat(ex.getViolations()).extracting(CloudEventViolation::pointer)
				.containsExactly("#/degrees"));
		assertThatExceptionOfType(UnknownCloudEventTypeException.class)
			.isThrownBy(() -> this.converter.fromAttributes(attributes("other"), null, Turned.class));
	}

	private static Map<String, String> attributes(String type, String... more) {
		Map<String, String> result = new HashMap<>(Map.of("specversion", "1.0", "id", "1", "source", "/s", "type", type,
				"datacontenttype", "application/json"));
		for (int i = 0; i < more.length; i += 2) {
			result.put(more[i], more[i + 1]);
		}
		return result;
	}

	private static byte[] json(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	sealed interface Turned {

	}

	@CloudEventType("turned")
	record Right(URI source, int by, Angle data) implements Turned {

	}

	@CloudEventType("stopped")
	record Stopped(String id, @Nullable Angle data) implements Turned {

	}

	record Angle(@Positive int degrees) {

	}

}
