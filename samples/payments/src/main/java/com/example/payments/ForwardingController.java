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

package com.example.payments;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.client.CloudEventSendException;
import io.github.cloudeventsboot.client.CloudEventSink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Forwards payment events to the sink at {@code cloudevents.sink.url}. Without that
 * property, this endpoint does not exist.
 */
@RestController
@ConditionalOnProperty("cloudevents.sink.url")
class ForwardingController {

	private static final Logger logger = LoggerFactory.getLogger(ForwardingController.class);

	private final CloudEventSink sink;

	ForwardingController(CloudEventSink sink) {
		this.sink = sink;
	}

	@PostMapping("/forwarded-payments")
	void forward(CloudEvent payment) {
		this.sink.send(payment);
	}

	/**
	 * The event is not lost: after a 5xx, its sender sends it again.
	 */
	@ExceptionHandler
	ProblemDetail notForwarded(CloudEventSendException ex) {
		logger.warn("Event is left to its sender: {}", ex.getMessage());
		return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_GATEWAY, "Event was not accepted by the sink");
	}

}
