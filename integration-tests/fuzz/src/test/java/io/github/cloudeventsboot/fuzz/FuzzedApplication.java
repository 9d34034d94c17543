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

package io.github.cloudeventsboot.fuzz;

import java.util.List;
import java.util.Optional;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventAttribute;
import io.github.cloudeventsboot.annotation.CloudEventMapping;
import io.github.cloudeventsboot.annotation.CloudEventPayload;
import io.github.cloudeventsboot.annotation.CloudEventType;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Handlers of all kinds, which answer with what they got.
 */
@SpringBootApplication
class FuzzedApplication {

	@RestController
	static class Handlers {

		@PostMapping("/echo")
		CloudEvent echo(CloudEvent event) {
			return event;
		}

		@PostMapping("/orders")
		OrderEvent order(OrderEvent event) {
			return event;
		}

		@PostMapping("/batch")
		List<CloudEvent> batch(List<OrderEvent> events) {
			return List.of();
		}

		@PostMapping("/optional")
		void optional(Optional<CloudEvent> event) {
		}

		@CloudEventMapping(path = "/events", type = "order.placed")
		void placed(@CloudEventPayload Order order, @CloudEventAttribute String region) {
		}

		@CloudEventMapping(path = "/events", type = "order.cancelled")
		void cancelled(CloudEvent event) {
		}

	}

	sealed interface OrderEvent permits OrderPlaced, OrderCancelled {

	}

	@CloudEventType("order.placed")
	record OrderPlaced(String id, Order data, String region) implements OrderEvent {

	}

	@CloudEventType("order.cancelled")
	record OrderCancelled(Order data) implements OrderEvent {

	}

	record Order(@NotBlank String orderId, @Positive int amount) {

	}

}
