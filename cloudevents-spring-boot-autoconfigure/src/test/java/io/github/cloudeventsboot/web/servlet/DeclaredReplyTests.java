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

package io.github.cloudeventsboot.web.servlet;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventResponse;
import io.github.cloudeventsboot.annotation.CloudEventType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the declared type of a reply decides about the type information of elements,
 * which instances of collections and generic classes do not know.
 */
class DeclaredReplyTests extends AbstractReplyTests {

	@ParameterizedTest
	@ValueSource(strings = { "ordinary", "value", "entity", "later", "flux", "optional", "outgoing", "outgoing-later",
			"component", "generic" })
	void writesTypesOfElements(String path) {
		assertThat(this.client.binary("/declared/" + path).body()).isEqualTo("[{\"kind\":\"cat\",\"name\":\"Tom\"}]");
	}

	@Test
	void writesTypesOfElementsOfBatches() {
		assertThat(this.client.binary("/declared/batch").body())
			.contains("\"data\":[{\"kind\":\"cat\",\"name\":\"Tom\"}]");
	}

	@Test
	void writesTypesOfEntries() {
		assertThat(this.client.binary("/declared/map").body())
			.isEqualTo("{\"pet\":{\"kind\":\"cat\",\"name\":\"Tom\"}}");
	}

	@Test
	void writesValuesThatAreNotOfTheDeclaredType() {
		assertThat(this.client.binary("/declared/raw").body()).isEqualTo("\"no list\"");
	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
	sealed interface Animal permits Cat {

	}

	@JsonTypeName("cat")
	record Cat(String name) implements Animal {

	}

	@CloudEventType("animals")
	record Animals(List<Animal> data) {

	}

	@CloudEventType("any")
	record Any<T>(T data) {

	}

	@RestController
	static class Declared {

		private static final List<Animal> ANIMALS = List.of(new Cat("Tom"));

		@PostMapping("/declared/ordinary")
		List<Animal> ordinary(CloudEvent event) {
			return ANIMALS;
		}

		@PostMapping("/declared/value")
		@CloudEventResponse(type = "animals")
		List<Animal> value(CloudEvent event) {
			return ANIMALS;
		}

		@PostMapping("/declared/entity")
		@CloudEventResponse(type = "animals")
		ResponseEntity<List<Animal>> entity(CloudEvent event) {
			return ResponseEntity.ok(ANIMALS);
		}

		@PostMapping("/declared/later")
		@CloudEventResponse(type = "animals")
		CompletableFuture<List<Animal>> later(CloudEvent event) {
			return CompletableFuture.completedFuture(ANIMALS);
		}

		@PostMapping("/declared/flux")
		@CloudEventResponse(type = "animals")
		Flux<Animal> flux(CloudEvent event) {
			return Flux.fromIterable(ANIMALS);
		}

		@PostMapping("/declared/optional")
		@CloudEventResponse(type = "animals")
		Optional<List<Animal>> optional(CloudEvent event) {
			return Optional.of(ANIMALS);
		}

		@PostMapping("/declared/outgoing")
		OutgoingCloudEvent<List<Animal>> outgoing(CloudEvent event) {
			return OutgoingCloudEvent.of("animals", ANIMALS);
		}

		@PostMapping("/declared/outgoing-later")
		CompletableFuture<ResponseEntity<OutgoingCloudEvent<List<Animal>>>> outgoingLater(CloudEvent event) {
			return CompletableFuture.completedFuture(ResponseEntity.ok(outgoing(event)));
		}

		@PostMapping("/declared/component")
		Animals component(CloudEvent event) {
			return new Animals(ANIMALS);
		}

		@PostMapping("/declared/generic")
		Any<List<Animal>> generic(CloudEvent event) {
			return new Any<>(ANIMALS);
		}

		@PostMapping("/declared/batch")
		List<OutgoingCloudEvent<List<Animal>>> batch(CloudEvent event) {
			return List.of(outgoing(event));
		}

		@PostMapping("/declared/map")
		@CloudEventResponse(type = "animals")
		Map<String, Animal> map(CloudEvent event) {
			return Map.of("pet", new Cat("Tom"));
		}

		@PostMapping("/declared/raw")
		@SuppressWarnings({ "unchecked", "rawtypes" })
		OutgoingCloudEvent<List<Animal>> raw(CloudEvent event) {
			return (OutgoingCloudEvent) OutgoingCloudEvent.of("animals", "no list")
				.withDataContentType("application/json");
		}

	}

}
