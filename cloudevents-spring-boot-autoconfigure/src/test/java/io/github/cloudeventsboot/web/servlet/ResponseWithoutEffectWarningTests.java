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

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.ResponseMode;
import io.github.cloudeventsboot.annotation.CloudEventResponse;
import io.github.cloudeventsboot.testsupport.SentEvent;
import io.github.cloudeventsboot.testsupport.SentEvent.Mode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the warning about {@link CloudEventResponse @CloudEventResponse} where only
 * the value shows that it has no effect.
 */
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ResponseWithoutEffectWarningTests {

	private static final SentEvent EVENT = SentEvent.ofType("x").data("{}");

	@LocalServerPort
	private int port;

	@Test
	void firstValueThatIsNoEventIsWarnedAbout(CapturedOutput output) {
		for (Mode mode : Mode.values()) {
			assertThat(EVENT.post(this.port, "/map", mode).body()).isEqualTo("{\"a\":1}");
		}
		assertThat(warnings(output)).singleElement().asString().contains(".map(", "type = ", "OutgoingCloudEvent");
	}

	@Test
	void valueOfAnEntityIsWarnedAbout(CapturedOutput output) {
		EVENT.post(this.port, "/entity", Mode.BINARY);
		assertThat(warnings(output)).singleElement().asString().contains(".entity(");
	}

	@Test
	void ordinaryHandlersAreWarnedAboutToo(CapturedOutput output) {
		assertThat(EVENT.post(this.port, "/ordinary", Mode.BINARY).body()).isEqualTo("{\"a\":1}");
		EVENT.post(this.port, "/ordinary", Mode.BINARY);
		assertThat(warnings(output)).singleElement().asString().contains(".ordinary(");
	}

	@Test
	void eventsNothingAndProblemsAreNotWarnedAbout(CapturedOutput output) {
		EVENT.post(this.port, "/event", Mode.BINARY);
		EVENT.post(this.port, "/nothing", Mode.BINARY);
		assertThat(EVENT.post(this.port, "/problem", Mode.BINARY).statusCode()).isEqualTo(409);
		EVENT.post(this.port, "/on-class", Mode.BINARY);
		assertThat(warnings(output)).isEmpty();
	}

	private static List<String> warnings(CapturedOutput output) {
		return output.getAll().lines().filter((line) -> line.contains("has no effect")).toList();
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ Handlers.class, OnClass.class })
	static class Application {

	}

	@RestController
	static class Handlers {

		@PostMapping("/map")
		@CloudEventResponse(mode = ResponseMode.STRUCTURED)
		Object map(CloudEvent event) {
			return Map.of("a", 1);
		}

		@PostMapping("/entity")
		@CloudEventResponse(mode = ResponseMode.STRUCTURED)
		ResponseEntity<?> entity(CloudEvent event) {
			return ResponseEntity.ok("text");
		}

		@PostMapping("/ordinary")
		@CloudEventResponse(mode = ResponseMode.STRUCTURED)
		Object ordinary() {
			return Map.of("a", 1);
		}

		@PostMapping("/event")
		@CloudEventResponse(mode = ResponseMode.STRUCTURED)
		Object event(CloudEvent event) {
			return OutgoingCloudEvent.of("noted", 1);
		}

		@PostMapping("/nothing")
		@CloudEventResponse(mode = ResponseMode.STRUCTURED)
		@Nullable Object nothing(CloudEvent event) {
			return null;
		}

		@PostMapping("/problem")
		@CloudEventResponse(mode = ResponseMode.STRUCTURED)
		Object problem(CloudEvent event) {
			return ProblemDetail.forStatus(409);
		}

	}

	@RestController
	@CloudEventResponse(mode = ResponseMode.STRUCTURED)
	static class OnClass {

		@PostMapping("/on-class")
		Object map(CloudEvent event) {
			return Map.of("a", 1);
		}

	}

}
