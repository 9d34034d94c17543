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
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.conformance.Requirement;
import io.github.cloudeventsboot.testsupport.TestClient;
import io.github.cloudeventsboot.web.servlet.ReplyApplication.Note;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.server.ResponseStatusException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for handlers that answer later and fail, over a real port.
 */
class AsyncReplyFailureTests extends AbstractReplyTests {

	@ParameterizedTest
	@ValueSource(strings = { "/unavailable", "/unavailable-callable", "/unavailable-future", "/unavailable-mono",
			"/unavailable-deferred" })
	void keepsTheMeaningOfExceptions(String path) {
		HttpResponse<String> response = this.client.structured(path);
		assertThat(response.statusCode()).isEqualTo(503);
		assertThat(TestClient.header(response, "Retry-After")).isEqualTo("120");
	}

	@Test
	@Requirement(accepted = "W-05")
	void handsExceptionsToTheHandlersOfTheApplication() {
		assertThat(this.client.binary("/illegal-future").statusCode()).isEqualTo(422);
		assertThat(this.client.binary("/gone").statusCode()).isEqualTo(410);
		assertThat(this.client.binary("/failing-future").statusCode()).isEqualTo(500);
	}

	@Test
	void answersWithAProblemWhenTheReplyCannotBeWritten() {
		HttpResponse<String> response = this.client.binary("/unwritable-future");
		assertThat(response.statusCode()).isEqualTo(500);
		assertThat(TestClient.header(response, "Content-Type")).isEqualTo("application/problem+json");
	}

	@Test
	void refusesABadEventBeforeAnythingStarts() {
		HttpResponse<String> response = this.client.post("/future", TestClient.STRUCTURED, "{}");
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(TestClient.header(response, "Content-Type")).isEqualTo("application/problem+json");
	}

	@RestController
	static class Failures {

		private static ErrorResponseException unavailable() {
			ErrorResponseException exception = new ErrorResponseException(HttpStatus.SERVICE_UNAVAILABLE);
			exception.getHeaders().set("Retry-After", "120");
			return exception;
		}

		@PostMapping("/unavailable")
		OutgoingCloudEvent<Note> unavailable(CloudEvent event) {
			throw unavailable();
		}

		@PostMapping("/unavailable-callable")
		Callable<OutgoingCloudEvent<Note>> unavailableCallable(CloudEvent event) {
			return () -> {
				throw unavailable();
			};
		}

		@PostMapping("/unavailable-future")
		CompletableFuture<OutgoingCloudEvent<Note>> unavailableFuture(CloudEvent event) {
			return CompletableFuture.supplyAsync(() -> {
				throw unavailable();
			});
		}

		@PostMapping("/unavailable-mono")
		Mono<OutgoingCloudEvent<Note>> unavailableMono(CloudEvent event) {
			return Mono.error(Failures::unavailable);
		}

		@PostMapping("/unavailable-deferred")
		DeferredResult<OutgoingCloudEvent<Note>> unavailableDeferred(CloudEvent event) {
			DeferredResult<OutgoingCloudEvent<Note>> result = new DeferredResult<>();
			result.setErrorResult(unavailable());
			return result;
		}

		@PostMapping("/illegal-future")
		CompletableFuture<OutgoingCloudEvent<Note>> illegal(CloudEvent event) {
			return CompletableFuture.failedFuture(new IllegalArgumentException("no"));
		}

		@PostMapping("/gone")
		CompletableFuture<OutgoingCloudEvent<Note>> gone(CloudEvent event) {
			return CompletableFuture.failedFuture(new ResponseStatusException(HttpStatus.GONE));
		}

		@PostMapping("/failing-future")
		CompletableFuture<OutgoingCloudEvent<Note>> failing(CloudEvent event) {
			return CompletableFuture.failedFuture(new IllegalStateException("no"));
		}

		@PostMapping("/unwritable-future")
		CompletableFuture<OutgoingCloudEvent<Note>> unwritable(CloudEvent event) {
			return CompletableFuture.supplyAsync(() -> ReplyApplication.NOTED.withExtension("Not_A_Name", 1));
		}

		@ExceptionHandler
		ProblemDetail illegal(IllegalArgumentException ex) {
			return ProblemDetail.forStatus(422);
		}

	}

}
