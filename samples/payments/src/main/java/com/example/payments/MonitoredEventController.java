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

import java.util.Set;

import io.cloudevents.CloudEvent;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Counts registered users by source. Only listed sources are distinguished: a sender may
 * write anything, and each value of a label adds a time series.
 */
@RestController
class MonitoredEventController {

	private final MeterRegistry registry;

	private final Set<String> sources;

	MonitoredEventController(MeterRegistry registry, @Value("${cloudevents.observation.sources}") Set<String> sources) {
		this.registry = registry;
		this.sources = sources;
	}

	@PostMapping("/monitored-events")
	void handle(CloudEvent event) {
		if (event.getType().equals("user.registered")) {
			String source = event.getSource().toString();
			this.registry.counter("user.registered", "source", this.sources.contains(source) ? source : "other")
				.increment();
		}
	}

}
