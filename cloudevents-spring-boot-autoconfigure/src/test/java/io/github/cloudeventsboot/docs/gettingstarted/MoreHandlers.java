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

package io.github.cloudeventsboot.docs.gettingstarted;

import java.util.Map;
import java.util.Objects;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.ResponseMode;
import io.github.cloudeventsboot.annotation.CloudEventResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class MoreHandlers {

	private static final Logger logger = LoggerFactory.getLogger(MoreHandlers.class);

	@PostMapping("/audit")
	void audit(HttpEntity<CloudEvent> request) {
		String agent = request.getHeaders().getFirst(HttpHeaders.USER_AGENT);
		logger.info("{} came from {}", Objects.requireNonNull(request.getBody()).getId(), agent);
	}

	@PostMapping("/registrations")
	void registered(UserRegistered event) {
		logger.info("Event {} is about {}", event.id(), event.data().name());
	}

	@PostMapping("/orders")
	@CloudEventResponse(mode = ResponseMode.STRUCTURED)
	OutgoingCloudEvent<Map<String, Object>> ordered(CloudEvent event) {
		return OutgoingCloudEvent.of("order.accepted", Map.<String, Object>of("order", event.getId()))
			.withSubject("orders/" + event.getId());
	}

}
