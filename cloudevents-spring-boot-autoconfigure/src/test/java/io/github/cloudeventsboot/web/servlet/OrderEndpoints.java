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
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.ResponseMode;
import io.github.cloudeventsboot.TypedCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventAttribute;
import io.github.cloudeventsboot.annotation.CloudEventMapping;
import io.github.cloudeventsboot.annotation.CloudEventPayload;
import io.github.cloudeventsboot.annotation.CloudEventResponse;
import io.github.cloudeventsboot.annotation.CloudEventType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Event handlers of all kinds.
 */
@RestController
class OrderEndpoints {

	static final List<String> LISTS = List.of("list", "typed-list");

	static final List<String> TYPED = List.of("typed", "union", "payload", "typed-event", "typed-list");

	static final List<String> SINGLE = List.of("untyped", "entity", "typed", "union", "payload", "typed-event",
			"attributes", "mapped", "echo", "echo-structured");

	@PostMapping("/untyped")
	void untyped(CloudEvent event) {
	}

	@PostMapping("/entity")
	void entity(HttpEntity<CloudEvent> event) {
	}

	@PostMapping("/optional")
	void optional(Optional<CloudEvent> event) {
	}

	@PostMapping("/typed")
	void typed(OrderPlaced event) {
	}

	@PostMapping("/union")
	void union(OrderEvent event) {
	}

	@PostMapping("/payload")
	void payload(@CloudEventPayload Order order, @CloudEventAttribute URI source) {
	}

	@PostMapping("/typed-event")
	void typedEvent(TypedCloudEvent<Order> event) {
	}

	@PostMapping("/attributes")
	void attributes(@CloudEventAttribute Map<String, Object> attributes, @CloudEventAttribute @Nullable Integer retries,
			@CloudEventAttribute @Nullable Boolean urgent,
			@CloudEventAttribute @Nullable @Size(max = 8) String region) {
	}

	@PostMapping("/list")
	void list(List<CloudEvent> events) {
	}

	@PostMapping("/typed-list")
	void typedList(List<OrderPlaced> events) {
	}

	@CloudEventMapping(path = "/mapped", type = "order.placed")
	void mapped(CloudEvent event) {
	}

	@PostMapping("/echo")
	@CloudEventResponse(mode = ResponseMode.BINARY)
	CloudEvent echo(CloudEvent event) {
		return event;
	}

	@PostMapping("/echo-structured")
	@CloudEventResponse(mode = ResponseMode.STRUCTURED)
	CloudEvent echoStructured(CloudEvent event) {
		return event;
	}

	@CloudEventType("order.placed")
	record OrderPlaced(String id, URI source, @Nullable OffsetDateTime time, Order data, @Nullable String token) {
	}

	sealed interface OrderEvent permits Placed, Rejected {

	}

	@CloudEventType("order.placed")
	record Placed(Order data) implements OrderEvent {
	}

	@CloudEventType("order.rejected")
	record Rejected(Order data, String reason, @Nullable Integer retries) implements OrderEvent {

		Rejected {
			if (reason.startsWith("x")) {
				throw new IllegalStateException("no such reason: " + reason);
			}
		}

	}

	record Order(@NotBlank String orderId, @Positive int amount, @Nullable @Size(max = 5) String note,
			@Nullable Kind kind, @Nullable List<@Valid Line> lines, @Nullable Map<String, Integer> counts) {
	}

	record Line(@NotBlank String sku, long count) {
	}

	enum Kind {

		SMALL, LARGE

	}

}
