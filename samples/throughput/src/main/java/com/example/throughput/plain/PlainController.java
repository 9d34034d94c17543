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

package com.example.throughput.plain;

import java.net.URI;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

import jakarta.validation.Valid;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes the envelope as an ordinary record, and answers with one.
 */
@RestController
class PlainController {

	private static final URI SOURCE = URI.create("/throughput");

	@PostMapping("/plain")
	ReceiptEnvelope plain(@RequestBody @Valid PaymentEnvelope payment) {
		return new ReceiptEnvelope("1.0", UUID.randomUUID().toString(), SOURCE, "payment.received",
				OffsetDateTime.now(ZoneOffset.UTC), "application/json", new Receipt(payment.data().orderId()));
	}

}
