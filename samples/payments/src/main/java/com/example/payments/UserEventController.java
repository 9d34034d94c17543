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

import com.fasterxml.jackson.annotation.JsonProperty;
import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes whole events of any type, in binary or structured mode, and answers with an
 * event.
 */
@RestController
class UserEventController {

	private static final Logger logger = LoggerFactory.getLogger(UserEventController.class);

	@PostMapping("/user-events")
	@CloudEventResponse(type = "user.event.ack")
	Acknowledgement handle(CloudEvent event) {
		switch (event.getType()) {
			case "user.registered" -> logger.info("User registered: {}", event.getId());
			case "user.logged_in" -> logger.info("User logged in: {}", event.getId());
			default -> logger.info("Something else: {}", event.getType());
		}
		return new Acknowledgement(event.getId(), true);
	}

	record Acknowledgement(@JsonProperty("original_event") String originalEvent, boolean handled) {

	}

}
