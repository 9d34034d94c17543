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

import java.util.List;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.event.InvalidOptionalAttributes;
import io.github.cloudeventsboot.message.MessageLimits;
import io.github.cloudeventsboot.message.MessageMode;
import io.github.cloudeventsboot.message.MessageReader;
import io.github.cloudeventsboot.message.ReceivedMessage;
import io.github.cloudeventsboot.messaging.BatchSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;

import org.springframework.messaging.Message;

/**
 * Reads events from records.
 */
final class RecordReader {

	/**
	 * Brokers limit the size of records; the number of attributes is limited as over
	 * HTTP.
	 */
	private static final MessageLimits LIMITS = new MessageLimits(Integer.MAX_VALUE, Integer.MAX_VALUE, 256);

	private final MessageReader reader;

	RecordReader(InvalidOptionalAttributes invalid) {
		this.reader = new MessageReader(LIMITS, invalid,
				"record is not a CloudEvent: it has no " + RecordHeaders.PREFIX
						+ " headers, and a structured event must be sent with the " + RecordHeaders.CONTENT_TYPE + " "
						+ MessageMode.JSON);
	}

	ReceivedMessage read(ConsumerRecord<?, ?> record) {
		return new ReceivedMessage(new RecordSource(record), this.reader);
	}

	ReceivedMessage read(Message<?> message) {
		return new ReceivedMessage(new MappedHeadersSource(message), this.reader);
	}

	ReceivedMessage batch(List<CloudEvent> events) {
		return new ReceivedMessage(new BatchSource("kafka"), this.reader, events);
	}

}
