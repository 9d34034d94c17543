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
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.TypedCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventMapping;
import io.github.cloudeventsboot.annotation.CloudEventType;
import io.github.cloudeventsboot.conformance.Requirement;
import io.github.cloudeventsboot.testsupport.TestClient;
import jakarta.validation.constraints.Positive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpEntity;
import org.springframework.http.RequestEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for handlers of batches, over a real port.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "cloudevents.http.max-batch-size=5", "cloudevents.http.max-body-size=2000B" })
class BatchRequestTests {

	private static final String COMPLETED = TestClient.event("1", "payment.completed", "{\"amount\":5}");

	private static final String FAILED = TestClient.event("2", "payment.failed", "{\"amount\":7}")
		.replace("\"data\"", "\"reason\":\"funds\",\"data\"");

	@LocalServerPort
	private int port;

	private TestClient client;

	@BeforeEach
	void connect() {
		this.client = new TestClient(this.port);
	}

	private HttpResponse<String> batch(String path, String... events) {
		return this.client.post(path, TestClient.BATCH, "[" + String.join(",", events) + "]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/list", "/collection", "/iterable", "/array", "/body", "/entity", "/request-entity",
			"/optional", "/typed", "/typed-array", "/union", "/union-array", "/mapped" })
	@Requirement(accepted = { "T-01", "T-03" })
	void takesABatch(String path) {
		HttpResponse<String> response = batch(path, COMPLETED, FAILED);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).isEqualTo("2:1,2");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/list", "/array", "/entity", "/typed", "/union", "/completed", "/mapped" })
	void takesASingleEventAsABatchOfOne(String path) {
		assertThat(this.client.post(path, TestClient.STRUCTURED, COMPLETED).body()).isEqualTo("1:1");
		HttpResponse<String> binary = this.client.binary(path, "ce-reason", "funds");
		assertThat(binary.statusCode())
			.isEqualTo(("/union".equals(path) || "/completed".equals(path) || "/mapped".equals(path)) ? 400 : 200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/list", "/array", "/entity", "/typed", "/union", "/union-array", "/optional" })
	@Requirement(accepted = "T-02")
	void takesAnEmptyBatch(String path) {
		assertThat(batch(path).body()).isEqualTo("0:");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			application/cloudevents-batch+json                | 200
			APPLICATION/CloudEvents-Batch+JSON; charset=UTF-8 | 200
			application/cloudevents-batch+avro                | 415
			application/cloudevents-batch                     | 415
			application/cloudevents-batch+json; charset=bogus | 415
			""")
	@Requirement(accepted = { "D-02", "T-05", "W-06" }, rejected = "W-06")
	void tellsABatchByItsContentType(String contentType, int status) {
		assertThat(this.client.post("/list", contentType, "[" + COMPLETED + "]").statusCode()).isEqualTo(status);
	}

	@Test
	@Requirement(accepted = "T-03")
	void acceptsTheSameEventTwice() {
		assertThat(batch("/list", COMPLETED, COMPLETED).body()).isEqualTo("2:1,1");
	}

	@Test
	void refusesABatchWhereASingleEventIsExpected() {
		HttpResponse<String> response = batch("/single", COMPLETED);
		assertThat(response.statusCode()).isEqualTo(415);
		assertThat(response.body()).contains("unsupported-batch");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/list", "/union", "/typed" })
	@Requirement(rejected = "T-04")
	void refusesTheWholeBatchForOneBadEvent(String path) {
		HttpResponse<String> response = batch(path, COMPLETED, FAILED.replace("\"id\":\"2\",", ""), COMPLETED, "5");
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.body()).contains("invalid-event",
				"\"errors\":[{\"index\":1,\"attribute\":\"id\",\"detail\":\"is required\"},{\"index\":3,");
	}

	@Test
	void tellsWhichEventsHaveBadData() {
		HttpResponse<String> response = batch("/union", COMPLETED, COMPLETED.replace("5", "\"x\""),
				FAILED.replace("\"reason\":\"funds\",", ""));
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.body()).contains("invalid-data", "{\"index\":1,\"pointer\":\"#/amount\"",
				"{\"index\":2,\"attribute\":\"reason\",\"detail\":\"is required\"}");
	}

	@Test
	@Requirement(rejected = "T-04")
	void tellsWhatIsInvalidBeforeWhatIsNotSupported() {
		String image = COMPLETED.replace("\"datacontenttype\":\"application/json\",\"data\":{\"amount\":5}",
				"\"datacontenttype\":\"image/png\",\"data_base64\":\"AAAA\"");
		HttpResponse<String> unsupported = batch("/union", COMPLETED, image);
		assertThat(unsupported.statusCode()).isEqualTo(415);
		assertThat(unsupported.body()).contains("unsupported-data-content-type", "\"index\":1");
		HttpResponse<String> both = batch("/union", image, COMPLETED.replace("5", "\"x\""));
		assertThat(both.statusCode()).isEqualTo(400);
		assertThat(both.body()).contains("invalid-data", "{\"index\":1,\"pointer\":\"#/amount\"");
	}

	@Test
	void tellsWhichEventsBreakConstraints() {
		HttpResponse<String> response = batch("/union", COMPLETED, COMPLETED.replace("5", "-5"), FAILED,
				FAILED.replace("7", "0"));
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.body()).contains("invalid-data",
				"{\"index\":1,\"pointer\":\"#/amount\",\"detail\":\"must be greater than 0\"}", "{\"index\":3,");
	}

	@Test
	void tellsWhichEventsHaveAnUnknownType() {
		HttpResponse<String> response = batch("/union", COMPLETED, COMPLETED.replace("payment.completed", "other"));
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.body()).contains("unknown-type", "\"errors\":[{\"index\":1,");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{}", "null", "5", "[", "[{}", "[null]", "[[]]", "[{}]", "[] []", "[,]", "x" })
	@Requirement(rejected = { "T-01", "J-20" })
	void refusesWhatIsNoBatch(String body) {
		HttpResponse<String> response = this.client.post("/list", TestClient.BATCH, body);
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.body()).contains("invalid-event");
	}

	@Test
	@Requirement(rejected = "D-06")
	void refusesATooLongBatch() {
		String small = "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/\",\"type\":\"t\"}";
		assertThat(batch("/list", small, small, small, small, small).statusCode()).isEqualTo(200);
		HttpResponse<String> response = batch("/list", small, small, small, small, small, small);
		assertThat(response.statusCode()).isEqualTo(413);
		assertThat(response.body()).contains("too-large", "5 events");
	}

	@Test
	void refusesATooLargeBody() {
		String large = "[" + TestClient.event("1", "t", "\"" + "x".repeat(2000) + "\"") + "]";
		assertThat(this.client.post("/list", TestClient.BATCH, large).statusCode()).isEqualTo(413);
		assertThat(this.client.chunked("/list", TestClient.BATCH, large.getBytes(StandardCharsets.UTF_8)).statusCode())
			.isEqualTo(413);
		byte[] exact = ("[" + " ".repeat(1998) + "]").getBytes(StandardCharsets.UTF_8);
		assertThat(this.client.chunked("/list", TestClient.BATCH, exact).body()).isEqualTo("0:");
		byte[] more = ("[" + " ".repeat(1999) + "]").getBytes(StandardCharsets.UTF_8);
		assertThat(this.client.chunked("/list", TestClient.BATCH, more).statusCode()).isEqualTo(413);
	}

	@Test
	void mapsABatchWhoseEventsAllMeetTheConditions() {
		assertThat(batch("/mapped-by-type", COMPLETED, COMPLETED).body()).isEqualTo("completed 2");
		assertThat(batch("/mapped-by-type", FAILED, FAILED).body()).isEqualTo("failed 2");
		HttpResponse<String> mixed = batch("/mapped-by-type", COMPLETED, FAILED);
		assertThat(mixed.statusCode()).isEqualTo(400);
		assertThat(mixed.body()).contains("unknown-type");
	}

	@Test
	@Requirement(produced = { "T-01", "T-02", "T-05", "T-06", "R-02" })
	void answersABatchWithABatch() {
		HttpResponse<String> response = batch("/replies", COMPLETED, FAILED);
		assertThat(TestClient.header(response, "Content-Type")).isEqualTo(TestClient.BATCH);
		assertThat(response.body()).startsWith("[{").endsWith("}]").containsOnlyOnce("},{").contains("\"data\":\"1\"");
		assertThat(batch("/replies").body()).isEqualTo("[]");
		assertThat(batch("/same", COMPLETED, FAILED).body()).startsWith("[" + "{\"specversion\":\"1.0\",\"id\":\"1\"");
		assertThat(batch("/nothing", COMPLETED).statusCode()).isEqualTo(204);
	}

	private static String ids(Collection<? extends CloudEvent> events) {
		return events.size() + ":" + events.stream().map(CloudEvent::getId).collect(Collectors.joining(","));
	}

	private static String paymentIds(Collection<? extends Payment> events) {
		return events.size() + ":" + events.stream().map(Payment::id).collect(Collectors.joining(","));
	}

	record Amount(@Positive int amount) {

	}

	sealed interface Payment permits Completed, Failed {

		String id();

	}

	@CloudEventType("payment.completed")
	record Completed(String id, Amount data) implements Payment {

	}

	@CloudEventType("payment.failed")
	record Failed(String id, String reason, Amount data) implements Payment {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ Handlers.class, Mapped.class })
	static class Application {

	}

	@RestController
	static class Handlers {

		@PostMapping("/list")
		String list(List<CloudEvent> events) {
			return ids(events);
		}

		@PostMapping("/collection")
		String collection(Collection<CloudEvent> events) {
			return ids(events);
		}

		@PostMapping("/iterable")
		String iterable(Iterable<CloudEvent> events) {
			return ids((Collection<CloudEvent>) events);
		}

		@PostMapping("/array")
		String array(CloudEvent[] events) {
			return ids(Arrays.asList(events));
		}

		@PostMapping("/body")
		String body(@RequestBody List<CloudEvent> events) {
			return ids(events);
		}

		@PostMapping("/entity")
		String entity(HttpEntity<List<CloudEvent>> events) {
			assertThat(events.getHeaders().getFirst("Content-Type")).isNotNull();
			return ids(events.getBody());
		}

		@PostMapping("/request-entity")
		String requestEntity(RequestEntity<CloudEvent[]> events) {
			return ids(Arrays.asList(events.getBody()));
		}

		@PostMapping("/optional")
		String optional(Optional<List<CloudEvent>> events) {
			return ids(events.orElseThrow());
		}

		@PostMapping("/typed")
		String typed(List<TypedCloudEvent<Amount>> events) {
			assertThat(events).allSatisfy((event) -> assertThat(event.data().amount()).isPositive());
			return ids(events);
		}

		@PostMapping("/typed-array")
		String typedArray(TypedCloudEvent<Map<String, Integer>>[] events) {
			assertThat(events[0].data()).containsEntry("amount", 5);
			return ids(Arrays.asList(events));
		}

		@PostMapping("/union")
		String union(List<Payment> events) {
			return paymentIds(events);
		}

		@PostMapping("/union-array")
		String unionArray(Payment[] events) {
			return paymentIds(Arrays.asList(events));
		}

		@PostMapping("/completed")
		String completed(List<Completed> events) {
			return paymentIds(events);
		}

		@PostMapping("/single")
		String single(CloudEvent event) {
			return event.getId();
		}

		@PostMapping("/replies")
		List<OutgoingCloudEvent<String>> replies(List<Payment> events) {
			return events.stream().map((event) -> OutgoingCloudEvent.of("payment.seen", event.id())).toList();
		}

		@PostMapping("/same")
		List<Payment> same(List<Payment> events) {
			return events;
		}

		@PostMapping("/nothing")
		void nothing(List<Payment> events) {
		}

	}

	@RestController
	static class Mapped {

		@CloudEventMapping("/mapped")
		String mapped(List<Payment> events) {
			return paymentIds(events);
		}

		@CloudEventMapping(path = "/mapped-by-type", type = "payment.completed")
		String mappedByType(List<CloudEvent> events) {
			return "completed " + events.size();
		}

		@CloudEventMapping(path = "/mapped-by-type", type = "payment.failed")
		String mappedByOtherType(List<CloudEvent> events) {
			return "failed " + events.size();
		}

	}

}
