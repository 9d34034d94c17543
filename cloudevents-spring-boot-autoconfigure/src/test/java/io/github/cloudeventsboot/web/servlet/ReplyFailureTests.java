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
import java.util.Arrays;
import java.util.List;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.testsupport.TestClient;
import io.github.cloudeventsboot.web.servlet.ReplyApplication.Circular;
import io.github.cloudeventsboot.web.servlet.ReplyApplication.Note;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for replies that cannot be written.
 */
@ExtendWith(OutputCaptureExtension.class)
class ReplyFailureTests extends AbstractReplyTests {

	@ParameterizedTest
	@ValueSource(strings = { "/fail/circular", "/fail/attribute", "/fail/batch", "/fail/null", "/fail/type" })
	void answersWithAProblemWhenTheReplyCannotBeWritten(String path, CapturedOutput output) {
		HttpResponse<String> response = this.client.structured(path);
		assertThat(response.statusCode()).isEqualTo(500);
		assertThat(TestClient.header(response, "Content-Type")).isEqualTo("application/problem+json");
		assertThat(response.body()).contains("\"status\":500", "The reply could not be written.")
			.doesNotContain(":null");
		assertThat(response.headers().map()).doesNotContainKeys("ce-type", "ce-id");
		assertThat(output).containsPattern("Failures#\\w+\\(CloudEvent\\): Reply can't be sent as an event");
	}

	@Test
	void tellsAMistakeInAReplyFromThatOfASender() {
		// the application maps IllegalArgumentException to 400
		assertThat(this.client.structured("/fail/illegal").statusCode()).isEqualTo(400);
		assertThat(this.client.structured("/fail/attribute").statusCode()).isEqualTo(500);
	}

	@Test
	void answersOtherHandlersWhoseReplyCannotBeWritten() {
		assertThat(this.client.get("/other/fail").statusCode()).isEqualTo(500);
	}

	@RestController
	static class Failures {

		@PostMapping("/fail/circular")
		OutgoingCloudEvent<Circular> circular(CloudEvent event) {
			return OutgoingCloudEvent.of("order.noted", new Circular());
		}

		@PostMapping("/fail/attribute")
		OutgoingCloudEvent<Note> attribute(CloudEvent event) {
			return ReplyApplication.NOTED.withExtension("Not_A_Name", "x");
		}

		@PostMapping("/fail/batch")
		List<OutgoingCloudEvent<?>> batch(CloudEvent event) {
			return List.of(ReplyApplication.NOTED, OutgoingCloudEvent.of("order.noted", new Circular()));
		}

		@PostMapping("/fail/null")
		List<OutgoingCloudEvent<Note>> nullElement(CloudEvent event) {
			return Arrays.asList(ReplyApplication.NOTED, null);
		}

		@PostMapping("/fail/type")
		OutgoingCloudEvent<Object> type(CloudEvent event) {
			return OutgoingCloudEvent.<Object>of("order.noted", new Note(1)).withDataContentType("image/png");
		}

		@PostMapping("/fail/illegal")
		OutgoingCloudEvent<Object> illegal(CloudEvent event) {
			throw new IllegalArgumentException("event");
		}

	}

}
