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
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.ResponseMode;
import io.github.cloudeventsboot.annotation.CloudEventResponse;
import io.github.cloudeventsboot.testsupport.TestClient;
import io.github.cloudeventsboot.web.servlet.ReplyApplication.Note;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the content mode of replies.
 */
class ReplyModeTests extends AbstractReplyTests {

	@ParameterizedTest
	@ValueSource(strings = { "/mode/structured", "/mode/produces", "/mode/entity", "/mode/same" })
	void answersInStructuredMode(String path) {
		HttpResponse<String> response = this.client.structured(path);
		assertThat(TestClient.header(response, "Content-Type")).startsWith(TestClient.STRUCTURED);
		assertThat(response.headers().map()).doesNotContainKeys("ce-type", "ce-id");
		assertThat(response.body()).isEqualTo(ReplyApplication.envelope("order.noted",
				",\"datacontenttype\":\"application/json\",\"data\":{\"n\":12}"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/mode/structured", "/mode/produces", "/mode/entity" })
	void answersInStructuredModeWhateverTheRequest(String path) {
		assertThat(TestClient.header(this.client.binary(path), "Content-Type")).startsWith(TestClient.STRUCTURED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/mode/same", "/mode/binary", "/outgoing" })
	void answersInBinaryMode(String path) {
		assertThat(TestClient.header(this.client.binary(path), "ce-type")).isEqualTo("order.noted");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/mode/binary", "/outgoing" })
	void answersInBinaryModeWhateverTheRequest(String path) {
		assertThat(TestClient.header(this.client.structured(path), "ce-type")).isEqualTo("order.noted");
	}

	@Test
	void answersABatchOfOneWhereABatchIsProduced() {
		HttpResponse<String> response = this.client.binary("/mode/produces-batch");
		assertThat(TestClient.header(response, "Content-Type")).isEqualTo(TestClient.BATCH);
		assertThat(response.body()).isEqualTo("[" + ReplyApplication.envelope("order.noted",
				",\"datacontenttype\":\"application/json\",\"data\":{\"n\":12}") + "]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/html", "application/xml;q=0.5", "image/*", "application/cloudevents+json" })
	void neverRefusesAnEventByAccept(String accept) {
		assertThat(this.client.binary("/outgoing", "Accept", accept).statusCode()).isEqualTo(200);
		assertThat(this.client.structured("/mode/structured", "Accept", accept).statusCode()).isEqualTo(200);
		assertThat(this.client.binary("/batch", "Accept", accept).statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/cloudevents+json", "Application/CloudEvents-Batch+JSON",
			"application/cloudevents+json, text/html;q=0.1, */*;q=0.1",
			"application/cloudevents-batch+json;q=0.5, application/json" })
	void neverLabelsOrdinaryValueAsEvent(String accept) {
		HttpResponse<String> map = this.client.binary("/ordinary/map", "Accept", accept);
		assertThat(TestClient.header(map, "Content-Type")).isEqualTo("application/json");
		assertThat(map.body()).isEqualTo("{\"number\":7}");
		HttpResponse<String> later = this.client.structured("/ordinary/later", "Accept", accept);
		assertThat(TestClient.header(later, "Content-Type")).isEqualTo("application/json");
		HttpResponse<String> text = this.client.structured("/ordinary/text", "Accept", accept);
		assertThat(TestClient.header(text, "Content-Type")).doesNotContainIgnoringCase("cloudevents");
		assertThat(text.body()).isEqualTo("hello");
	}

	@Test
	void writesOrdinaryValueAsWhatTheMappingProduces() {
		HttpResponse<String> response = this.client.binary("/ordinary/produces", "Accept", TestClient.STRUCTURED);
		assertThat(TestClient.header(response, "Content-Type")).isEqualTo(TestClient.STRUCTURED);
		assertThat(this.client.binary("/ordinary/produces", "Accept", "text/html").statusCode()).isEqualTo(406);
	}

	@Test
	void writesOrdinaryValueAsAccepted() {
		String json = "application/vnd.number+json";
		HttpResponse<String> response = this.client.binary("/ordinary/map", "Accept", json);
		assertThat(TestClient.header(response, "Content-Type")).isEqualTo(json);
		assertThat(this.client.binary("/ordinary/map", "Accept", "image/png").statusCode()).isEqualTo(406);
	}

	@RestController
	static class Modes {

		@PostMapping("/ordinary/map")
		Map<String, Integer> map(CloudEvent event) {
			return Map.of("number", 7);
		}

		@PostMapping("/ordinary/later")
		CompletableFuture<Map<String, Integer>> later(CloudEvent event) {
			return CompletableFuture.completedFuture(Map.of("number", 7));
		}

		@PostMapping("/ordinary/text")
		String text(CloudEvent event) {
			return "hello";
		}

		@PostMapping(path = "/ordinary/produces", produces = TestClient.STRUCTURED)
		Map<String, String> ordinaryProduces(CloudEvent event) {
			return Map.of("specversion", "1.0", "id", "1", "source", "/s", "type", "t");
		}

		@PostMapping("/mode/structured")
		@CloudEventResponse(mode = ResponseMode.STRUCTURED)
		OutgoingCloudEvent<Note> structured(CloudEvent event) {
			return ReplyApplication.NOTED;
		}

		@PostMapping("/mode/binary")
		@CloudEventResponse(mode = ResponseMode.BINARY)
		OutgoingCloudEvent<Note> binary(CloudEvent event) {
			return ReplyApplication.NOTED;
		}

		@PostMapping("/mode/same")
		@CloudEventResponse(mode = ResponseMode.SAME_AS_REQUEST)
		OutgoingCloudEvent<Note> same(CloudEvent event) {
			return ReplyApplication.NOTED;
		}

		@PostMapping(path = "/mode/produces", produces = TestClient.STRUCTURED)
		OutgoingCloudEvent<Note> produces(CloudEvent event) {
			return ReplyApplication.NOTED;
		}

		@PostMapping(path = "/mode/produces-batch", produces = TestClient.BATCH)
		OutgoingCloudEvent<Note> producesBatch(CloudEvent event) {
			return ReplyApplication.NOTED;
		}

		@PostMapping("/mode/entity")
		ResponseEntity<OutgoingCloudEvent<Note>> entity(CloudEvent event) {
			return ResponseEntity.ok()
				.contentType(MediaType.parseMediaType(TestClient.STRUCTURED + ";charset=UTF-8"))
				.body(ReplyApplication.NOTED);
		}

	}

}
