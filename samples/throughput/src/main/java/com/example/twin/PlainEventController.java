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

package com.example.twin;

import java.net.URI;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import com.example.throughput.plain.Payment;
import com.example.throughput.plain.Receipt;
import com.example.throughput.plain.ReceiptEnvelope;
import jakarta.validation.Valid;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes as plain JSON what the event handlers take.
 */
@RestController
class PlainEventController {

	private static final URI SOURCE = URI.create("/throughput");

	@PostMapping("/typed")
	ReceiptEnvelope typed(@RequestBody @Valid PlainEvent event) {
		return new ReceiptEnvelope("1.0", UUID.randomUUID().toString(), SOURCE, "payment.received",
				OffsetDateTime.now(ZoneOffset.UTC), "application/json", new Receipt(data(event).orderId()));
	}

	@PostMapping("/batch")
	void batch(@RequestBody List<@Valid PlainEvent> events) {
		for (PlainEvent event : events) {
			if (data(event) == null) {
				throw new IllegalStateException();
			}
		}
	}

	/**
	 * Shows what Spring MVC and its server cost without any JSON.
	 */
	@PostMapping("/bytes")
	byte[] bytes(@RequestBody byte[] body) {
		return body;
	}

	private static Payment data(PlainEvent event) {
		return (event instanceof PlainEvent.Completed completed) ? completed.data()
				: ((PlainEvent.Failed) event).data();
	}

}
