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

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventResponse;
import io.github.cloudeventsboot.annotation.CloudEventType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Handlers that return each value of the tables in {@code docs/replies.md}.
 */
final class RepliedValues {

	private RepliedValues() {
	}

	static CloudEvent event() {
		return CloudEventBuilder.v1()
			.withId(new UUID(0, 1).toString())
			.withSource(URI.create("/orders"))
			.withType("order.seen")
			.withTime(OffsetDateTime.parse("2026-11-23T10:00:00Z"))
			.withData("text/plain", bytes())
			.build();
	}

	static byte[] bytes() {
		return "bytes".getBytes(StandardCharsets.UTF_8);
	}

	record Order(int number) {

	}

	sealed interface OrderEvent permits OrderShipped, OrderLost {

	}

	@CloudEventType("order.shipped")
	record OrderShipped(String subject, Order data) implements OrderEvent {

	}

	@CloudEventType("order.lost")
	record OrderLost(int number) implements OrderEvent {

	}

	@RestController
	@RequestMapping("/handlers")
	static class Handlers {

		@PostMapping("/nothing")
		@Nullable Order nothing(CloudEvent event) {
			return null;
		}

		@PostMapping("/event")
		CloudEvent event(CloudEvent event) {
			return RepliedValues.event();
		}

		@PostMapping("/outgoing")
		OutgoingCloudEvent<Order> outgoing(CloudEvent event) {
			return OutgoingCloudEvent.of("order.seen", new Order(7));
		}

		@PostMapping("/no-data")
		OutgoingCloudEvent<Void> noData(CloudEvent event) {
			return OutgoingCloudEvent.of("order.seen");
		}

		@PostMapping("/event-type")
		OrderShipped eventType(CloudEvent event) {
			return new OrderShipped("orders/7", new Order(7));
		}

		@PostMapping("/union")
		OrderEvent union(CloudEvent event) {
			return new OrderLost(7);
		}

		@PostMapping("/events")
		List<OutgoingCloudEvent<Order>> events(CloudEvent event) {
			return List.of(OutgoingCloudEvent.of("order.seen", new Order(7)));
		}

		@PostMapping("/no-events")
		List<OutgoingCloudEvent<Order>> noEvents(CloudEvent event) {
			return List.of();
		}

		@PostMapping("/event-types")
		OrderEvent[] eventTypes(CloudEvent event) {
			return new OrderEvent[] { new OrderLost(7) };
		}

		@PostMapping("/record")
		Order aRecord(CloudEvent event) {
			return new Order(7);
		}

		@PostMapping("/map")
		Map<String, Object> map(CloudEvent event) {
			return Map.of("number", 7);
		}

		@PostMapping("/list")
		List<Order> list(CloudEvent event) {
			return List.of(new Order(7));
		}

		@PostMapping("/string")
		String string(CloudEvent event) {
			return "seen";
		}

		@PostMapping("/bytes")
		byte[] bytes(CloudEvent event) {
			return RepliedValues.bytes();
		}

		@PostMapping("/resource")
		Resource resource(CloudEvent event) {
			return new ByteArrayResource(RepliedValues.bytes());
		}

		@PostMapping("/node")
		JsonNode node(CloudEvent event) {
			return JsonNodeFactory.instance.objectNode().put("number", 7);
		}

		@PostMapping("/problem")
		ProblemDetail problem(CloudEvent event) {
			return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, "Seen before.");
		}

		@PostMapping("/entity")
		ResponseEntity<OutgoingCloudEvent<Order>> entity(CloudEvent event) {
			return ResponseEntity.created(URI.create("/orders/7"))
				.body(OutgoingCloudEvent.of("order.seen", new Order(7)));
		}

		@PostMapping("/empty-entity")
		ResponseEntity<Void> emptyEntity(CloudEvent event) {
			return ResponseEntity.accepted().build();
		}

		@PostMapping("/future")
		CompletableFuture<OutgoingCloudEvent<Order>> future(CloudEvent event) {
			return CompletableFuture.supplyAsync(() -> OutgoingCloudEvent.of("order.seen", new Order(7)));
		}

	}

	@RestController
	@RequestMapping("/handlers-with-type")
	@CloudEventResponse(type = "order.noted")
	static class HandlersWithType extends Handlers {

	}

	@RestController
	@RequestMapping("/others")
	static class Others {

		@PostMapping("/nothing")
		@Nullable Order nothing() {
			return null;
		}

		@PostMapping("/event")
		CloudEvent event() {
			return RepliedValues.event();
		}

		@PostMapping("/outgoing")
		OutgoingCloudEvent<Order> outgoing() {
			return OutgoingCloudEvent.of("order.seen", new Order(7));
		}

		@PostMapping("/no-data")
		OutgoingCloudEvent<Void> noData() {
			return OutgoingCloudEvent.of("order.seen");
		}

		@PostMapping("/event-type")
		OrderShipped eventType() {
			return new OrderShipped("orders/7", new Order(7));
		}

		@PostMapping("/union")
		OrderEvent union() {
			return new OrderLost(7);
		}

		@PostMapping("/events")
		List<OutgoingCloudEvent<Order>> events() {
			return List.of(OutgoingCloudEvent.of("order.seen", new Order(7)));
		}

		@PostMapping("/no-events")
		List<OutgoingCloudEvent<Order>> noEvents() {
			return List.of();
		}

		@PostMapping("/event-types")
		OrderEvent[] eventTypes() {
			return new OrderEvent[] { new OrderLost(7) };
		}

		@PostMapping("/record")
		Order aRecord() {
			return new Order(7);
		}

		@PostMapping("/map")
		Map<String, Object> map() {
			return Map.of("number", 7);
		}

		@PostMapping("/list")
		List<Order> list() {
			return List.of(new Order(7));
		}

		@PostMapping("/string")
		String string() {
			return "seen";
		}

		@PostMapping("/bytes")
		byte[] bytes() {
			return RepliedValues.bytes();
		}

		@PostMapping("/resource")
		Resource resource() {
			return new ByteArrayResource(RepliedValues.bytes());
		}

		@PostMapping("/node")
		JsonNode node() {
			return JsonNodeFactory.instance.objectNode().put("number", 7);
		}

		@PostMapping("/problem")
		ProblemDetail problem() {
			return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, "Seen before.");
		}

		@PostMapping("/entity")
		ResponseEntity<OutgoingCloudEvent<Order>> entity() {
			return ResponseEntity.created(URI.create("/orders/7"))
				.body(OutgoingCloudEvent.of("order.seen", new Order(7)));
		}

		@PostMapping("/empty-entity")
		ResponseEntity<Void> emptyEntity() {
			return ResponseEntity.accepted().build();
		}

		@PostMapping("/future")
		CompletableFuture<OutgoingCloudEvent<Order>> future() {
			return CompletableFuture.supplyAsync(() -> OutgoingCloudEvent.of("order.seen", new Order(7)));
		}

	}

	@RestController
	@RequestMapping("/others-with-annotation")
	@CloudEventResponse
	static class OthersWithAnnotation extends Others {

	}

	@RestController
	@RequestMapping("/others-with-type")
	@CloudEventResponse(type = "order.noted")
	static class OthersWithType extends Others {

	}

}
