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

package io.github.cloudeventsboot.test.web;

import java.util.List;
import java.util.Map;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.ResponseMode;
import io.github.cloudeventsboot.annotation.CloudEventMapping;
import io.github.cloudeventsboot.annotation.CloudEventPayload;
import io.github.cloudeventsboot.annotation.CloudEventResponse;
import io.github.cloudeventsboot.annotation.CloudEventType;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Positive;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * An application with handlers that take events, and others that are careless.
 */
@SpringBootApplication
class OrdersApplication {

	record Order(@Positive int number, @Email String email) {

	}

	@CloudEventType("order.placed")
	record OrderPlaced(Order data) {

	}

	@RestController
	static class OrderController {

		@PostMapping({ "/orders", "/signed" })
		OutgoingCloudEvent<Map<String, Object>> placed(OrderPlaced event) {
			return OutgoingCloudEvent.of("order.confirmed", Map.of("number", event.data().number()));
		}

		@PostMapping("/structured")
		@CloudEventResponse(mode = ResponseMode.STRUCTURED)
		OutgoingCloudEvent<String> structured(CloudEvent event) {
			return OutgoingCloudEvent.<String>of("copied", event.getType()).withSubject(event.getId());
		}

		@PostMapping("/batch")
		List<CloudEvent> batch(List<CloudEvent> events) {
			return events;
		}

		@PostMapping("/order-batch")
		void orders(List<OrderPlaced> events) {
		}

		@PostMapping("/numbers")
		void numbers(@CloudEventPayload List<Integer> numbers) {
		}

		@CloudEventMapping(path = "/mapped", type = "order.placed")
		void mapped(@CloudEventPayload Order order) {
		}

		/**
		 * Looks at headers itself, as if there were no library.
		 */
		@PostMapping("/careless")
		String careless(@RequestHeader("ce-type") String type, @RequestBody String body) {
			return type;
		}

		/**
		 * Rejects all, and does not say why.
		 */
		@PostMapping("/vague")
		ResponseEntity<String> vague() {
			return ResponseEntity.badRequest()
				.contentType(MediaType.APPLICATION_PROBLEM_JSON)
				.body("{\"type\":\"urn:problem-type:cloudevents:invalid-event\"}");
		}

	}

}
