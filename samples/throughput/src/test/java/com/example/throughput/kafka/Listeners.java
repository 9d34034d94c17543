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

package com.example.throughput.kafka;

import java.util.Map;

import com.example.throughput.PaymentEvent;
import com.example.throughput.plain.Payment;
import com.example.throughput.plain.PaymentEnvelope;
import jakarta.validation.Valid;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.messaging.handler.annotation.Payload;

/**
 * The listeners that are compared: one of typed events in both modes, and its twin, which
 * takes the same event as an ordinary record.
 */
class Listeners {

	private final Map<String, Rounds> rounds;

	Listeners(Map<String, Rounds> rounds) {
		this.rounds = rounds;
	}

	@KafkaListener(id = "structured", topics = "structured", containerFactory = "events")
	void structured(PaymentEvent event) {
		handle("structured", data(event).orderId());
	}

	@KafkaListener(id = "binary", topics = "binary", containerFactory = "events")
	void binary(PaymentEvent event) {
		handle("binary", data(event).orderId());
	}

	@KafkaListener(id = "plain", topics = "plain", containerFactory = "plains")
	void plain(@Payload @Valid PaymentEnvelope event) {
		handle("plain", event.data().orderId());
	}

	private static Payment data(PaymentEvent event) {
		return (event instanceof PaymentEvent.Completed completed) ? completed.data()
				: ((PaymentEvent.Failed) event).data();
	}

	private void handle(String listener, String order) {
		if (!order.isEmpty()) {
			this.rounds.get(listener).handle();
		}
	}

}
