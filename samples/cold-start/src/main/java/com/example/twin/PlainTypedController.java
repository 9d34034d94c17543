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

import jakarta.validation.Valid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes types of its own.
 */
@RestController
class PlainTypedController {

	private static final Logger logger = LoggerFactory.getLogger(PlainTypedController.class);

	@PostMapping("/typed-events")
	void registered(@Valid @RequestBody Envelope<UserData> event) {
		logger.info("Welcome mail to {}", event.data().email());
	}

	@PostMapping("/payments")
	void payment(@Valid @RequestBody Envelope<PaymentData> event) {
		if (event.type().equals("payment.completed")) {
			logger.info("Paid: {} {}", event.data().amount(), event.data().currency());
		}
		else {
			logger.info("Not paid: {}", event.reason());
		}
	}

	@PostMapping("/receipts")
	Envelope<PaymentData> receipt(@Valid @RequestBody Envelope<PaymentData> event) {
		return Envelope.of("payment.receipt", event.data());
	}

	@PostMapping("/events")
	void event(@Valid @RequestBody Envelope<UserData> event) {
		logger.info("Event of type {}", event.type());
	}

}
