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

package io.github.cloudeventsboot.autoconfigure.web.servlet;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.ResponseMode;
import io.github.cloudeventsboot.annotation.CloudEventResponse;
import io.github.cloudeventsboot.annotation.CloudEventType;
import io.github.cloudeventsboot.binding.InvalidEventTypeException;
import io.github.cloudeventsboot.testsupport.StartUp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CloudEventResponse @CloudEventResponse} on methods whose values are no
 * events.
 */
class ResponseWithoutEffectTests {

	@ParameterizedTest
	@ValueSource(classes = { Plain.class, Wrapped.class, Listed.class, Text.class, Bytes.class, Nothing.class,
			Composed.class, Source.class, Elsewhere.class })
	void annotationWithoutEffectIsRejected(Class<?> controller) {
		InvalidEventTypeException rejection = StartUp.rejection(controller);
		assertThat(rejection.getDescription()).contains("@CloudEventResponse", "no effect",
				controller.getName() + ".give(");
		assertThat(rejection.getAction()).contains("type", "OutgoingCloudEvent");
	}

	@ParameterizedTest
	@ValueSource(classes = { StreamedText.class, StreamedEvents.class, Emitter.class })
	void streamCanNotBeTheDataOfAnEvent(Class<?> controller) {
		InvalidEventTypeException rejection = StartUp.rejection(controller);
		assertThat(rejection.getDescription()).contains("@CloudEventResponse has no effect on",
				controller.getName() + ".give(", "sent part by part");
		assertThat(rejection.getAction()).contains("List");
	}

	@Test
	void annotationWithEffectIsAccepted() {
		assertThat(StartUp.failure(Events.class)).isNull();
	}

	@Test
	void annotationOnTheClassIsAccepted() {
		assertThat(StartUp.failure(OnClass.class)).isNull();
		assertThat(StartUp.failure(TypeOnClass.class)).isNull();
	}

	@Test
	void typesThatMayBeEventsAreAccepted() {
		assertThat(StartUp.failure(Unknown.class)).isNull();
	}

	record Note(int number) {

	}

	@CloudEventType("shipped")
	record Shipped(Note data) implements Reply {

	}

	interface Reply {

	}

	@Retention(RetentionPolicy.RUNTIME)
	@CloudEventResponse(mode = ResponseMode.STRUCTURED)
	@interface Structured {

	}

	@RestController
	static class Plain {

		@PostMapping("/events")
		@CloudEventResponse(mode = ResponseMode.STRUCTURED)
		Note give(CloudEvent event) {
			return new Note(7);
		}

	}

	@RestController
	static class Wrapped {

		@PostMapping("/events")
		@CloudEventResponse(mode = ResponseMode.STRUCTURED)
		CompletableFuture<ResponseEntity<Optional<Note>>> give(CloudEvent event) {
			return CompletableFuture.completedFuture(ResponseEntity.ok(Optional.empty()));
		}

	}

	@RestController
	static class Listed {

		@PostMapping("/events")
		@CloudEventResponse(mode = ResponseMode.STRUCTURED)
		List<Map<String, Object>> give(CloudEvent event) {
			return List.of();
		}

	}

	@RestController
	static class Text {

		@PostMapping("/events")
		@CloudEventResponse(mode = ResponseMode.BINARY)
		String give(CloudEvent event) {
			return "";
		}

	}

	@RestController
	static class Bytes {

		@PostMapping("/events")
		@CloudEventResponse(mode = ResponseMode.BINARY)
		byte[] give(CloudEvent event) {
			return new byte[0];
		}

	}

	@RestController
	static class Nothing {

		@PostMapping("/events")
		@CloudEventResponse(mode = ResponseMode.STRUCTURED)
		void give(CloudEvent event) {
		}

	}

	@RestController
	static class Composed {

		@PostMapping("/events")
		@Structured
		Note give(CloudEvent event) {
			return new Note(7);
		}

	}

	@RestController
	static class Source {

		@PostMapping("/events")
		@CloudEventResponse(source = "/source")
		Note give(CloudEvent event) {
			return new Note(7);
		}

	}

	@RestController
	static class Elsewhere {

		@GetMapping("/note")
		@CloudEventResponse(mode = ResponseMode.STRUCTURED)
		Note give() {
			return new Note(7);
		}

	}

	@RestController
	static class StreamedText {

		@PostMapping("/events")
		@CloudEventResponse(type = "said")
		ResponseEntity<Flux<String>> give(CloudEvent event) {
			return ResponseEntity.ok(Flux.just("a", "b"));
		}

	}

	@RestController
	static class StreamedEvents {

		@PostMapping("/events")
		@CloudEventResponse(type = "said")
		Flux<ServerSentEvent<Note>> give(CloudEvent event) {
			return Flux.empty();
		}

	}

	@RestController
	static class Emitter {

		@PostMapping("/events")
		@CloudEventResponse(type = "said")
		SseEmitter give(CloudEvent event) {
			return new SseEmitter();
		}

	}

	@RestController
	static class Events {

		@PostMapping("/notes")
		@CloudEventResponse(type = "noted")
		Flux<Note> notes(CloudEvent event) {
			return Flux.empty();
		}

		@PostMapping("/text")
		@CloudEventResponse(type = "noted")
		Mono<String> text(CloudEvent event) {
			return Mono.empty();
		}

		@PostMapping("/event")
		@Structured
		OutgoingCloudEvent<Note> event(CloudEvent event) {
			return OutgoingCloudEvent.of("noted", new Note(7));
		}

		@PostMapping("/events")
		@Structured
		CompletableFuture<ResponseEntity<List<Shipped>>> events(CloudEvent event) {
			return CompletableFuture.completedFuture(ResponseEntity.ok(List.of()));
		}

		@PostMapping("/note")
		@CloudEventResponse(mode = ResponseMode.STRUCTURED, type = "noted")
		Note note(CloudEvent event) {
			return new Note(7);
		}

	}

	@RestController
	@CloudEventResponse(mode = ResponseMode.STRUCTURED)
	static class OnClass {

		@PostMapping("/note")
		Note note(CloudEvent event) {
			return new Note(7);
		}

	}

	@RestController
	@CloudEventResponse(type = "noted")
	static class TypeOnClass {

		@PostMapping("/note")
		@Structured
		Note note(CloudEvent event) {
			return new Note(7);
		}

	}

	abstract static class Base<T> {

		@PostMapping("/variable")
		@Structured
		@org.jspecify.annotations.Nullable
		T variable(CloudEvent event) {
			return null;
		}

	}

	@RestController
	static class Unknown extends Base<Note> {

		@PostMapping("/object")
		@Structured
		Object object(CloudEvent event) {
			return new Note(7);
		}

		@PostMapping("/entity")
		@Structured
		ResponseEntity<?> entity(CloudEvent event) {
			return ResponseEntity.ok().build();
		}

		@PostMapping("/bounded")
		@Structured
		ResponseEntity<? extends Note> bounded(CloudEvent event) {
			return ResponseEntity.ok().build();
		}

		@PostMapping("/interface")
		@Structured
		Reply reply(CloudEvent event) {
			return new Shipped(new Note(7));
		}

	}

}
