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

import java.util.Map;

import io.github.cloudeventsboot.annotation.CloudEventType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;

import org.springframework.http.HttpEntity;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/**
 * Endpoints that have nothing to do with events.
 */
@RestController
@RequestMapping("/ordinary")
public class OrdinaryController {

	@GetMapping("/greeting")
	Greeting greeting() {
		return new Greeting("hello");
	}

	@PostMapping("/greeting")
	@CrossOrigin(origins = "https://example.com")
	ResponseEntity<Greeting> greet(@Valid @RequestBody Greeting greeting) {
		return ResponseEntity.status(HttpStatus.CREATED).header("X-Greeted", "yes").body(greeting);
	}

	@PostMapping("/entity")
	HttpEntity<String> entity(HttpEntity<String> entity) {
		return new HttpEntity<>(entity.getBody());
	}

	@PostMapping("/form")
	Map<String, Object> form(@RequestParam String name) {
		return Map.of("name", name);
	}

	@PostMapping("/upload")
	Map<String, Object> upload(@RequestParam MultipartFile file) {
		return Map.of("size", file.getSize());
	}

	@PostMapping("/body")
	String body(HttpServletRequest request, @RequestBody String body) {
		return request.getMethod() + " " + body;
	}

	@GetMapping("/conflict")
	void conflict() {
		throw new ResponseStatusException(HttpStatus.CONFLICT, "as ever");
	}

	/**
	 * Looks like an event, but is plain JSON here.
	 *
	 * @param text what is said
	 */
	@CloudEventType("greeting")
	public record Greeting(@NotBlank String text) {

	}

}
