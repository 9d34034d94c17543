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

package io.github.cloudeventsboot.docs;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventResponse;
import io.github.cloudeventsboot.annotation.CloudEventType;
import jakarta.validation.constraints.Positive;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.AliasFor;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The code in {@code docs/replies.md}, {@code docs/batch.md} and {@code docs/async.md},
 * over a real port.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureRestTestClient
class RepliesSnippetsTests {

	private static final String MEASURED = "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"measured\","
			+ "\"data\":{\"value\":%s}}";

	@Autowired
	private RestTestClient client;

	@Autowired
	private Imports imports;

	@Test
	void returnsEvents() {
		post("/orders").expectHeader().valueEquals("ce-type", "order.accepted");
		post("/orders").expectHeader().valueEquals("ce-subject", "orders/4711");
		post("/confirmations").expectHeader().valueEquals("ce-type", "order.confirmed");
		post("/composed").expectHeader().valueEquals("ce-dataschema", "https://example.com/schemas/receipt");
		post("/receipts").expectHeader().contentType("application/cloudevents+json");
	}

	@Test
	void takesBatches() {
		batch("/measurements", MEASURED.formatted(1), MEASURED.formatted(2)).expectStatus().isNoContent();
		batch("/alarms", MEASURED.formatted(1), MEASURED.formatted(200)).expectBody()
			.jsonPath("$.length()")
			.isEqualTo(1)
			.jsonPath("$[0].data")
			.isEqualTo(200);
	}

	@Test
	void tellsTheIndexOfABadEvent() throws Exception {
		String body = batch("/measurements", MEASURED.formatted(1), MEASURED.formatted(-1)).expectStatus()
			.isBadRequest()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();
		MarkdownDocument document = MarkdownDocument.all()
			.stream()
			.filter((each) -> each.toString().equals("docs/batch.md"))
			.findFirst()
			.orElseThrow();
		assertThat(document.code("json")).containsExactly(List.of(body));
	}

	@Test
	void answersLater() throws Exception {
		post("/quotes").expectHeader().valueEquals("ce-type", "quote.made");
		post("/reservations").expectStatus().isEqualTo(503).expectHeader().valueEquals("Retry-After", "120");
		post("/imports").expectStatus().isAccepted();
		assertThat(this.imports.imported().poll(30, TimeUnit.SECONDS)).isEqualTo("1");
	}

	private ResponseSpec post(String path) {
		return post(path, "application/cloudevents+json", MEASURED.formatted(1));
	}

	private ResponseSpec batch(String path, String... events) {
		return post(path, "application/cloudevents-batch+json", "[" + String.join(",", events) + "]");
	}

	private ResponseSpec post(String path, String contentType, String body) {
		return this.client.post().uri(path).header("Content-Type", contentType).body(body).exchange();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableAsync
	@Import({ Replies.class, Batches.class, Quotes.class, Imports.class })
	static class Application {

	}

	record Receipt(String order) {

	}

	@CloudEventResponse(source = "/orders", dataSchema = "https://example.com/schemas/receipt")
	@Retention(RetentionPolicy.RUNTIME)
	@interface ReceiptReply {

		@AliasFor(annotation = CloudEventResponse.class, attribute = "type")
		String value();

	}

	@RestController
	static class Replies {

		@PostMapping("/orders")
		OutgoingCloudEvent<Receipt> order(CloudEvent event) {
			return OutgoingCloudEvent.of("order.accepted", new Receipt(event.getId())).withSubject("orders/4711");
		}

		@PostMapping("/confirmations")
		@CloudEventResponse(type = "${app.confirmed-type:order.confirmed}", subject = "orders")
		Receipt confirm(CloudEvent event) {
			return new Receipt(event.getId());
		}

		@PostMapping("/composed")
		@ReceiptReply("receipt")
		Receipt composed(CloudEvent event) {
			return new Receipt(event.getId());
		}

		@PostMapping(path = "/receipts", produces = "application/cloudevents+json")
		OutgoingCloudEvent<Receipt> receipt(CloudEvent event) {
			return OutgoingCloudEvent.of("receipt", new Receipt(event.getId()));
		}

	}

	@CloudEventType("measured")
	record Measured(Measurement data) {

	}

	record Measurement(@Positive double value) {

	}

	@RestController
	static class Batches {

		private double total;

		@PostMapping("/measurements")
		void measured(List<Measured> events) {
			events.forEach((event) -> this.total += event.data().value());
		}

		@PostMapping("/alarms")
		List<OutgoingCloudEvent<Double>> alarms(List<Measured> events) {
			return events.stream()
				.filter((event) -> event.data().value() > 100)
				.map((event) -> OutgoingCloudEvent.of("alarm", event.data().value()))
				.toList();
		}

	}

	record Quote(String request, int amount) {

	}

	@RestController
	static class Quotes {

		@PostMapping("/quotes")
		@CloudEventResponse(type = "quote.made")
		CompletableFuture<Quote> quote(CloudEvent event) {
			return CompletableFuture.supplyAsync(() -> new Quote(event.getId(), 5));
		}

		@PostMapping("/reservations")
		CompletableFuture<OutgoingCloudEvent<Quote>> reserve(CloudEvent event) {
			ErrorResponseException busy = new ErrorResponseException(HttpStatus.SERVICE_UNAVAILABLE);
			busy.getHeaders().set(HttpHeaders.RETRY_AFTER, "120");
			return CompletableFuture.failedFuture(busy);
		}

	}

	record ImportRequested(CloudEvent event) {

	}

	@RestController
	static class Imports {

		private final BlockingQueue<String> imported = new LinkedBlockingQueue<>();

		private final ApplicationEventPublisher publisher;

		Imports(ApplicationEventPublisher publisher) {
			this.publisher = publisher;
		}

		@PostMapping("/imports")
		@ResponseStatus(HttpStatus.ACCEPTED)
		void importLater(CloudEvent event) {
			this.publisher.publishEvent(new ImportRequested(event));
		}

		@Async
		@EventListener
		void on(ImportRequested requested) {
			this.imported.add(requested.event().getId());
		}

		BlockingQueue<String> imported() {
			return this.imported;
		}

	}

}
