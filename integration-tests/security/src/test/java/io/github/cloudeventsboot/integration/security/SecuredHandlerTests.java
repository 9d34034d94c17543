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

import io.github.cloudeventsboot.integration.EventController;
import io.github.cloudeventsboot.integration.PaymentEvent;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import static io.github.cloudeventsboot.test.web.CloudEventRequests.cloudEvent;
import static io.github.cloudeventsboot.test.web.CloudEventWebAssertions.assertThatHandler;
import static io.github.cloudeventsboot.test.web.CloudEventWebAssertions.assertThatReply;

/**
 * Tests for handlers behind bearer tokens, by mock requests.
 */
@SpringBootTest
@AutoConfigureMockMvc
class SecuredHandlerTests {

	private static final PaymentEvent PAYMENT = new PaymentEvent.Completed(new PaymentEvent.PaymentData(42));

	@Autowired
	private MockMvcTester mvc;

	@Test
	void mockRequestsNeedToken() {
		assertThatReply(this.mvc.post().uri("/payments").with(cloudEvent(PAYMENT))).hasStatus(401);
	}

	@Test
	void mockRequestsCarryToken() {
		RequestPostProcessor token = SecurityMockMvcRequestPostProcessors.jwt()
			.authorities(new SimpleGrantedAuthority("SCOPE_events"));
		assertThatReply(this.mvc.post().uri("/payments").with(cloudEvent(PAYMENT)).with(token)).isAccepted();
		assertThatHandler(this.mvc, "/payments").with(token).acceptsOnlyValid(PAYMENT);
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ BearerTokenConfiguration.class, Users.class, EventController.class })
	static class Application {

	}

}
