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
import io.github.cloudeventsboot.annotation.CloudEventPayload
import kotlinx.coroutines.delay
import org.springframework.kafka.annotation.KafkaHandler
import org.springframework.kafka.annotation.KafkaListener
import org.springframework.messaging.handler.annotation.SendTo
import java.util.concurrent.BlockingQueue
import java.util.concurrent.LinkedBlockingQueue

class KotlinListeners {

	val received: BlockingQueue<Any> = LinkedBlockingQueue()

	@KafkaListener(id = "payments", topics = ["payments"])
	fun payment(payment: KotlinPayment) {
		received.add(payment)
	}

	@KafkaListener(id = "parts", topics = ["parts"])
	fun parts(@CloudEventPayload amount: Amount?, @CloudEventAttribute attempt: Int?) {
		received.add("$amount $attempt")
	}

	@KafkaListener(id = "suspended", topics = ["suspended"])
	suspend fun suspended(payment: KotlinPayment) {
		delay(1)
		received.add(payment)
	}

	@KafkaListener(id = "suspended-parts", topics = ["suspended-parts"])
	suspend fun suspendedParts(@CloudEventPayload amount: Amount?, @CloudEventAttribute attempt: Int = 5) {
		delay(1)
		received.add("$amount $attempt")
	}

	@KafkaListener(id = "answered", topics = ["answered"])
	@SendTo("answers")
	suspend fun answered(payment: Completed): Failed {
		delay(1)
		return Failed(payment.data, "late")
	}

	@KafkaListener(id = "batches", topics = ["batches"], batch = "true")
	suspend fun batch(payments: List<KotlinPayment>) {
		delay(1)
		received.add(payments)
	}

}

@KafkaListener(id = "class", topics = ["class"])
class KotlinClassListener(private val listeners: KotlinListeners) {

	@KafkaHandler
	fun completed(payment: Completed) {
		listeners.received.add(payment)
	}

	@KafkaHandler
	fun failed(payment: Failed) {
		listeners.received.add(payment)
	}

}

@KafkaListener(id = "suspended-class", topics = ["class"])
class SuspendedClassListener {

	@KafkaHandler
	suspend fun completed(payment: Completed) {
		delay(1)
	}

}

class DefaultValueListener {

	@KafkaListener(topics = ["parts"])
	fun parts(@CloudEventAttribute attempt: Int = 5) {
	}

}
