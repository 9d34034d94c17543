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

import java.util.Map;

import jakarta.validation.Valid;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes data of any type.
 */
@RestController
class PlainController {

	@PostMapping("/event")
	Envelope<Map<String, Object>> event(@Valid @RequestBody Envelope<Map<String, Object>> event) {
		return Envelope.of("processed.event", Map.of("original_id", event.id()));
	}

	@PostMapping("/user-events")
	Envelope<Map<String, Object>> user(@Valid @RequestBody Envelope<Map<String, Object>> event) {
		return Envelope.of("user.event.ack", Map.of("original_event", event.id(), "handled", true));
	}

	@PostMapping({ "/structured", "/binary" })
	Envelope<String> text(@Valid @RequestBody Envelope<Map<String, Object>> event) {
		return Envelope.of("response", "whole event in the body");
	}

	@PostMapping("/safe-events")
	Envelope<Map<String, Object>> safe(@Valid @RequestBody Envelope<Map<String, Object>> event) {
		return Envelope.of("success", Map.of());
	}

	@ExceptionHandler(IllegalArgumentException.class)
	ProblemDetail invalid(IllegalArgumentException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, ex.getMessage());
	}

}
