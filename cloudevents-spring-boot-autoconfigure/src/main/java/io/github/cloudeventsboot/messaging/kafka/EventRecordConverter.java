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

import io.github.cloudeventsboot.messaging.EventMessage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

import org.springframework.kafka.support.converter.MessagingMessageConverter;
import org.springframework.messaging.Message;

/**
 * Creates messages from records for event listeners.
 */
final class EventRecordConverter extends MessagingMessageConverter {

	private final RecordReader reader;

	EventRecordConverter(RecordReader reader) {
		this.reader = reader;
	}

	@Override
	public Message<?> toMessage(ConsumerRecord<?, ?> record, @Nullable Object acknowledgment, @Nullable Object consumer,
			@Nullable Type type) {
		Message<?> message = super.toMessage(record, acknowledgment, consumer, type);
		return new EventMessage<>(message.getPayload(), message.getHeaders(), this.reader.read(record));
	}

}
