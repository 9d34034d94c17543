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

import java.util.concurrent.CompletableFuture;

import io.cloudevents.CloudEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.amqp.AmqpException;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Forwards events of any type to an exchange, with all attributes and the bytes of their
 * data. The sender is answered when the broker has confirmed the event.
 */
@RestController
class ForwardingController {

	private static final Logger logger = LoggerFactory.getLogger(ForwardingController.class);

	private final RabbitTemplate template;

	ForwardingController(RabbitTemplate template) {
		this.template = template;
	}

	@PostMapping("/events")
	@ResponseStatus(HttpStatus.ACCEPTED)
	CompletableFuture<Void> forward(CloudEvent event) {
		CorrelationData correlation = new CorrelationData();
		this.template.convertAndSend(RabbitConfiguration.EVENTS, "", event, correlation);
		return correlation.getFuture().thenAccept((confirm) -> {
			if (!confirm.ack() || correlation.getReturned() != null) {
				throw new AmqpException("No queue has taken it");
			}
		});
	}

	/**
	 * The event is not lost: after a 5xx, its sender sends it again.
	 */
	@ExceptionHandler
	ProblemDetail notForwarded(AmqpException ex) {
		logger.warn("Event is left to its sender: {}", ex.getMessage());
		return ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, "Event could not be forwarded");
	}

}
