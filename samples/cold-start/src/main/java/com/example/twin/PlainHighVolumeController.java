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

package com.example.twin;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.validation.Valid;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers later, takes many at once, and counts.
 */
@RestController
class PlainHighVolumeController {

	private final PlainLog log;

	private final MeterRegistry registry;

	PlainHighVolumeController(PlainLog log, MeterRegistry registry) {
		this.log = log;
		this.registry = registry;
	}

	@PostMapping("/high-volume")
	CompletableFuture<Integer> handle(@Valid @RequestBody Envelope<Map<String, Object>> event) {
		return this.log.process(event);
	}

	@PostMapping("/high-volume/accepted")
	@ResponseStatus(HttpStatus.ACCEPTED)
	void accept(@Valid @RequestBody Envelope<Map<String, Object>> event) {
		this.log.append(event);
	}

	@PostMapping("/batch")
	List<Envelope<String>> batch(@Valid @RequestBody List<Envelope<Map<String, Object>>> events) {
		events.forEach(this.log::append);
		return events.stream().map((event) -> Envelope.of("batch.processed", event.id())).toList();
	}

	@PostMapping("/monitored-events")
	void monitored(@Valid @RequestBody Envelope<Map<String, Object>> event) {
		this.registry.counter("user.registered", "source", "other").increment();
	}

}
