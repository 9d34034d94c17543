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

package io.github.cloudeventsboot.autoconfigure.client;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.TypedCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventType;
import io.github.cloudeventsboot.event.ImmutableCloudEvent;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Events of every kind, and a server that sends back what it gets.
 */
final class EchoEvents {

	static final CloudEvent CLOUD_EVENT = ImmutableCloudEvent.copyOf(CloudEventBuilder.v1()
		.withId("a%1 \"ü\"")
		.withSource(URI.create("/echo?x=1"))
		.withType("order.placed")
		.withSubject("Ünïcode 日本 €")
		.withTime(OffsetDateTime.parse("2026-11-23T12:34:56.789Z"))
		.withDataSchema(URI.create("urn:schema"))
		.withDataContentType("application/json")
		.withExtension("tenant", "blue 50%")
		.withData("{\"amount\" : 1.10, \"currency\":\"€\"}".getBytes(StandardCharsets.UTF_8))
		.build());

	static final CloudEvent BYTES = ImmutableCloudEvent.copyOf(CloudEventBuilder.v1()
		.withId("2")
		.withSource(URI.create("urn:bytes"))
		.withType("bytes")
		.withDataContentType("application/octet-stream")
		.withData(new byte[] { 0, -1, 13, 10 })
		.build());

	static final TypedCloudEvent<Amount> TYPED = TypedCloudEvent.of(CLOUD_EVENT, new Amount(1.1, "€"));

	static final OutgoingCloudEvent<Amount> OUTGOING = OutgoingCloudEvent.of("order.paid", new Amount(2, "EUR"))
		.withId("o1")
		.withSource(URI.create("/shop"))
		.withTime(OffsetDateTime.parse("2026-11-23T12:34:56Z"))
		.withSubject("s")
		.withDataContentType("application/json;charset=UTF-8")
		.withDataSchema(URI.create("urn:amount"))
		.withExtension("partitionkey", "p1");

	static final Completed COMPLETED = new Completed("c1", URI.create("/pay"),
			OffsetDateTime.parse("2026-11-23T00:00:00Z"), "k ü", new Amount(3, "CHF"));

	static final Failed FAILED = new Failed("f1", "declined", new Amount(4, "SEK"));

	static final Change<Amount> MOVED = new Moved<>("m1", List.of(new Amount(6, "NOK")));

	static final Whole WHOLE = new Whole("text", 5);

	private EchoEvents() {
	}

	record Amount(double amount, String currency) {

	}

	sealed interface Payment permits Completed, Failed {

	}

	@CloudEventType("payment.completed")
	record Completed(String id, URI source, OffsetDateTime time, @Nullable String partitionKey,
			Amount data) implements Payment {

	}

	@CloudEventType("payment.failed")
	record Failed(String id, String reason, Amount data) implements Payment {

	}

	sealed interface Change<T> permits Sub {

	}

	sealed interface Sub<U> extends Change<U> permits Moved {

	}

	@CloudEventType("moved")
	record Moved<V>(String id, List<V> data) implements Sub<V> {

	}

	@CloudEventType("whole")
	record Whole(String text, int number) {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@RestController
	static class EchoServer {

		@PostMapping("/echo")
		CloudEvent echo(CloudEvent event) {
			return event;
		}

		@PostMapping("/payment")
		Payment payment(Payment event) {
			return event;
		}

		@PostMapping("/echo-all")
		Collection<CloudEvent> echoAll(List<CloudEvent> events) {
			return events;
		}

		@PostMapping("/payments")
		Payment[] payments(Payment[] events) {
			return events;
		}

		@PostMapping("/nothing")
		void nothing(CloudEvent event) {
		}

		@PostMapping("/plain")
		Whole plain(@RequestBody Whole whole) {
			return whole;
		}

	}

}
