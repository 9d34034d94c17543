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

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventResponse;
import io.github.cloudeventsboot.conformance.Requirement;
import io.github.cloudeventsboot.testsupport.TestClient;
import io.github.cloudeventsboot.web.servlet.ReplyApplication.Note;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the status and the headers of replies.
 */
class ReplyStatusTests extends AbstractReplyTests {

	@Test
	void keepsStatusHeadersAndCookiesOfAnEntity() {
		HttpResponse<String> response = this.client.binary("/entity");
		assertThat(response.statusCode()).isEqualTo(201);
		assertThat(TestClient.header(response, "Location")).isEqualTo("/orders/7");
		assertThat(TestClient.header(response, "Set-Cookie")).isEqualTo("a=1 | b=2");
		assertThat(TestClient.header(response, "X-Many")).isEqualTo("1 | 2");
		assertThat(TestClient.header(response, "ce-id")).isEqualTo(ReplyApplication.ID);
		assertThat(response.headers().map()).doesNotContainKey("ce-stray");
		assertThat(TestClient.header(response, "Content-Length")).isEqualTo("8");
		assertThat(TestClient.header(response, "Content-Type")).isEqualTo("application/json");
	}

	@Test
	@Requirement(accepted = "W-04")
	void keepsStatusHeadersAndCookiesOfTheResponse() {
		HttpResponse<String> response = this.client.binary("/response");
		assertThat(response.statusCode()).isEqualTo(201);
		assertThat(TestClient.header(response, "Set-Cookie")).isEqualTo("a=1");
		assertThat(TestClient.header(response, "X-Mine")).isEqualTo("1");
		assertThat(TestClient.header(response, "ce-id")).isEqualTo(ReplyApplication.ID);
		assertThat(TestClient.header(response, "Content-Type")).isEqualTo("application/json");
	}

	@Test
	void sendsNoHeaderTwice() {
		HttpResponse<String> response = this.client.binary("/twice");
		assertThat(TestClient.header(response, "X-Same")).isEqualTo("1");
		assertThat(TestClient.header(response, "Vary")).isEqualTo("Origin | Accept");
		assertThat(TestClient.header(response, "ce-type")).isEqualTo("order.noted");
		response.headers()
			.map()
			.forEach((name, values) -> assertThat(values).as(name).hasSize(("vary".equals(name)) ? 2 : 1));
	}

	@Test
	void takesTheContentTypeOfAnEntityForTheData() {
		HttpResponse<String> response = this.client.binary("/image");
		assertThat(TestClient.header(response, "Content-Type")).isEqualTo("image/png");
		assertThat(TestClient.header(response, "ce-type")).isEqualTo("order.confirmed");
		assertThat(response.body()).isEqualTo("png");
	}

	@ParameterizedTest
	@CsvSource({ "/status/accepted, 202", "/status/accepted-null, 202", "/status/accepted-void, 202",
			"/status/ok-null, 200", "/status/ok-empty, 200", "/status/accepted-nothing, 202",
			"/status/entity-null, 200", "/status/entity-not-found, 404", "/status/entity-accepted, 202" })
	void writesTheStatusThatTheHandlerSays(String path, int status) {
		assertThat(this.client.binary(path).statusCode()).isEqualTo(status);
	}

	@Test
	void sendsAnEventWithTheStatusThatTheHandlerSays() {
		assertThat(TestClient.header(this.client.binary("/status/accepted"), "ce-type")).isEqualTo("order.noted");
		assertThat(TestClient.header(this.client.binary("/status/entity-accepted"), "ce-type"))
			.isEqualTo("order.noted");
		HttpResponse<String> nothing = this.client.binary("/status/accepted-nothing");
		assertThat(nothing.body()).isEmpty();
		assertThat(TestClient.header(nothing, "X-Job")).isEqualTo("7");
		assertThat(nothing.headers().map()).doesNotContainKey("ce-type");
	}

	@Test
	void sendsNoEventWithAStatusThatPermitsNoBody() {
		HttpResponse<String> response = this.client.binary("/status/no-content");
		assertThat(response.statusCode()).isEqualTo(204);
		assertThat(response.headers().map()).doesNotContainKeys("ce-type", "content-type");
		assertThat(TestClient.header(response, "X-Job")).isEqualTo("7");
	}

	@Test
	void sendsNoEventThatTheClientHasAlready() {
		HttpResponse<String> first = this.client.get("/versioned");
		assertThat(TestClient.header(first, "ce-type")).isEqualTo("order.noted");
		assertThat(first.headers().allValues("ETag")).containsExactly("\"v1\"");
		assertThat(first.headers().allValues("Last-Modified")).hasSize(1);
		HttpResponse<String> second = this.client.get("/versioned", "If-None-Match", "\"v1\"");
		assertThat(second.statusCode()).isEqualTo(304);
		assertThat(second.body()).isEmpty();
		assertThat(second.headers().allValues("ETag")).containsExactly("\"v1\"");
		assertThat(TestClient.header(second, "Cache-Control")).isEqualTo("max-age=60");
		assertThat(second.headers().map()).doesNotContainKeys("ce-type", "content-type");
		assertThat(this.client.get("/versioned", "If-None-Match", "\"v0\"").statusCode()).isEqualTo(200);
		assertThat(this.client.get("/versioned", "If-Modified-Since", "Wed, 21 Oct 2026 07:28:00 GMT").statusCode())
			.isEqualTo(304);
	}

