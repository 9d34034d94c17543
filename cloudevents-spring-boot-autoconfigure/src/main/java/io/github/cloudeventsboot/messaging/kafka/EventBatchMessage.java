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

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.support.GenericMessage;
import org.springframework.validation.BindingResult;

/**
 * Several records on their way to an event listener, with the values of their events.
 */
final class EventBatchMessage extends GenericMessage<List<?>> {

	private final transient List<ConsumerRecord<?, ?>> records;

	private final transient List<Object> values;

	private final transient @Nullable BindingResult errors;

	EventBatchMessage(List<?> payload, MessageHeaders headers, List<ConsumerRecord<?, ?>> records, List<Object> values,
			@Nullable BindingResult errors) {
		super(payload, headers);
		this.records = records;
		this.values = values;
		this.errors = errors;
	}

	List<ConsumerRecord<?, ?>> records() {
		return this.records;
	}

	List<Object> values() {
		return this.values;
	}

	@Nullable BindingResult errors() {
		return this.errors;
	}

	/**
	 * Return a message with some of the records only, in its headers too.
	 * @param indexes the positions of the records
	 * @param values the values of their events
	 * @param errors the violations of the values, if the listener takes them
	 */
	EventBatchMessage select(List<Integer> indexes, List<Object> values, @Nullable BindingResult errors) {
		if (indexes.size() == this.records.size()) {
			return new EventBatchMessage(getPayload(), getHeaders(), this.records, values, errors);
		}
		Map<String, Object> headers = new HashMap<>(getHeaders());
		headers.replaceAll((name, value) -> (value instanceof List<?> list && list.size() == this.records.size())
				? select(list, indexes) : value);
		return new EventBatchMessage(select(getPayload(), indexes), new MessageHeaders(headers),
				select(this.records, indexes), values, errors);
	}

	private static <T> List<T> select(List<T> list, List<Integer> indexes) {
		return indexes.stream().map(list::get).toList();
	}

}
