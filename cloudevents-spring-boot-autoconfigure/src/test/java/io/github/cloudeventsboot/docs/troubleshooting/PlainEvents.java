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

package io.github.cloudeventsboot.docs.troubleshooting;

import java.util.ArrayList;
import java.util.List;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.CloudEventConverter;
import io.github.cloudeventsboot.TypedCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventMapping;
import io.github.cloudeventsboot.annotation.CloudEventPayload;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PlainEvents {

	private final List<Order> orders = new ArrayList<>();

	private final CloudEventConverter converter;

	PlainEvents(CloudEventConverter converter) {
		this.converter = converter;
	}

	@PostMapping("/partner-events")
	void typed(TypedCloudEvent<Order> event) {
		this.orders.add(event.data());
	}

	@CloudEventMapping(path = "/mapped-orders", type = "order.placed")
	void payload(@CloudEventPayload Order order) {
		this.orders.add(order);
	}

	@PostMapping("/plain-events")
	void plain(CloudEvent event) {
		if (event.getType().equals("order.placed")) {
			OrderPlaced placed = this.converter.fromCloudEvent(event, OrderPlaced.class);
			this.orders.add(placed.data());
		}
	}

	List<Order> orders() {
		return this.orders;
	}

}