	@Test
	void sendsOneValidatorHoweverItIsWritten() {
		assertThat(this.client.get("/unquoted").headers().allValues("ETag")).hasSize(1);
	}

	@RestController
	static class Headers {

		@GetMapping("/unquoted")
		ResponseEntity<OutgoingCloudEvent<Note>> unquoted() {
			return ResponseEntity.ok().header(HttpHeaders.ETAG, "v1").body(ReplyApplication.NOTED);
		}

		@GetMapping("/versioned")
		ResponseEntity<OutgoingCloudEvent<Note>> versioned() {
			return ResponseEntity.ok()
				.eTag("v1")
				.lastModified(Instant.parse("2026-10-21T07:28:00Z"))
				.cacheControl(CacheControl.maxAge(Duration.ofMinutes(1)))
				.body(ReplyApplication.NOTED);
		}

		@PostMapping("/entity")
		ResponseEntity<OutgoingCloudEvent<Note>> entity(CloudEvent event) {
			return ResponseEntity.created(URI.create("/orders/7"))
				.header(HttpHeaders.SET_COOKIE, "a=1", "b=2")
				.header("X-Many", "1", "2")
				.header("CE-ReplyApplication.ID", "mine")
				.header("ce-stray", "mine")
				.header(HttpHeaders.CONTENT_LENGTH, "999")
				.body(ReplyApplication.NOTED);
		}

		@PostMapping("/response")
		OutgoingCloudEvent<Note> response(CloudEvent event, HttpServletResponse response) {
			response.setStatus(201);
			response.addCookie(new Cookie("a", "1"));
			response.setHeader("X-Mine", "1");
			response.setHeader("Ce-Id", "mine");
			response.setContentType("text/html");
			return ReplyApplication.NOTED;
		}

		@PostMapping("/twice")
		ResponseEntity<OutgoingCloudEvent<Note>> twice(CloudEvent event, HttpServletResponse response) {
			response.setHeader("X-Same", "1");
			response.setHeader("Vary", "Origin");
			response.setHeader("ce-type", "mine");
			return ResponseEntity.ok().header("X-Same", "1").header("Vary", "Accept").body(ReplyApplication.NOTED);
		}

		@PostMapping("/image")
		@CloudEventResponse(type = "order.confirmed", dataContentType = "image/gif")
		ResponseEntity<byte[]> image(CloudEvent event) {
			return ResponseEntity.ok().contentType(MediaType.IMAGE_PNG).body("png".getBytes(StandardCharsets.UTF_8));
		}

	}

	@RestController
	static class Statuses {

		@PostMapping("/status/accepted")
		@ResponseStatus(HttpStatus.ACCEPTED)
		OutgoingCloudEvent<Note> accepted(CloudEvent event) {
			return ReplyApplication.NOTED;
		}

		@PostMapping("/status/accepted-null")
		@ResponseStatus(HttpStatus.ACCEPTED)
		@Nullable CloudEvent acceptedNull(CloudEvent event) {
			return null;
		}

		@PostMapping("/status/accepted-void")
		@ResponseStatus(HttpStatus.ACCEPTED)
		void acceptedVoid(CloudEvent event) {
		}

		@PostMapping("/status/ok-empty")
		@ResponseStatus(HttpStatus.OK)
		Optional<CloudEvent> okEmpty(CloudEvent event) {
			return Optional.empty();
		}

		@PostMapping("/status/ok-null")
		@ResponseStatus(HttpStatus.OK)
		@Nullable CloudEvent okNull(CloudEvent event) {
			return null;
		}

		@PostMapping("/status/accepted-nothing")
		ResponseEntity<Void> acceptedNothing(CloudEvent event) {
			return ResponseEntity.accepted().header("X-Job", "7").build();
		}

		@PostMapping("/status/entity-null")
		ResponseEntity<CloudEvent> entityNull(CloudEvent event) {
			return ResponseEntity.ok().build();
		}

		@PostMapping("/status/entity-not-found")
		ResponseEntity<CloudEvent> entityNotFound(CloudEvent event) {
			return ResponseEntity.of(Optional.empty());
		}

		@PostMapping("/status/entity-accepted")
		ResponseEntity<OutgoingCloudEvent<Note>> entityAccepted(CloudEvent event) {
			return ResponseEntity.accepted().body(ReplyApplication.NOTED);
		}

		@PostMapping("/status/no-content")
		ResponseEntity<OutgoingCloudEvent<Note>> noContent(CloudEvent event) {
			return ResponseEntity.status(204).header("X-Job", "7").body(ReplyApplication.NOTED);
		}

	}

}
