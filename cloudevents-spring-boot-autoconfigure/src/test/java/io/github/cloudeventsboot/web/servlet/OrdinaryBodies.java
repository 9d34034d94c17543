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

package io.github.cloudeventsboot.web.servlet;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.cloudeventsboot.web.servlet.OrdinaryEndpoints.Person;
import io.github.cloudeventsboot.web.servlet.OrdinaryEndpoints.Ticket;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.RequestEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/**
 * Endpoints that take bodies of all kinds, which have nothing to do with events.
 */
@RestController
class OrdinaryBodies {

	@PostMapping("/ticket-form")
	Ticket ticketForm(@ModelAttribute Ticket ticket) {
		return ticket;
	}

	@PostMapping(path = "/csv", consumes = "text/csv")
	String csv(@RequestBody String csv) {
		return csv;
	}

	@PostMapping("/form")
	String form(@RequestParam String name, @RequestParam MultiValueMap<String, String> all) {
		return name + new TreeMap<>(all);
	}

	@PutMapping("/form")
	String put(@RequestBody MultiValueMap<String, String> form) {
		return new TreeMap<>(form).toString();
	}

	@PatchMapping("/text")
	String patch(@RequestBody String text) {
		return text;
	}

	@PostMapping("/upload")
	String upload(@RequestParam String title, @RequestParam MultipartFile file,
			@RequestPart(required = false) Person person) throws IOException {
		return title + ", " + file.getOriginalFilename() + ", " + new String(file.getBytes(), StandardCharsets.UTF_8)
				+ ", " + person;
	}

	@PostMapping("/string")
	String string(@RequestBody(required = false) @Nullable String body) {
		return "<" + body + ">";
	}

	@PostMapping("/bytes")
	byte[] bytes(@RequestBody byte[] body) {
		return body;
	}

	@PostMapping("/map")
	Map<String, Object> map(@RequestBody Map<String, Object> body) {
		return body;
	}

	@PostMapping("/people")
	List<Person> people(@RequestBody List<Person> people) {
		return people;
	}

	@PostMapping("/http-entity")
	HttpEntity<Person> httpEntity(HttpEntity<Person> entity) {
		HttpHeaders headers = new HttpHeaders();
		headers.set("X-Content-Type", String.valueOf(entity.getHeaders().getContentType()));
		return new HttpEntity<>(entity.getBody(), headers);
	}

	@PostMapping("/request-entity")
	String requestEntity(RequestEntity<String> entity) {
		return entity.getMethod() + " " + entity.getUrl().getPath() + " " + entity.getBody();
	}

	@PostMapping("/streams")
	void streams(InputStream input, OutputStream output) throws IOException {
		input.transferTo(output);
	}

	@PostMapping("/reader")
	String reader(Reader reader) throws IOException {
		StringWriter text = new StringWriter();
		reader.transferTo(text);
		return text.toString();
	}

	@PostMapping("/servlet")
	void servlet(HttpServletRequest request, HttpServletResponse response) throws IOException {
		response.setContentType("text/x-own");
		response.getWriter()
			.write(request.getContentType() + " " + request.getParameter("a") + " "
					+ new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
	}

}
