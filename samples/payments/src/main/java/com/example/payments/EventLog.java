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

import io.cloudevents.CloudEvent;

import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.stereotype.Component;

/**
 * Logs events in the background: the answer does not wait for that. An event may be used
 * after its request has ended.
 */
@Component
@EnableAsync
class EventLog {

	private final EventStore store;

	EventLog(EventStore store) {
		this.store = store;
	}

	@Async
	void append(CloudEvent event) {
		this.store.insert(event.getId(), event.getType());
	}

	@Async
	void append(List<CloudEvent> events) {
		events.forEach((event) -> this.store.insert(event.getId(), event.getType()));
	}

}
