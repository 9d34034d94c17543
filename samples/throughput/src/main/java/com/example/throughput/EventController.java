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

package com.example.throughput;

import java.util.List;

import com.example.throughput.plain.Payment;
import com.example.throughput.plain.Receipt;
import io.github.cloudeventsboot.ResponseMode;
import io.github.cloudeventsboot.annotation.CloudEventResponse;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes the same events as typed events, validates them, and answers with an event.
 */
@RestController
class EventController {

	@PostMapping("/typed")
	@CloudEventResponse(type = "payment.received", mode = ResponseMode.SAME_AS_REQUEST)
	Receipt typed(PaymentEvent event) {
		return new Receipt(data(event).orderId());
	}

	@PostMapping("/batch")
	void batch(List<PaymentEvent> events) {
		for (PaymentEvent event : events) {
			if (data(event) == null) {
				throw new IllegalStateException();
			}
		}
	}

	private static Payment data(PaymentEvent event) {
		return (event instanceof PaymentEvent.Completed completed) ? completed.data()
				: ((PaymentEvent.Failed) event).data();
	}

}
