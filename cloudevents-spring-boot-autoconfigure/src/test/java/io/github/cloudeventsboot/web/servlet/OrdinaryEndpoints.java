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

import java.security.Principal;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import io.github.cloudeventsboot.annotation.CloudEventType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.validation.BindingResult;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Endpoints that have nothing to do with events.
 */
@RestController
class OrdinaryEndpoints {

	static final Person PERSON = new Person("Ada", 36);

	static final Ticket TICKET = new Ticket("t-1", "two seats");

	private final RestClient.Builder restClient;

	OrdinaryEndpoints(RestClient.Builder restClient) {
		this.restClient = restClient;
	}

	@GetMapping("/person")
	Person person() {
		return PERSON;
	}

	@PostMapping("/person")
	@ResponseStatus(HttpStatus.CREATED)
	Person create(@RequestBody Person person) {
		return person;
	}

	@PostMapping("/valid")
	Person valid(@Valid @RequestBody Person person) {
		return person;
	}

	@PostMapping("/errors")
	String errors(@Valid @RequestBody Person person, BindingResult result) {
		return result.getErrorCount() + " errors";
	}

	@GetMapping("/between")
	String between(@RequestParam @Min(5) int number) {
		return "between " + number;
	}

	@GetMapping("/ticket")
	Ticket ticket() {
		return TICKET;
	}

	@PostMapping("/ticket")
	Ticket ticket(@RequestBody Ticket ticket) {
		return ticket;
	}

	@GetMapping("/text")
	String text() {
		return "größer";
	}

	@GetMapping("/fail")
	String fail() {
		throw new IllegalStateException("failed");
	}

	@GetMapping("/fail-handled")
	String failHandled() {
		throw new UnsupportedOperationException("not yet");
	}

	@GetMapping("/fail-status")
	String failStatus() {
		throw new ErrorResponseException(HttpStatus.GONE);
	}

	@DeleteMapping("/text")
	ResponseEntity<Void> delete() {
		return ResponseEntity.noContent().build();
	}

	@RequestMapping("/any")
	String any(HttpServletRequest request) {
		return request.getMethod();
	}

	@GetMapping("/arguments/{number}")
	String arguments(@PathVariable int number, @RequestParam(required = false) @Nullable String q,
			@RequestHeader(name = "ce-id", required = false) @Nullable String header,
			@CookieValue(required = false) @Nullable String cookie, Locale locale, @Nullable ZoneId zone,
			@Nullable Principal principal) {
		return number + " " + q + " " + header + " " + cookie + " " + locale + " " + principal;
	}

	@CrossOrigin("https://example.com")
	@PostMapping("/cors")
	Person cors(@RequestBody Person person) {
		return person;
	}

	@RequestMapping("/headers")
	String headers(@RequestHeader HttpHeaders headers) {
		Map<String, List<String>> seen = new TreeMap<>();
		headers.forEach((name, values) -> seen.put(name.toLowerCase(Locale.ROOT), values));
		seen.remove("host");
		seen.remove("user-agent");
		seen.remove("traceparent");
		return seen.toString();
	}

	@GetMapping("/client")
	String client(HttpServletRequest request) {
		RestClient client = this.restClient.baseUrl("http://localhost:" + request.getLocalPort()).build();
		Person person = client.get().uri("/person").retrieve().body(Person.class);
		Map<?, ?> map = client.post().uri("/map").body(Map.of("a", 1)).retrieve().body(Map.class);
		Ticket ticket = client.post().uri("/ticket").body(TICKET).retrieve().body(Ticket.class);
		String headers = client.post().uri("/headers").body(PERSON).retrieve().body(String.class);
		return person + " " + map + " " + ticket + " " + headers;
	}

	@ExceptionHandler
	ResponseEntity<String> handle(UnsupportedOperationException ex) {
		return ResponseEntity.status(HttpStatus.NOT_IMPLEMENTED).body(ex.getMessage());
	}

	record Person(@NotBlank String name, int age) {
	}

	@CloudEventType("ticket.issued")
	record Ticket(String id, String text) {
	}

	@ControllerAdvice
	static class Advice implements ResponseBodyAdvice<Object> {

		@Override
		public boolean supports(MethodParameter returnType, Class<? extends HttpMessageConverter<?>> converterType) {
			return true;
		}

		@Override
		public @Nullable Object beforeBodyWrite(@Nullable Object body, MethodParameter returnType,
				MediaType selectedContentType, Class<? extends HttpMessageConverter<?>> selectedConverterType,
				ServerHttpRequest request, ServerHttpResponse response) {
			response.getHeaders().set("X-Advice", selectedConverterType.getSimpleName() + " " + selectedContentType);
			return (body instanceof Person person) ? new Person(person.name() + "!", person.age()) : body;
		}

	}

}
