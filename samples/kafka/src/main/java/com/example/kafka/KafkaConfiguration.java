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
import java.util.stream.Collectors;

import io.github.cloudeventsboot.messaging.MessagingCloudEventException;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.header.internals.RecordHeaders;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;

/**
 * The topics, and the destination of records that no listener could handle.
 */
@Configuration(proxyBeanMethods = false)
class KafkaConfiguration {

	static final String EVENTS = "events";

	static final String RECEIPTS = "receipts";

	static final String DEAD_LETTERS = "events-dlt";

	static final String REASON = "reason";

	@Bean
	NewTopics topics() {
		return new NewTopics(new NewTopic(EVENTS, 1, (short) 1), new NewTopic(RECEIPTS, 1, (short) 1),
				new NewTopic(DEAD_LETTERS, 1, (short) 1));
	}

	/**
	 * Gives a rejected event one attempt, and an event whose listener fails ten. Then the
	 * record goes unchanged to the dead-letter topic, with the reason in a header.
	 */
	@Bean
	DefaultErrorHandler errorHandler(KafkaOperations<?, ?> operations) {
		DeadLetterPublishingRecoverer recoverer = new DeadLetterPublishingRecoverer(operations);
		recoverer.setHeadersFunction((record, ex) -> new RecordHeaders().add(REASON, reason(ex)));
		return new DefaultErrorHandler(recoverer);
	}

	private static byte[] reason(Exception ex) {
		Throwable cause = NestedExceptionUtils.getMostSpecificCause(ex);
		String reason = cause.toString();
		if (cause instanceof MessagingCloudEventException rejected) {
			reason = rejected.getViolations().stream().map(Object::toString).collect(Collectors.joining("; "));
		}
		return reason.getBytes(StandardCharsets.UTF_8);
	}

}
