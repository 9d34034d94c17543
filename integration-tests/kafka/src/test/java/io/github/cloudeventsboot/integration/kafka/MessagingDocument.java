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

package io.github.cloudeventsboot.integration.kafka;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.CloudEventConverter;
import io.github.cloudeventsboot.ContentMode;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventAttribute;
import io.github.cloudeventsboot.annotation.CloudEventMapping;
import io.github.cloudeventsboot.annotation.CloudEventPayload;
import io.github.cloudeventsboot.annotation.CloudEventResponse;
import io.github.cloudeventsboot.integration.kafka.PaymentEvent.Payment;
import io.github.cloudeventsboot.messaging.MessagingCloudEventException;
import io.github.cloudeventsboot.messaging.kafka.CloudEventKafkaSerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import org.springframework.context.annotation.Bean;
import org.springframework.kafka.annotation.KafkaHandler;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.KafkaListenerErrorHandler;
import org.springframework.messaging.handler.annotation.SendTo;

/**
 * Code that docs/messaging.md shows.
 */
@SuppressWarnings("unused")
class MessagingDocument {

	private final List<Object> handled = new ArrayList<>();

	private final KafkaTemplate<String, Object> template;

	MessagingDocument(KafkaTemplate<String, Object> template) {
		this.template = template;
	}

	private void handle(Object... values) {
		this.handled.addAll(List.of(values));
	}

	@KafkaListener(topics = "payments")
	void on(PaymentEvent event) {
		handle(event);
	}

	@KafkaListener(topics = "refunds")
	void on(@CloudEventPayload Payment payment, @CloudEventAttribute URI source) {
		handle(payment, source);
	}

	@KafkaListener(topics = "everything", batch = "true")
	void on(List<PaymentEvent> events) {
		events.forEach(this::handle);
	}

	@KafkaListener(topics = "orders")
	@SendTo("receipts")
	@CloudEventResponse(type = "payment.receipt")
	Payment receipt(CloudEvent order) {
		return new Payment(order.getId(), 1);
	}

	void send() {
		this.template.send("payments", new PaymentEvent.Failed(new Payment("a", 1)));
		this.template.send("orders", OutgoingCloudEvent.of("order.accepted", new Payment("a", 1)));
	}

	CloudEventKafkaSerializer serializer(CloudEventConverter converter) {
		return new CloudEventKafkaSerializer(converter, ContentMode.BINARY, new StringSerializer());
	}

	@Bean
	DefaultErrorHandler errorHandler(KafkaOperations<?, ?> operations) {
		return new DefaultErrorHandler(new DeadLetterPublishingRecoverer(operations));
	}

	@Bean
	KafkaListenerErrorHandler violations() {
		return (message, ex) -> {
			if (ex.getCause() instanceof MessagingCloudEventException rejected) {
				handle(rejected.getViolations());
			}
			throw ex;
		};
	}

	@KafkaListener(topics = "audit")
	static class Audit {

		private int count;

		@KafkaHandler
		void completed(PaymentEvent.Completed event) {
			this.count++;
		}

		@KafkaHandler
		@CloudEventMapping(type = "audit.*", source = "/internal")
		void internal(CloudEvent event) {
			this.count++;
		}

		@KafkaHandler(isDefault = true)
		void others(CloudEvent event) {
			this.count++;
		}

	}

}
