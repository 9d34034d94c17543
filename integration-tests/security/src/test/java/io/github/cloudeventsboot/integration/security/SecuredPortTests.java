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

package io.github.cloudeventsboot.integration.security;

import io.github.cloudeventsboot.integration.PaymentEvent;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.client.RestTestClient;

import static io.github.cloudeventsboot.test.web.CloudEventRequests.cloudEvent;
import static io.github.cloudeventsboot.test.web.CloudEventWebAssertions.assertThatHandler;
import static io.github.cloudeventsboot.test.web.CloudEventWebAssertions.assertThatReply;

/**
 * Tests for handlers behind bearer tokens, over a real port.
 */
@SpringBootTest(classes = SecuredHandlerTests.Application.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = "server.address=127.0.0.1")
@AutoConfigureMockMvc
@AutoConfigureRestTestClient
class SecuredPortTests {

	private static final PaymentEvent PAYMENT = new PaymentEvent.Completed(new PaymentEvent.PaymentData(42));

	@Autowired
	private RestTestClient client;

	@Test
	void mockRequestsNeedTokenAsWell(@Autowired MockMvcTester mvc) {
		assertThatReply(mvc.post().uri("/payments").with(cloudEvent(PAYMENT))).hasStatus(401);
		assertThatReply(mvc.post().uri("/payments").with(cloudEvent(PAYMENT).header("Authorization", "Bearer events")))
			.isAccepted();
	}

	@Test
	void clientCarriesToken() {
		assertThatReply(cloudEvent(PAYMENT).header("Authorization", "Bearer events")
			.exchange(this.client.post().uri("/payments"))).isAccepted();
		assertThatReply(cloudEvent(PAYMENT).exchange(this.client.post().uri("/payments"))).hasStatus(401);
		RestTestClient sender = this.client.mutate().defaultHeader("Authorization", "Bearer events").build();
		assertThatHandler(sender, "/payments").acceptsOnlyValid(PAYMENT);
	}

}
