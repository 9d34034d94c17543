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

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.ResponseMode;
import io.github.cloudeventsboot.annotation.CloudEventResponse;
import io.github.cloudeventsboot.annotation.CloudEventType;
import io.github.cloudeventsboot.testsupport.TestClient;
import io.github.cloudeventsboot.web.servlet.ReplyApplication.Note;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.context.request.async.WebAsyncTask;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for handlers that answer later, over a real port.
 */
class AsyncReplyTests extends AbstractReplyTests {

	private static final OutgoingCloudEvent<Note> NOTED = OutgoingCloudEvent.of("order.noted", new Note(1));

	@ParameterizedTest
	@ValueSource(strings = { "/callable", "/future", "/stage", "/deferred", "/task", "/mono", "/future-entity",
			"/callable-entity", "/future-event-type", "/future-optional" })
	void sendsAnEventWhenItIsThere(String path) {
		HttpResponse<String> response = this.client.binary(path);
		assertThat(response.statusCode()).isEqualTo((path.endsWith("entity")) ? 201 : 200);
		assertThat(TestClient.header(response, "ce-type")).isEqualTo("order.noted");
		assertThat(TestClient.header(response, "ce-source")).isEqualTo("/orders");
		assertThat(TestClient.header(response, "Content-Type")).isEqualTo("application/json");
		assertThat(response.body()).isEqualTo("{\"n\":1}");
		assertThat(TestClient.header(response, "X-Entity")).isEqualTo((path.endsWith("entity")) ? "yes" : "");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/wrap/callable", "/wrap/future", "/wrap/mono", "/wrap/deferred", "/wrap/future-entity",
			"/wrap/mono-entity", "/wrap/entity-mono" })
	void wrapsAValueWhenItIsThere(String path) {
		HttpResponse<String> response = this.client.binary(path);
		assertThat(response.statusCode()).isEqualTo((path.contains("entity")) ? 201 : 200);
		assertThat(TestClient.header(response, "Content-Type")).isEqualTo(TestClient.STRUCTURED);
		assertThat(response.body()).contains("\"type\":\"order.wrapped\"", "\"data\":{\"n\":2}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/future-list", "/flux", "/flux-event-type", "/entity-flux", "/callable-array" })
	void sendsABatchWhenItIsThere(String path) {
		HttpResponse<String> response = this.client.binary(path);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(TestClient.header(response, "Content-Type")).isEqualTo(TestClient.BATCH);
		assertThat(response.body()).startsWith("[{\"specversion\"").containsOnlyOnce("},{").contains("\"n\":1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/empty-future-list", "/empty-flux" })
	void sendsAnEmptyBatch(String path) {
		HttpResponse<String> response = this.client.binary(path);
		assertThat(TestClient.header(response, "Content-Type")).isEqualTo(TestClient.BATCH);
		assertThat(response.body()).isEqualTo("[]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/void-future", "/void-callable", "/empty-mono", "/void-mono", "/null-future",
			"/wrap/null-future", "/null-deferred" })
	void answersNothingWithNoContent(String path) {
		HttpResponse<String> response = this.client.binary(path);
		assertThat(response.statusCode()).isEqualTo(204);
		assertThat(response.headers().map()).doesNotContainKeys("content-type", "ce-type");
		assertThat(this.client.structured(path).statusCode()).isEqualTo(204);
	}

	@Test
	void keepsTheStatusOfTheHandler() {
		assertThat(this.client.binary("/accepted-future").statusCode()).isEqualTo(202);
	}

	@Test
	void answersInTheModeOfTheRequest() {
		assertThat(TestClient.header(this.client.structured("/same"), "Content-Type")).isEqualTo(TestClient.STRUCTURED);
		assertThat(TestClient.header(this.client.binary("/same"), "ce-type")).isEqualTo("order.noted");
	}

	@Test
	void leavesOtherValuesAlone() {
		HttpResponse<String> response = this.client.binary("/plain-future");
		assertThat(TestClient.header(response, "Content-Type")).isEqualTo("application/json");
		assertThat(response.headers().map()).doesNotContainKey("ce-type");
	}

	@CloudEventType("order.noted")
	record Noted(int n) {

	}

	@RestController
	static class Handlers {

		@PostMapping("/callable")
		Callable<OutgoingCloudEvent<Note>> callable(CloudEvent event) {
			return () -> NOTED;
		}

		@PostMapping("/callable-entity")
		Callable<ResponseEntity<OutgoingCloudEvent<Note>>> callableEntity(CloudEvent event) {
			return () -> ResponseEntity.status(201).header("X-Entity", "yes").body(NOTED);
		}

		@PostMapping("/future")
		CompletableFuture<OutgoingCloudEvent<Note>> future(CloudEvent event) {
			return CompletableFuture.supplyAsync(() -> NOTED);
		}

		@PostMapping("/stage")
		CompletionStage<OutgoingCloudEvent<Note>> stage(CloudEvent event) {
			return CompletableFuture.completedStage(NOTED);
		}

		@PostMapping("/future-entity")
		CompletableFuture<ResponseEntity<?>> futureEntity(CloudEvent event) {
			return CompletableFuture
				.supplyAsync(() -> ResponseEntity.status(201).header("X-Entity", "yes").body(NOTED));
		}

		@PostMapping("/future-event-type")
		CompletableFuture<Noted> futureEventType(CloudEvent event) {
			return CompletableFuture.supplyAsync(() -> new Noted(1));
		}

		@PostMapping("/future-optional")
		CompletableFuture<Optional<Noted>> futureOptional(CloudEvent event) {
			return CompletableFuture.supplyAsync(() -> Optional.of(new Noted(1)));
		}

		@PostMapping("/deferred")
		DeferredResult<OutgoingCloudEvent<Note>> deferred(CloudEvent event) {
			DeferredResult<OutgoingCloudEvent<Note>> result = new DeferredResult<>();
			CompletableFuture.runAsync(() -> result.setResult(NOTED));
			return result;
		}

		@PostMapping("/task")
		WebAsyncTask<OutgoingCloudEvent<Note>> task(CloudEvent event) {
			return new WebAsyncTask<>(() -> NOTED);
		}

		@PostMapping("/mono")
		Mono<OutgoingCloudEvent<Note>> mono(CloudEvent event) {
			return Mono.just(NOTED);
		}

		@PostMapping("/same")
		@CloudEventResponse(mode = ResponseMode.SAME_AS_REQUEST)
		CompletableFuture<OutgoingCloudEvent<Note>> same(CloudEvent event) {
			return CompletableFuture.supplyAsync(() -> NOTED);
		}

		@PostMapping("/plain-future")
		CompletableFuture<Note> plain(CloudEvent event) {
			return CompletableFuture.supplyAsync(() -> new Note(1));
		}

		@PostMapping("/accepted-future")
		@ResponseStatus(HttpStatus.ACCEPTED)
		CompletableFuture<Void> accepted(CloudEvent event) {
			return CompletableFuture.completedFuture(null);
		}

	}

	@RestController
	static class Batches {

		@PostMapping("/future-list")
		CompletableFuture<List<OutgoingCloudEvent<Note>>> futureList(CloudEvent event) {
			return CompletableFuture.supplyAsync(() -> List.of(NOTED, NOTED));
		}

		@PostMapping("/empty-future-list")
		CompletableFuture<List<Noted>> emptyFutureList(CloudEvent event) {
			return CompletableFuture.supplyAsync(List::of);
		}

		@PostMapping("/flux")
		Flux<OutgoingCloudEvent<Note>> flux(CloudEvent event) {
			return Flux.just(NOTED, NOTED);
		}

		@PostMapping("/flux-event-type")
		Flux<Noted> fluxEventType(CloudEvent event) {
			return Flux.just(new Noted(1), new Noted(2));
		}

		@PostMapping("/empty-flux")
		Flux<OutgoingCloudEvent<Note>> emptyFlux(CloudEvent event) {
			return Flux.empty();
		}

		@PostMapping("/entity-flux")
		ResponseEntity<Flux<OutgoingCloudEvent<Note>>> entityFlux(CloudEvent event) {
			return ResponseEntity.ok(Flux.just(NOTED, NOTED));
		}

		@PostMapping("/callable-array")
		Callable<Noted[]> array(CloudEvent event) {
			return () -> new Noted[] { new Noted(1), new Noted(2) };
		}

	}

	@RestController
	@CloudEventResponse(type = "order.wrapped", mode = ResponseMode.STRUCTURED)
	static class Wrapped {

		@PostMapping("/wrap/callable")
		Callable<Note> callable(CloudEvent event) {
			return () -> new Note(2);
		}

		@PostMapping("/wrap/future")
		CompletableFuture<Note> future(CloudEvent event) {
			return CompletableFuture.supplyAsync(() -> new Note(2));
		}

		@PostMapping("/wrap/mono")
		Mono<Note> mono(CloudEvent event) {
			return Mono.just(new Note(2));
		}

		@PostMapping("/wrap/deferred")
		DeferredResult<Note> deferred(CloudEvent event) {
			DeferredResult<Note> result = new DeferredResult<>();
			result.setResult(new Note(2));
			return result;
		}

		@PostMapping("/wrap/future-entity")
		CompletableFuture<ResponseEntity<Note>> futureEntity(CloudEvent event) {
			return CompletableFuture.supplyAsync(() -> ResponseEntity.status(201).body(new Note(2)));
		}

		@PostMapping("/wrap/mono-entity")
		Mono<ResponseEntity<Note>> monoEntity(CloudEvent event) {
			return Mono.just(ResponseEntity.status(201).body(new Note(2)));
		}

		@PostMapping("/wrap/entity-mono")
		ResponseEntity<Mono<Note>> entityMono(CloudEvent event) {
			return ResponseEntity.status(201).body(Mono.just(new Note(2)));
		}

		@PostMapping("/wrap/null-future")
		CompletableFuture<@Nullable Note> nullFuture(CloudEvent event) {
			return CompletableFuture.completedFuture(null);
		}

	}

	@RestController
	static class Nothing {

		@PostMapping("/void-future")
		CompletableFuture<Void> voidFuture(CloudEvent event) {
			return CompletableFuture.runAsync(() -> {
			});
		}

		@PostMapping("/void-callable")
		Callable<@Nullable Void> voidCallable(CloudEvent event) {
			return () -> null;
		}

		@PostMapping("/void-mono")
		Mono<Void> voidMono(CloudEvent event) {
			return Mono.empty();
		}

		@PostMapping("/empty-mono")
		Mono<OutgoingCloudEvent<Note>> emptyMono(CloudEvent event) {
			return Mono.empty();
		}

		@PostMapping("/null-future")
		CompletableFuture<@Nullable CloudEvent> nullFuture(CloudEvent event) {
			return CompletableFuture.completedFuture(null);
		}

		@PostMapping("/null-deferred")
		DeferredResult<@Nullable CloudEvent> nullDeferred(CloudEvent event) {
			DeferredResult<@Nullable CloudEvent> result = new DeferredResult<>();
			result.setResult(null);
			return result;
		}

	}

}
