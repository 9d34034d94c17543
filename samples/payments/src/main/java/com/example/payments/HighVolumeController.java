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

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventResponse;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Ways to handle many events: do work after the answer if nobody waits for it, answer
 * asynchronously without a waiting thread, and take many events at once.
 */
@RestController
class HighVolumeController {

	private final CoreLogic coreLogic;

	private final EventLog eventLog;

	HighVolumeController(CoreLogic coreLogic, EventLog eventLog) {
		this.coreLogic = coreLogic;
		this.eventLog = eventLog;
	}

	@PostMapping("/high-volume")
	@CloudEventResponse(type = "high-volume.processed")
	CompletableFuture<Map<String, Object>> handle(CloudEvent event) {
		this.eventLog.append(event);
		return this.coreLogic.process(event.getData());
	}

	@PostMapping("/high-volume/accepted")
	@ResponseStatus(HttpStatus.ACCEPTED)
	void accept(CloudEvent event) {
		this.eventLog.append(event);
	}

	@PostMapping("/batch")
	List<OutgoingCloudEvent<Void>> handle(List<CloudEvent> events) {
		this.eventLog.append(events);
		return events.stream().map((event) -> OutgoingCloudEvent.<Void>of("batch.processed").inReplyTo(event)).toList();
	}

}
