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

package com.example.payments;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes events as its own types. Events that do not fit are rejected before a method is
 * called.
 */
@RestController
class TypedEventController {

	private static final Logger logger = LoggerFactory.getLogger(TypedEventController.class);

	@PostMapping("/typed-events")
	void registered(UserRegistered event) {
		UserData user = event.data();
		logger.info("Welcome mail to {} (id {})", user.email(), user.userId());
	}

	@PostMapping("/payments")
	void payment(PaymentEvent event) {
		if (event instanceof PaymentCompleted completed) {
			logger.info("Paid: {} {}", completed.data().amount(), completed.data().currency());
		}
		else if (event instanceof PaymentFailed failed) {
			logger.info("Not paid: {}", failed.reason());
		}
	}

	@PostMapping("/receipts")
	PaymentReceipt receipt(PaymentCompleted event) {
		return new PaymentReceipt(event.data());
	}

}
