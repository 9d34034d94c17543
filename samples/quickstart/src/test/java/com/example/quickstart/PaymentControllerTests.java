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

package com.example.quickstart;

import java.math.BigDecimal;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static io.github.cloudeventsboot.test.web.CloudEventRequests.cloudEvent;
import static io.github.cloudeventsboot.test.web.CloudEventWebAssertions.assertThatHandler;
import static io.github.cloudeventsboot.test.web.CloudEventWebAssertions.assertThatReply;

@WebMvcTest(PaymentController.class)
class PaymentControllerTests {

	private final PaymentEvent.Payment payment = new PaymentEvent.Payment(new BigDecimal("12.50"), "EUR");

	@Autowired
	private MockMvcTester mvc;

	@Test
	void acceptsCompletedPayment() {
		PaymentEvent completed = new PaymentEvent.Completed(this.payment);
		assertThatReply(this.mvc.post().uri("/payments").with(cloudEvent(completed))).isAccepted();
	}

	@Test
	void rejectsFailedPaymentWithoutReason() {
		PaymentEvent failed = new PaymentEvent.Failed(this.payment, "card expired");
		assertThatReply(this.mvc.post().uri("/payments").with(cloudEvent(failed).without("reason"))).isRejected()
			.hasViolation("reason", "is required");
	}

	@Test
	void acceptsOnlyValidPayments() {
		assertThatHandler(this.mvc, "/payments").acceptsOnlyValid(new PaymentEvent.Completed(this.payment));
	}

}
