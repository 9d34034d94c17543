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

package io.github.cloudeventsboot.integration.kotlin

import io.github.cloudeventsboot.test.web.CloudEventRequests.cloudEvent
import io.github.cloudeventsboot.test.web.CloudEventWebAssertions.assertThatHandler
import io.github.cloudeventsboot.test.web.CloudEventWebAssertions.assertThatReply
import org.junit.jupiter.api.Test
import org.springframework.beans.factory.annotation.Autowired
import org.springframework.boot.SpringBootConfiguration
import org.springframework.boot.autoconfigure.EnableAutoConfiguration
import org.springframework.boot.test.context.SpringBootTest
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc
import org.springframework.context.annotation.Import
import org.springframework.test.web.servlet.assertj.MockMvcTester

/**
 * Tests that are written in Kotlin.
 */
@SpringBootTest(classes = [KotlinHandlerTests.Application::class])
@AutoConfigureMockMvc
class KotlinHandlerTests(@Autowired private val mvc: MockMvcTester) {

	private val failed = Failed(Amount(1, "EUR"), "poor")

	@Test
	fun acceptsPayment() {
		assertThatReply(mvc.post().uri("/kotlin").with(cloudEvent(failed))).isAccepted()
	}

	@Test
	fun rejectsPaymentWithoutReason() {
		assertThatReply(mvc.post().uri("/kotlin").with(cloudEvent(failed).without("why"))).isRejected()
			.hasViolation("why", "is required")
	}

	@Test
	fun acceptsOnlyValidPayments() {
		assertThatHandler(mvc, "/kotlin").acceptsOnlyValid(failed)
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(KotlinHandlers::class)
	class Application

}
