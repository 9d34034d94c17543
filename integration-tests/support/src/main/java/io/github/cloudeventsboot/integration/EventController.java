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

package io.github.cloudeventsboot.integration;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.ResponseMode;
import io.github.cloudeventsboot.annotation.CloudEventAttribute;
import io.github.cloudeventsboot.annotation.CloudEventMapping;
import io.github.cloudeventsboot.annotation.CloudEventPayload;
import io.github.cloudeventsboot.annotation.CloudEventResponse;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Event handlers of every kind.
 */
@RestController
public class EventController {

	@PostMapping("/untyped")
	@CloudEventResponse(type = "acknowledged")
	Map<String, Object> untyped(CloudEvent event) {
		CloudEventData data = event.getData();
		return Map.of("received", (data != null) ? new String(data.toBytes(), StandardCharsets.UTF_8) : "");
	}

	@PostMapping("/typed")
	Map<String, Object> typed(UserRegistered event) {
		return Map.of("registered", event.data().userId());
	}

	@PostMapping("/payments")
	String payment(PaymentEvent event) {
		if (event instanceof PaymentEvent.Failed failed) {
			return "failed: " + failed.reason();
		}
		return "completed: " + ((PaymentEvent.Completed) event).data().amount();
	}

	@PostMapping("/batch")
	List<OutgoingCloudEvent<String>> batch(List<PaymentEvent> events) {
		return events.stream()
			.map((event) -> OutgoingCloudEvent.of("counted", event.getClass().getSimpleName()))
			.toList();
	}

	@CloudEventMapping(path = "/mapped", type = "user.registered.v1")
	@CloudEventResponse(mode = ResponseMode.STRUCTURED)
	OutgoingCloudEvent<UserData> registered(@CloudEventPayload UserData user, @CloudEventAttribute URI source) {
		return OutgoingCloudEvent.of("user.welcomed", user).withSubject(source.toString());
	}

	@CloudEventMapping(path = "/mapped", type = "user.deleted.*")
	void deleted(CloudEvent event) {
	}

	@CloudEventMapping(path = "/shared", type = "user.registered.v1")
	String shared(@CloudEventPayload UserData user) {
		return "event of " + user.userId();
	}

}
