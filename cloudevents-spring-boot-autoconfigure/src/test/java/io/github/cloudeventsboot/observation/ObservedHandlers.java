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

package io.github.cloudeventsboot.observation;

import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventAttribute;
import io.github.cloudeventsboot.annotation.CloudEventMapping;
import io.github.cloudeventsboot.annotation.CloudEventType;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.server.ResponseStatusException;

/**
 * Handlers of every kind, for messages to be observed.
 */
@RestController
class ObservedHandlers {

	@PostMapping("/untyped")
	void untyped(CloudEvent event) {
	}

	@PostMapping("/typed")
	void typed(UserRegistered event) {
	}

	@PostMapping("/counted")
	void counted(Counted event) {
	}

	@CloudEventMapping(path = "/mapped", type = "order.created")
	void orderCreated(CloudEvent event) {
	}

	@CloudEventMapping(path = "/mapped", type = "order.*")
	void order(CloudEvent event) {
	}

	@CloudEventMapping(path = "/pinged", type = "ping")
	void pinged() {
	}

	@PostMapping("/headed")
	void headed(@RequestHeader("X-Needed") String needed, CloudEvent event) {
	}

	@PostMapping("/batch")
	void batch(List<CloudEvent> events) {
	}

	@PostMapping("/users")
	void users(List<UserRegistered> events) {
	}

	@PostMapping("/optional")
	void optional(Optional<CloudEvent> event) {
	}

	@PostMapping("/failing")
	void failing(CloudEvent event) {
		throw new IllegalStateException("The database is gone");
	}

	@PostMapping("/refusing")
	ResponseEntity<Void> refusing(CloudEvent event) {
		return ResponseEntity.status(409).build();
	}

	@PostMapping("/cut-off")
	void cutOff(CloudEvent event) throws IOException {
		throw new IOException("Stock service hung up", new EOFException());
	}

	@PostMapping("/unavailable")
	void unavailable(CloudEvent event) {
		throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, "Stock service hung up", new EOFException());
	}

	@PostMapping("/reset")
	void reset(CloudEvent event) {
		throw new IllegalStateException("Connection reset by peer");
	}

	@PostMapping("/telling")
	void telling(CloudEvent event) {
		throw new UnsupportedOperationException("No s3cr3t", new IllegalStateException("s3cr3t"));
	}

	@ExceptionHandler(UnsupportedOperationException.class)
	ResponseEntity<Void> fail() {
		return ResponseEntity.internalServerError().build();
	}

	@PostMapping("/translated")
	void translated(CloudEvent event) {
		throw new IllegalArgumentException("Not like this");
	}

	@ExceptionHandler(IllegalArgumentException.class)
	ResponseEntity<Void> translate() {
		return ResponseEntity.badRequest().build();
	}

	@PostMapping("/callable")
	Callable<String> callable(CloudEvent event) {
		return () -> "done";
	}

	@PostMapping("/future")
	CompletableFuture<CloudEvent> future(CloudEvent event) {
		return CompletableFuture.supplyAsync(() -> event);
	}

	@PostMapping("/timeout")
	DeferredResult<String> timeout(CloudEvent event) {
		return new DeferredResult<>(50L);
	}

	@PostMapping("/echo")
	CloudEvent echo(CloudEvent event) {
		return event;
	}

	@PostMapping("/parts")
	Map<String, Object> parts(@RequestBody UserData data, @CloudEventAttribute URI source) {
		return Map.of("user", data.userId(), "from", source);
	}

	@PostMapping("/parts-reversed")
	Map<String, Object> parts(@CloudEventAttribute URI source, @RequestBody UserData data,
			@CloudEventAttribute String type) {
		return parts(data, source);
	}

	@PostMapping("/ordinary")
	Map<String, Object> ordinary(@RequestBody Map<String, Object> body) {
		return body;
	}

	@CloudEventType("user.registered")
	record UserRegistered(UserData data) {

	}

	@CloudEventType("counted")
	record Counted(Map<String, Integer> data) {

	}

	record UserData(@NotBlank @Size(max = 12) String userId) {

	}

}
