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
import org.springframework.amqp.rabbit.annotation.RabbitHandler
import org.springframework.amqp.rabbit.annotation.RabbitListener
import org.springframework.messaging.handler.annotation.SendTo
import java.util.concurrent.BlockingQueue
import java.util.concurrent.LinkedBlockingQueue

class KotlinRabbitListeners {

	val received: BlockingQueue<Any> = LinkedBlockingQueue()

	@RabbitListener(id = "payments", queues = ["payments"])
	fun payment(payment: KotlinPayment) {
		received.add(payment)
	}

	@RabbitListener(id = "parts", queues = ["parts"])
	fun parts(@CloudEventPayload amount: Amount?, @CloudEventAttribute attempt: Int?) {
		received.add("$amount $attempt")
	}

	@RabbitListener(id = "suspended", queues = ["suspended"])
	suspend fun suspended(payment: KotlinPayment) {
		delay(1)
		received.add(payment)
	}

	@RabbitListener(id = "suspended-parts", queues = ["suspended-parts"])
	suspend fun suspendedParts(@CloudEventPayload amount: Amount?, @CloudEventAttribute attempt: Int = 5) {
		delay(1)
		received.add("$amount $attempt")
	}

	@RabbitListener(id = "answered", queues = ["answered"])
	@SendTo("answers")
	suspend fun answered(payment: Completed): Failed {
		delay(1)
		return Failed(payment.data, "late")
	}

	@RabbitListener(id = "failing", queues = ["failing"])
	suspend fun failing(payment: KotlinPayment) {
		delay(1)
		throw IllegalStateException("No $payment")
	}

}

@RabbitListener(id = "suspended-class", queues = ["class"])
class SuspendedRabbitClassListener(private val listeners: KotlinRabbitListeners) {

	@RabbitHandler
	suspend fun completed(payment: Completed) {
		delay(1)
		listeners.received.add(payment)
	}

	@RabbitHandler
	suspend fun failed(payment: Failed) {
		delay(1)
		listeners.received.add(payment)
	}

}

class DefaultValueRabbitListener {

	@RabbitListener(queues = ["parts"])
	fun parts(@CloudEventAttribute attempt: Int = 5) {
	}

}
