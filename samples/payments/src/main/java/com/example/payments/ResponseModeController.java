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
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.ResponseMode;
import io.github.cloudeventsboot.annotation.CloudEventResponse;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers in a mode of its own, whatever mode the request has.
 */
@RestController
class ResponseModeController {

	@PostMapping("/structured")
	@CloudEventResponse(mode = ResponseMode.STRUCTURED)
	OutgoingCloudEvent<Message> structured(CloudEvent event) {
		return OutgoingCloudEvent.of("structured.response", new Message("whole event in the body"));
	}

	@PostMapping("/binary")
	@CloudEventResponse(mode = ResponseMode.BINARY)
	OutgoingCloudEvent<String> binary(CloudEvent event) {
		return OutgoingCloudEvent.of("binary.response", "metadata in the headers");
	}

	record Message(String message) {

	}

}
