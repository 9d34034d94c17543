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

import java.util.concurrent.CompletableFuture;

import io.cloudevents.CloudEvent;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Forwards events of any type to a topic, with all attributes and the bytes of their
 * data. The sender is answered when the broker has the event.
 */
@RestController
class ForwardingController {

	private static final Logger logger = LoggerFactory.getLogger(ForwardingController.class);

	private final KafkaTemplate<?, Object> template;

	ForwardingController(KafkaTemplate<?, Object> template) {
		this.template = template;
	}

	@PostMapping("/events")
	@ResponseStatus(HttpStatus.ACCEPTED)
	CompletableFuture<Void> forward(CloudEvent event) {
		return this.template.send(KafkaConfiguration.EVENTS, event).thenAccept((result) -> {
		});
	}

	/**
	 * The event is not lost: after a 5xx, its sender sends it again.
	 */
	@ExceptionHandler
	ProblemDetail notForwarded(KafkaException ex) {
		logger.warn("Event is left to its sender: {}", ex.getMessage());
		if (ex.contains(RecordTooLargeException.class)) {
			return ProblemDetail.forStatusAndDetail(HttpStatus.CONTENT_TOO_LARGE, "Event is too large for the topic");
		}
		return ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, "Event could not be forwarded");
	}

}
