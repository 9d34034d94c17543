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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.TypedCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventAttribute;
import io.github.cloudeventsboot.annotation.CloudEventMapping;
import io.github.cloudeventsboot.annotation.CloudEventPayload;
import io.github.cloudeventsboot.annotation.CloudEventResponse;
import io.github.cloudeventsboot.integration.kafka.PaymentEvent.Payment;
import io.github.cloudeventsboot.observation.CloudEventReceiveObservationContext;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.annotation.KafkaHandler;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.messaging.handler.annotation.SendTo;
import org.springframework.validation.Errors;

@SpringBootConfiguration
@EnableAutoConfiguration
class KafkaApplication {

	static final BlockingQueue<Object> received = new LinkedBlockingQueue<>();

	static final BlockingQueue<CloudEventReceiveObservationContext> observed = new LinkedBlockingQueue<>();

	static Object next() {
		try {
			Object value = received.poll(30, TimeUnit.SECONDS);
			if (value == null) {
				throw new AssertionError("Nothing was received");
			}
			return value;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Bean
	ObservationHandler<CloudEventReceiveObservationContext> observer() {
		return new ObservationHandler<>() {

			@Override
			public void onStop(CloudEventReceiveObservationContext context) {
				observed.add(context);
			}

			@Override
			public boolean supportsContext(Observation.Context context) {
				return context instanceof CloudEventReceiveObservationContext;
			}

		};
	}

	@Bean
	CommonErrorHandler errorHandler(KafkaOperations<?, ?> operations) {
		return new DefaultErrorHandler(new DeadLetterPublishingRecoverer(operations));
	}

	@Bean
	Listeners listeners() {
		return new Listeners();
	}

	@Bean
	ByType byType() {
		return new ByType();
	}

	@Bean
	FutureByType futureByType() {
		return new FutureByType();
	}

	static class Listeners {

		@KafkaListener(topics = { "unions", "binary-rejected", "structured-rejected" })
		void on(PaymentEvent event) {
			received.add(event);
		}

		@KafkaListener(topics = "events")
		void on(CloudEvent event) {
			received.add(event);
		}

		@KafkaListener(topics = "messages")
		void on(Message<PaymentEvent> message) {
			received.add(List.of(message.getPayload(), message.getHeaders().get(KafkaHeaders.RECEIVED_TOPIC)));
		}

		@KafkaListener(topics = "optional")
		void on(Optional<PaymentEvent> event) {
			received.add(event);
		}

		@KafkaListener(topics = "typed")
		void on(TypedCloudEvent<Payment> event) {
			received.add(List.of(event.getId(), event.data()));
		}

		@KafkaListener(topics = "parts")
		void on(@CloudEventPayload Payment payment, @CloudEventAttribute URI source,
				@Header(KafkaHeaders.RECEIVED_TOPIC) String topic) {
			received.add(List.of(payment, source, topic));
		}

		@KafkaListener(topics = "payloads")
		void on(@Payload Payment payment, @CloudEventAttribute String id) {
			received.add(List.of(payment, id));
		}

		@KafkaListener(topics = "bytes")
		void on(@CloudEventPayload byte @Nullable [] data) {
			received.add((data != null) ? data : "tombstone");
		}

		@KafkaListener(topics = "checked")
		void on(PaymentEvent.Failed event, Errors errors) {
			received.add(errors.getErrorCount());
		}

		@KafkaListener(topics = "asked")
		@SendTo("answers")
		PaymentEvent answer(PaymentEvent event) {
			return event;
		}

		@KafkaListener(topics = "questions")
		@SendTo("described")
		@CloudEventResponse(type = "payment.described", source = "/described")
		Payment describe(@CloudEventPayload Payment payment) {
			return payment;
		}

		@KafkaListener(topics = "batches", batch = "true")
		void on(List<PaymentEvent> events, @Header(KafkaHeaders.OFFSET) List<Long> offsets) {
			received.add(List.of(events, offsets));
		}

		@KafkaListener(topics = "ordinary")
		void ordinary(String text, @Header(KafkaHeaders.RECEIVED_TOPIC) String topic) {
			received.add(text);
		}

		@KafkaListener(topics = "plain")
		@SendTo("plain-answers")
		String plain(String text) {
			return "re: " + text;
		}

	}

	@KafkaListener(topics = "classes")
	static class ByType {

		@KafkaHandler
		void completed(PaymentEvent.Completed event) {
			received.add("completed");
		}

		@KafkaHandler
		@SendTo("class-answers")
		OutgoingCloudEvent<String> failed(PaymentEvent.Failed event) {
			received.add("failed");
			return OutgoingCloudEvent.of("noted", "text");
		}

		@KafkaHandler
		@CloudEventMapping(type = "mapped", source = "/tests")
		void mapped() {
			received.add("mapped");
		}

		@KafkaHandler(isDefault = true)
		void others(CloudEvent event) {
			received.add("others");
		}

	}

	@KafkaListener(topics = "future-classes")
	static class FutureByType {

		@KafkaHandler
		CompletableFuture<Void> failed(PaymentEvent.Failed event) {
			return CompletableFuture.failedFuture(new ClassCastException("Failed later"));
		}

	}

}
