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

package com.example.kafka;

import io.github.cloudeventsboot.annotation.CloudEventResponse;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.messaging.handler.annotation.SendTo;
import org.springframework.stereotype.Component;

/**
 * Takes events about payments and answers with events. All others, and those that violate
 * a constraint, become dead letters before the method is called.
 */
@Component
class PaymentListener {

	@KafkaListener(topics = KafkaConfiguration.EVENTS)
	@SendTo(KafkaConfiguration.RECEIPTS)
	@CloudEventResponse(type = "payment.receipt")
	Receipt on(PaymentEvent event) {
		String amount = event.data().amount() + " " + event.data().currency();
		if (event instanceof PaymentEvent.Failed failed) {
			return new Receipt(Receipt.Status.UNPAID, amount + " not paid: " + failed.reason());
		}
		return new Receipt(Receipt.Status.PAID, amount + " paid");
	}

}
