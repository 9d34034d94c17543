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

import io.github.cloudeventsboot.TypedCloudEvent
import io.github.cloudeventsboot.annotation.CloudEventAttribute
import io.github.cloudeventsboot.annotation.CloudEventMapping
import io.github.cloudeventsboot.annotation.CloudEventPayload
import io.github.cloudeventsboot.annotation.CloudEventType
import jakarta.validation.constraints.Positive
import org.springframework.web.bind.annotation.PostMapping
import org.springframework.web.bind.annotation.RestController

data class Amount(@field:Positive val amount: Int, val currency: String)

sealed interface KotlinPayment

@CloudEventType("payment.completed")
data class Completed(val data: Amount, val subject: String?, val attempt: Int = 3, val tenantId: String = "none") :
	KotlinPayment

@CloudEventType("payment.failed")
data class Failed(@CloudEventPayload val amount: Amount, @CloudEventAttribute("why") val reason: String) : KotlinPayment

@CloudEventType("payment.noted")
class Noted(val data: Amount?) : KotlinPayment

@RestController
class KotlinHandlers {

	@PostMapping("/kotlin")
	fun payment(payment: KotlinPayment): String = when (payment) {
		is Completed -> "completed $payment"
		is Failed -> "failed ${payment.amount.amount} ${payment.reason}"
		is Noted -> "noted ${payment.data}"
	}

	@PostMapping("/kotlin/typed")
	fun typed(event: TypedCloudEvent<Amount>): String = "typed ${event.data()}"

	@PostMapping("/kotlin/nullable")
	fun nullable(event: TypedCloudEvent<Amount?>): String = "nullable ${event.data()}"

	@PostMapping("/kotlin/batch")
	fun batch(events: List<TypedCloudEvent<Amount?>>): String = "batch ${events.map { it.data() }}"

	@CloudEventMapping("/kotlin/parts", type = ["parts"])
	fun parts(
		@CloudEventPayload amount: Amount?,
		@CloudEventAttribute subject: String?,
		@CloudEventAttribute attempt: Int = 5,
		@CloudEventAttribute id: String
	): String = "parts $amount $subject $attempt $id"

	@PostMapping("/kotlin/returned")
	fun returned(payment: Completed): Completed = payment

}
