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

package com.example.peer;

import java.math.BigDecimal;
import java.util.List;

import io.quarkus.funqy.Context;
import io.quarkus.funqy.Funq;
import io.quarkus.funqy.knative.events.CloudEvent;
import io.quarkus.funqy.knative.events.CloudEventMapping;

/**
 * The functions: Funqy chooses one by the type of the event.
 */
public class Payments {

	@Funq
	@CloudEventMapping(trigger = "com.example.payment.completed", responseSource = "/throughput",
			responseType = "payment.received")
	public Receipt completed(Payment payment) {
		return new Receipt(payment.orderId());
	}

	@Funq
	@CloudEventMapping(trigger = "com.example.payment.failed", responseSource = "/throughput",
			responseType = "payment.received")
	public Receipt failed(Payment payment) {
		return new Receipt(payment.orderId());
	}

	@Funq
	@CloudEventMapping(trigger = "com.example.subject", responseSource = "/throughput", responseType = "subject")
	public String subject(Payment payment, @Context CloudEvent<?> event) {
		return event.subject();
	}

	public record Payment(String orderId, BigDecimal amount, String currency, List<Item> items) {

	}

	public record Item(String sku, int quantity) {

	}

	public record Receipt(String orderId) {

	}

}
