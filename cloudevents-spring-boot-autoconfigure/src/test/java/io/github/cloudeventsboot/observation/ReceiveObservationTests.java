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

import io.github.cloudeventsboot.annotation.CloudEventAttribute;
import io.github.cloudeventsboot.http.problem.CloudEventRejectedException;
import io.github.cloudeventsboot.testsupport.TestClient;
import io.micrometer.observation.tck.ObservationContextAssert;
import io.micrometer.observation.tck.TestObservationRegistry;
import jakarta.validation.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that each message is observed once, and what is told of it.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = "cloudevents.observation.sources=/tests,https://partner.example/*")
class ReceiveObservationTests {

	private static final String EVENT = """
			{"specversion":"1.0","id":"%s","source":"/tests","type":"%s","data":{"userId":"u1"}}""";

	@Autowired
	private ObservedContexts observed;

	private final Sender sender;

	ReceiveObservationTests(@LocalServerPort int port) {
		this.sender = new Sender(port);
	}

	@Test
	void observesEventInBinaryMode() {
		assertThat(
				this.sender.binary("/typed", "user.registered", "{\"userId\":\"u1\"}", "ce-subject", "s1").statusCode())
			.isEqualTo(204);
		assertObserved("user.registered", "binary", "SUCCESS", "none").hasLowCardinalityKeyValue("source", "/tests")
			.hasHighCardinalityKeyValue("cloudevents.event_id", "1")
			.hasHighCardinalityKeyValue("cloudevents.event_source", "/tests")
			.hasHighCardinalityKeyValue("cloudevents.event_spec_version", "1.0")
			.hasHighCardinalityKeyValue("cloudevents.event_subject", "s1")
			.hasContextualNameEqualTo("receive user.registered")
			.doesNotHaveError();
	}

	@Test
	void observesEventInStructuredMode() {
		assertThat(
				this.sender.body("/typed", TestClient.STRUCTURED, EVENT.formatted("7", "user.registered")).statusCode())
			.isEqualTo(204);
		assertObserved("user.registered", "structured", "SUCCESS", "none")
			.hasHighCardinalityKeyValue("cloudevents.event_id", "7")
			.doesNotHaveHighCardinalityKeyValueWithKey("cloudevents.event_subject");
	}

	@Test
	void observesBatchAsOneMessage() {
		String batch = "[" + EVENT.formatted("1", "user.registered") + "," + EVENT.formatted("2", "user.registered")
				+ "]";
		assertThat(this.sender.body("/users", TestClient.BATCH, batch).statusCode()).isEqualTo(204);
		assertObserved("user.registered", "batch", "SUCCESS", "none").hasLowCardinalityKeyValue("source", "/tests")
			.doesNotHaveHighCardinalityKeyValueWithKey("cloudevents.event_id");
	}

	@Test
	void tellsPatternOfMappingThatMatched() {
		this.sender.binary("/mapped", "order.shipped", "{}");
		assertObserved("order.*", "binary", "SUCCESS", "none");
	}

	@Test
	void tellsTypeOfMappingThatMatchedInStructuredMode() {
		this.sender.body("/mapped", TestClient.STRUCTURED, EVENT.formatted("1", "order.created"));
		assertObserved("order.created", "structured", "SUCCESS", "none");
	}

	@Test
	void tellsNoTypeOfUntypedHandler() {
		this.sender.binary("/untyped", "made.up", "{}", "ce-source", "https://partner.example/eu");
		assertObserved("other", "binary", "SUCCESS", "none").hasLowCardinalityKeyValue("source",
				"https://partner.example/*");
	}

	@Test
	void tellsNoSourceThatIsNotListed() {
		this.sender.binary("/untyped", "made.up", "{}", "ce-source", "/elsewhere");
		assertObserved("other", "binary", "SUCCESS", "none").hasLowCardinalityKeyValue("source", "other")
			.hasHighCardinalityKeyValue("cloudevents.event_source", "/elsewhere");
	}

