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

package io.github.cloudeventsboot.messaging.kafka;

import java.lang.reflect.Type;

import io.github.cloudeventsboot.messaging.MessageEventWriter;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

import org.springframework.kafka.support.converter.MessagingMessageConverter;
import org.springframework.kafka.support.converter.RecordMessageConverter;
import org.springframework.messaging.Message;

/**
 * Template converter that leaves events to the serializer, and everything else to the
 * converter that it wraps.
 */
final class EventTemplateConverter implements RecordMessageConverter {

	private final MessagingMessageConverter events = new MessagingMessageConverter();

	private final RecordMessageConverter delegate;

	EventTemplateConverter(RecordMessageConverter delegate) {
		this.delegate = delegate;
	}

	@Override
	public Message<?> toMessage(ConsumerRecord<?, ?> record, @Nullable Object acknowledgment, @Nullable Object consumer,
			@Nullable Type payloadType) {
		return this.delegate.toMessage(record, acknowledgment, consumer, payloadType);
	}

	@Override
	public ProducerRecord<?, ?> fromMessage(Message<?> message, @Nullable String defaultTopic) {
		return ((MessageEventWriter.isEvent(message.getPayload())) ? this.events : this.delegate).fromMessage(message,
				defaultTopic);
	}

}
