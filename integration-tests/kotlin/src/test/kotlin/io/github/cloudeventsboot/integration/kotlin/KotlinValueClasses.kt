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

import io.github.cloudeventsboot.annotation.CloudEventAttribute
import io.github.cloudeventsboot.annotation.CloudEventMapping
import io.github.cloudeventsboot.annotation.CloudEventPayload
import io.github.cloudeventsboot.annotation.CloudEventType
import org.springframework.web.bind.annotation.PostMapping
import org.springframework.web.bind.annotation.RestController

@JvmInline
value class TenantId(val id: String) {
	init {
		require(id.length < 10)
	}
}

@JvmInline
value class Attempt(val number: Int)

@JvmInline
value class Price(val amount: Amount)

@JvmInline
value class Quantity(val number: Long)

@CloudEventType("value.attributes")
data class WithValueAttributes(val data: Amount, val tenant: TenantId, val attempt: Attempt)

@CloudEventType("value.nullable")
data class WithNullableValues(val data: Amount, val tenant: TenantId?, val attempt: Attempt?)

@CloudEventType("value.default")
data class WithDefaultValues(
	val data: Amount,
	val tenant: TenantId = TenantId("none"),
	@CloudEventAttribute("tries") val attempt: Attempt = Attempt(3)
)

@CloudEventType("value.data")
data class WithValueData(val data: Price, val tenant: TenantId?)

@CloudEventType("value.nullabledata")
data class WithNullableValueData(val data: Quantity?)

@RestController
class KotlinValueClassHandlers {

	@PostMapping("/values/attributes")
	fun attributes(event: WithValueAttributes): String = "$event"

	@PostMapping("/values/nullable")
	fun nullable(event: WithNullableValues): String = "$event"

	@PostMapping("/values/default")
	fun default(event: WithDefaultValues): String = "$event"

	@PostMapping("/values/data")
	fun data(event: WithValueData): String = "$event"

	@PostMapping("/values/nullable-data")
	fun nullableData(event: WithNullableValueData): String = "$event"

	@CloudEventMapping("/values/parameters", type = ["x"])
	fun parameters(
		@CloudEventPayload price: Price,
		@CloudEventAttribute tenant: TenantId,
		@CloudEventAttribute attempt: Attempt?,
		@CloudEventAttribute other: TenantId?,
		@CloudEventAttribute tries: Attempt = Attempt(5)
	): String = "$price $tenant $attempt $other $tries"

	@PostMapping("/values/returned")
	fun returned(event: WithNullableValues): WithNullableValues = event

	@PostMapping("/values/returned-data")
	fun returnedData(event: WithNullableValueData): WithNullableValueData = event

}