	@Test
	void tellsReasonOfConstraintViolation() {
		assertThat(this.sender.binary("/typed", "user.registered", "{\"userId\":\"\"}").statusCode()).isEqualTo(400);
		assertObserved("user.registered", "binary", "REJECTED", "invalid-data").doesNotHaveError();
	}

	@Test
	void tellsReasonOfDataThatDoesNotFit() {
		this.sender.body("/typed", TestClient.STRUCTURED,
				EVENT.formatted("1", "user.registered").replace("\"u1\"", "{\"a\":1}"));
		assertObserved("user.registered", "structured", "REJECTED", "invalid-data");
	}

	@Test
	void tellsReasonOfMalformedEvent() {
		this.sender.binary("/typed", "user.registered", "{}", "ce-id", "%");
		assertObserved("other", "binary", "REJECTED", "invalid-event")
			.doesNotHaveHighCardinalityKeyValueWithKey("cloudevents.event_id");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/mapped", "/typed", "/pinged" })
	void tellsReasonOfMalformedEvents(String path) {
		assertThat(this.sender.body(path, TestClient.STRUCTURED, "{").statusCode()).isEqualTo(400);
		assertObserved("other", "structured", "REJECTED", "invalid-event");
		assertThat(this.sender.binary(path, "order.created", "{}", "ce-id", "%").statusCode()).isEqualTo(400);
		assertObserved("other", "binary", "REJECTED", "invalid-event");
		assertThat(this.sender.binary(path, "order.created", "{}", "Content-Encoding", "gzip").statusCode())
			.isEqualTo(415);
		assertObserved("other", "binary", "REJECTED", "unsupported-content-encoding");
	}

	@Test
	void observesEventThatItsHandlerTakesNothingFrom() {
		assertThat(this.sender.binary("/pinged", "ping", "{}").statusCode()).isEqualTo(204);
		assertObserved("ping", "binary", "SUCCESS", "none").hasHighCardinalityKeyValue("cloudevents.event_id", "1")
			.hasLowCardinalityKeyValue("source", "/tests");
		assertThat(this.sender.body("/pinged", TestClient.STRUCTURED, EVENT.formatted("7", "ping")).statusCode())
			.isEqualTo(204);
		assertObserved("ping", "structured", "SUCCESS", "none").hasHighCardinalityKeyValue("cloudevents.event_id", "7");
	}

	@Test
	void observesEventThatIsRefusedBeforeItIsRead() {
		assertThat(this.sender.binary("/headed", "t", "{}").statusCode()).isEqualTo(400);
		assertObserved("other", "binary", "REJECTED", "handler");
		assertThat(this.sender.body("/headed", TestClient.STRUCTURED, EVENT.formatted("7", "t")).statusCode())
			.isEqualTo(400);
		assertObserved("other", "structured", "REJECTED", "handler");
		assertThat(this.sender.binary("/headed", "t", "{}", "X-Needed", "yes").statusCode()).isEqualTo(204);
		assertObserved("other", "binary", "SUCCESS", "none");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/mapped", "/typed" })
	void tellsDataOfTheEvent(String path) {
		this.sender.binary(path, path.equals("/typed") ? "user.registered" : "order.created", "{\"userId\":\"u1\"}");
		assertThat(this.observed.single().getEvents()).singleElement()
			.satisfies((event) -> assertThat(event.getData()).isNotNull());
	}

	@Test
	void tellsReasonOfConstraintsThatAProxyChecks() {
		assertThat(this.sender.binary("/proxied", "t", "{}", "ce-subject", "too long").statusCode()).isEqualTo(400);
		assertObserved("other", "binary", "REJECTED", "invalid-data");
	}

	@Test
	void refusalThatTheApplicationAnswersAsItsOwnMistakeIsAnError() {
		assertThat(this.sender.binary("/down", "user.registered", "[]").statusCode()).isEqualTo(503);
		assertObserved("user.registered", "binary", "ERROR", "invalid-data");
		assertThat(this.sender.binary("/down", "t", "{}").statusCode()).isEqualTo(503);
		assertObserved("other", "binary", "ERROR", "unknown-type");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/typed", "/mapped" })
	void tellsReasonOfUnknownType(String path) {
		this.sender.binary(path, "user.vanished", "{}");
		assertObserved("other", "binary", "REJECTED", "unknown-type");
	}

	@Test
	void tellsReasonOfBatchToSingleHandler() {
		assertThat(this.sender.body("/typed", TestClient.BATCH, "[]").statusCode()).isEqualTo(415);
		assertObserved("other", "batch", "REJECTED", "unsupported-batch");
	}

	@Test
	void tellsThatHandlerFailed() {
		assertThat(this.sender.binary("/failing", "t", "{}").statusCode()).isEqualTo(500);
		assertObserved("other", "binary", "ERROR", "none").thenError().isInstanceOf(IllegalStateException.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/cut-off", "/reset" })
	void connectionsOfTheHandlerAreNotThatOfTheSender(String path) {
		assertThat(this.sender.binary(path, "t", "{}").statusCode()).isEqualTo(500);
		assertObserved("other", "binary", "ERROR", "none").hasError();
	}

	@Test
	void handlerChoosesTheStatusOfALostConnection() {
		assertThat(this.sender.binary("/unavailable", "t", "{}").statusCode()).isEqualTo(503);
		assertObserved("other", "binary", "ERROR", "none").hasError();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/refusing", "/translated" })
	void tellsThatHandlerRejected(String path) {
		this.sender.binary(path, "t", "{}");
		assertObserved("other", "binary", "REJECTED", "handler").doesNotHaveError();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/callable", "/future" })
	void observesAsynchronousHandlerToItsEnd(String path) {
		assertThat(this.sender.binary(path, "t", "{}").statusCode()).isEqualTo(200);
		assertObserved("other", "binary", "SUCCESS", "none");
	}

	@Test
	void doesNotObserveOrdinaryRequests() {
		assertThat(this.sender.body("/ordinary", "application/json", "{}").statusCode()).isEqualTo(200);
		assertThat(this.sender.body("/optional", "application/json", "{}").statusCode()).isEqualTo(204);
		this.sender.binary("/untyped", "t", "{}");
		assertObserved("other", "binary", "SUCCESS", "none");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/parts", "/parts-reversed" })
	void leavesBodyToOtherParameters(String path) {
		assertThat(this.sender.binary(path, "t", "{\"userId\":\"u1\"}").body()).contains("\"u1\"", "/tests");
		assertObserved("other", "binary", "SUCCESS", "none");
	}

	private ObservationContextAssert<?> assertObserved(String type, String mode, String outcome, String reason) {
		return ObservationContextAssert.assertThat(this.observed.single())
			.hasNameEqualTo("cloudevents.receive")
			.hasLowCardinalityKeyValue("cloudevents.event_type", type)
			.hasLowCardinalityKeyValue("cloudevents.mode", mode)
			.hasLowCardinalityKeyValue("outcome", outcome)
			.hasLowCardinalityKeyValue("reason", reason);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ ObservedHandlers.class, ProxiedHandlers.class, FailingAdviceHandlers.class })
	static class Application {

		@Bean
		TestObservationRegistry observationRegistry() {
			return TestObservationRegistry.create();
		}

		@Bean
		ObservedContexts observedContexts() {
			return new ObservedContexts();
		}

	}

	@RestController
	@Validated
	static class ProxiedHandlers {

		@PostMapping("/proxied")
		void proxied(@CloudEventAttribute @Size(max = 3) String subject) {
		}

	}

	@RestController
	static class FailingAdviceHandlers {

		@PostMapping("/down")
		void down(ObservedHandlers.UserRegistered event) {
		}

		@ExceptionHandler(CloudEventRejectedException.class)
		ResponseEntity<Void> refuse() {
			return ResponseEntity.status(503).build();
		}

	}

}
