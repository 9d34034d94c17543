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

package io.github.cloudeventsboot.docs.typedevents;

import java.net.URI;
import java.util.List;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.CloudEventConverter;
import io.github.cloudeventsboot.TypedCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventAttribute;
import io.github.cloudeventsboot.annotation.CloudEventMapping;
import io.github.cloudeventsboot.annotation.CloudEventPayload;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.validation.BindingResult;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class Orders {

	private static final Logger logger = LoggerFactory.getLogger(Orders.class);

	private final CloudEventConverter converter;

	Orders(CloudEventConverter converter) {
		this.converter = converter;
	}

	@PostMapping("/orders")
	void orders(TypedCloudEvent<List<Order>> event) {
		logger.info("{} orders from {}", event.data().size(), event.getSource());
	}

	@PostMapping("/order-parts")
	void parts(@CloudEventPayload Order order, @CloudEventAttribute URI source,
			@CloudEventAttribute(required = false) @Nullable String subject) {
		logger.info("Order {} from {} about {}", order.number(), source, subject);
	}

	@PostMapping("/order-batches")
	void batch(List<OrderPlaced> events) {
		events.forEach((event) -> logger.info("Order {}", event.order().number()));
	}

	@PostMapping("/tasks")
	void task(TaskCompleted<Order> event) {
		logger.info("Done: {}", event.data().number());
	}

	@PostMapping("/shipments")
	void shipment(ShipmentChanged event) {
		logger.info("Shipment {}: {}", event.data().number(), event.type());
	}

	@PostMapping("/checks")
	StockChanged check(OrderPlaced event) {
		return new StockChanged(event.order().number(), 3);
	}

	void convert(CloudEvent event) {
		OrderPlaced placed = this.converter.fromCloudEvent(event, OrderPlaced.class);
		CloudEvent answer = this.converter.toCloudEvent(new StockChanged(placed.order().number(), 3));
		logger.info("Order {}, answer {}", placed.order().number(), answer.getType());
	}

	@PostMapping("/baskets/strict")
	void strict(@Validated(Strict.class) BasketFilled event) {
		logger.info("Basket of {}", event.data().owner());
	}

	@PostMapping("/baskets")
	void filled(BasketFilled event, BindingResult errors) {
		logger.info("Basket of {} with {} errors", event.data().owner(), errors.getErrorCount());
	}

	@PostMapping("/baskets/parts")
	void parts(@CloudEventAttribute @NotBlank String subject, @CloudEventPayload Basket basket) {
		logger.info("Basket of {} for {}", basket.owner(), subject);
	}

	@CloudEventMapping("/inbox")
	void other(CloudEvent event) {
		logger.info("Not expected: {}", event.getType());
	}

	@CloudEventMapping("/inbox")
	void many(List<OrderPlaced> events) {
		logger.info("{} orders", events.size());
	}

}
