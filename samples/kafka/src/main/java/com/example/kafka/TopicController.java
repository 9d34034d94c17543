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

package com.example.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventAttribute;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpStatus;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Shows what was read from the topics, by the id of the sent event.
 */
@RestController
class TopicController {

	private static final Logger logger = LoggerFactory.getLogger(TopicController.class);

	private final Map<String, CloudEvent> events = latest();

	private final Map<String, CloudEvent> receipts = latest();

	private final Map<String, DeadLetter> deadLetters = latest();

	private static <T> Map<String, T> latest() {
		return Collections.synchronizedMap(new LinkedHashMap<>() {

			@Override
			protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
				return size() > 100;
			}

		});
	}

	@KafkaListener(topics = KafkaConfiguration.EVENTS, groupId = "archive")
	void event(CloudEvent event) {
		this.events.put(event.getId(), event);
	}

	@KafkaListener(topics = KafkaConfiguration.RECEIPTS)
	void receipt(CloudEvent receipt, @CloudEventAttribute String causationid) {
		logger.info("Receipt for event {}", causationid);
		this.receipts.put(causationid, receipt);
	}

	/**
	 * Takes the plain record, because it may not be readable as an event.
	 */
	@KafkaListener(topics = KafkaConfiguration.DEAD_LETTERS)
	void deadLetter(ConsumerRecord<?, ?> record) {
		String id = header(record, "ce_id");
		String reason = header(record, KafkaConfiguration.REASON);
		logger.warn("Dead letter at offset {}: {}", record.offset(), reason);
		this.deadLetters.put(id, new DeadLetter(id, reason));
	}

	private static String header(ConsumerRecord<?, ?> record, String name) {
		Header header = record.headers().lastHeader(name);
		return (header != null) ? new String(header.value(), StandardCharsets.UTF_8) : "";
	}

	@GetMapping("/events/{id}")
	CloudEvent event(@PathVariable String id) {
		return found(this.events.get(id));
	}

	@GetMapping("/receipts/{id}")
	CloudEvent receipt(@PathVariable String id) {
		return found(this.receipts.get(id));
	}

	@GetMapping("/dead-letters/{id}")
	DeadLetter deadLetter(@PathVariable String id) {
		return found(this.deadLetters.get(id));
	}

	private static <T> T found(T value) {
		if (value == null) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		return value;
	}

	record DeadLetter(String id, String reason) {

	}

}
