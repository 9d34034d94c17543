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

package io.github.cloudeventsboot.messaging;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventPayload;
import io.github.cloudeventsboot.annotation.CloudEventType;
import io.github.cloudeventsboot.messaging.kafka.CloudEventKafkaSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.amqp.rabbit.annotation.RabbitHandler;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.kafka.annotation.KafkaHandler;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.messaging.handler.annotation.SendTo;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EventListenerAotProcessor}.
 */
class EventListenerAotProcessorTests {

	@ParameterizedTest
	@ValueSource(classes = { Listener.class, ClassListener.class, QueueListener.class, QueueClassListener.class })
	void registersWhatListenersTake(Class<?> listener) {
		RuntimeHints hints = process(listener);
		assertThat(RuntimeHintsPredicates.reflection().onType(Placed.class)).accepts(hints);
		assertThat(RuntimeHintsPredicates.reflection().onType(Order.class)).accepts(hints);
		assertThat(RuntimeHintsPredicates.reflection().onType(CloudEventKafkaSerializer.class)).accepts(hints);
	}

	@ParameterizedTest
	@ValueSource(classes = { Answering.class, QueueAnswering.class })
	void registersWhatListenersReturn(Class<?> listener) {
		RuntimeHints hints = process(listener);
		assertThat(RuntimeHintsPredicates.reflection().onType(Placed.class)).accepts(hints);
		assertThat(RuntimeHintsPredicates.reflection().onType(Order.class)).accepts(hints);
	}

	@Test
	void leavesOthersAlone() {
		assertThat(RuntimeHintsPredicates.reflection().onType(Placed.class)).rejects(process(Other.class));
	}

	private static RuntimeHints process(Class<?> type) {
		TestGenerationContext generation = new TestGenerationContext();
		try (GenericApplicationContext context = new GenericApplicationContext()) {
			context.registerBean(type);
			new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
		}
		return generation.getRuntimeHints();
	}

	static class Listener {

		@KafkaListener(topics = "orders")
		void on(Placed event) {
		}

	}

	@KafkaListener(topics = "orders")
	static class ClassListener {

		@KafkaHandler
		void on(Placed event) {
		}

	}

	static class QueueListener {

		@RabbitListener(queues = "orders")
		void on(Placed event) {
		}

	}

	@RabbitListener(queues = "orders")
	static class QueueClassListener {

		@RabbitHandler
		void on(Placed event) {
		}

	}

	static class Answering {

		@KafkaListener(topics = "orders")
		@SendTo("answers")
		Placed on(CloudEvent event) {
			return new Placed(new Order("a"));
		}

	}

	static class QueueAnswering {

		@RabbitListener(queues = "orders")
		Placed on(CloudEvent event) {
			return new Placed(new Order("a"));
		}

	}

	static class Other {

		void on(Placed event) {
		}

	}

	@CloudEventType("placed")
	record Placed(@CloudEventPayload Order order) {

	}

	record Order(String name) {

	}

}
