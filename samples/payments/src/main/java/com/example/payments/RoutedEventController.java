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

import java.net.URI;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventAttribute;
import io.github.cloudeventsboot.annotation.CloudEventMapping;
import io.github.cloudeventsboot.annotation.CloudEventPayload;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * One path for all events, and one method for each kind of event.
 */
@RestController
@RequestMapping("/events")
class RoutedEventController {

	private static final Logger logger = LoggerFactory.getLogger(RoutedEventController.class);

	@CloudEventMapping(type = "user.registered.v1")
	void registered(@CloudEventPayload UserData user, @CloudEventAttribute URI source,
			@CloudEventAttribute(name = "partitionkey", required = false) @Nullable String partitionKey) {
		logger.info("Registered: {} at {}, partition {}", user.userId(), source, partitionKey);
	}

	@CloudEventMapping(type = "user.*")
	void user(CloudEvent event) {
		logger.info("Another event about users: {}", event.getType());
	}

	@CloudEventMapping
	void payment(PaymentEvent event) {
		logger.info("Payment: {}", event.data().amount());
	}

	@CloudEventMapping(source = "/audit/*")
	void audit(CloudEvent event) {
		logger.info("To audit: {}", event.getType());
	}

}
