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

package com.example.rabbitmq;

import java.util.Map;
import java.util.stream.Collectors;

import io.github.cloudeventsboot.messaging.MessagingCloudEventException;

import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.FanoutExchange;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.amqp.rabbit.retry.RepublishMessageRecoverer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.NestedExceptionUtils;

/**
 * An exchange that copies each event to two queues, and the destination of messages that
 * no listener could handle.
 */
@Configuration(proxyBeanMethods = false)
class RabbitConfiguration {

	static final String EVENTS = "events";

	static final String PAYMENTS = "payments";

	static final String ARCHIVE = "archive";

	static final String RECEIPTS = "receipts";

	static final String DEAD_LETTERS = "dead-letters";

	static final String REASON = "reason";

	@Bean
	Declarables declarables() {
		FanoutExchange events = new FanoutExchange(EVENTS);
		Queue payments = new Queue(PAYMENTS);
		Queue archive = new Queue(ARCHIVE);
		FanoutExchange deadLetterExchange = new FanoutExchange(DEAD_LETTERS);
		Queue deadLetters = new Queue(DEAD_LETTERS);
		return new Declarables(events, payments, archive, BindingBuilder.bind(payments).to(events),
				BindingBuilder.bind(archive).to(events), new Queue(RECEIPTS), deadLetterExchange, deadLetters,
				BindingBuilder.bind(deadLetters).to(deadLetterExchange));
	}

	/**
	 * Forwards messages with rejected events, and those whose listener has failed several
	 * times, unchanged and with the reason in a header.
	 */
	@Bean
	RepublishMessageRecoverer recoverer(RabbitTemplate template) {
		return new RepublishMessageRecoverer(template, DEAD_LETTERS, "") {

			@Override
			protected Map<String, Object> additionalHeaders(Message message, Throwable failure) {
				return Map.of(REASON, reason(failure));
			}

		};
	}

	private static String reason(Throwable failure) {
		Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
		if (cause instanceof MessagingCloudEventException rejected) {
			return rejected.getViolations().stream().map(Object::toString).collect(Collectors.joining("; "));
		}
		return cause.toString();
	}

}
