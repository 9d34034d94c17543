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
import java.security.Principal;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

import io.github.cloudeventsboot.annotation.CloudEventType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.MethodParameter;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.util.MultiValueMap;
import org.springframework.validation.BindingResult;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/**
 * Endpoints that have nothing to do with events.
 */
@RestController
class OrdinaryEndpoints {

	private static final Person PERSON = new Person("Ada", 36);

	private static final Ticket TICKET = new Ticket("t-1", "two seats");

	private final RestClient.Builder restClient;

	OrdinaryEndpoints(RestClient.Builder restClient) {
		this.restClient = restClient;
	}

	@GetMapping("/tree")
	Tree tree() {
		Tree tree = new Tree();
		tree.add(new Tree());
		return tree;
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

	@GetMapping("/entity/{kind}")
	ResponseEntity<?> entity(@PathVariable String kind) {
		return ResponseEntity.status(HttpStatus.ACCEPTED).header("X-Kind", kind).body(value(kind));
	}

	@GetMapping("/object/{kind}")
	@Nullable Object object(@PathVariable String kind) {
		return value(kind);
	}

	private static @Nullable Object value(String kind) {
		return switch (kind) {
			case "person" -> PERSON;
			case "ticket" -> TICKET;
			case "tickets" -> List.of(TICKET, TICKET);
			case "array" -> new Ticket[] { TICKET };
			case "people" -> List.of(PERSON);
			case "nothing" -> null;
			case "empty" -> List.of();
			case "text" -> "text";
			case "bytes" -> new byte[] { 1, 2, 3 };
			case "number" -> 42;
			case "map" -> new TreeMap<>(Map.of("specversion", "1.0", "id", "1", "source", "/", "type", "t"));
			case "entity" -> ResponseEntity.ok().eTag("x").body(TICKET);
			case "resource" -> new ByteArrayResource("resource".getBytes(StandardCharsets.UTF_8));
			case "problem" -> ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, "already there");
			case "optional" -> Optional.of(PERSON);
			default -> throw new IllegalArgumentException("no " + kind);
		};
	}

	@GetMapping("/ticket")
	Ticket ticket() {
		return TICKET;
	}

	@GetMapping("/tickets")
	List<Ticket> tickets() {
		return List.of(TICKET, TICKET);
	}

	@GetMapping("/ticket-array")
	Ticket[] ticketArray() {
		return new Ticket[] { TICKET };
	}

	@GetMapping("/ticket-entity")
	ResponseEntity<Ticket> ticketEntity() {
		return ResponseEntity.status(HttpStatus.NON_AUTHORITATIVE_INFORMATION).body(TICKET);
	}

	@GetMapping("/ticket-future")
	CompletableFuture<Ticket> ticketFuture() {
		return CompletableFuture.completedFuture(TICKET);
	}

	@PostMapping("/ticket")
	Ticket ticket(@RequestBody Ticket ticket) {
		return ticket;
	}

	@PostMapping("/ticket-form")
	Ticket ticketForm(@ModelAttribute Ticket ticket) {
		return ticket;
	}

	@GetMapping("/text")
	String text() {
		return "größer";
	}

	@GetMapping("/void")
	void nothing() {
	}

	@GetMapping("/no-content")
	ResponseEntity<Void> noContent() {
		return ResponseEntity.noContent().build();
	}

	@GetMapping(path = "/xml", produces = MediaType.APPLICATION_XML_VALUE)
	Person xml() {
		return PERSON;
	}

	@PostMapping(path = "/csv", consumes = "text/csv")
	String csv(@RequestBody String csv) {
		return csv;
	}

	@GetMapping("/callable")
	Callable<Person> callable() {
		return () -> PERSON;
	}

	@GetMapping("/future")
	CompletableFuture<ResponseEntity<Person>> future() {
		return CompletableFuture.completedFuture(ResponseEntity.ok().header("X-Future", "yes").body(PERSON));
	}

	@GetMapping("/deferred")
	DeferredResult<Person> deferred() {
		DeferredResult<Person> result = new DeferredResult<>();
		result.setResult(PERSON);
		return result;
	}

	@GetMapping("/mono")
	Mono<Person> mono() {
		return Mono.just(PERSON);
	}

	@GetMapping("/flux")
	Flux<Person> flux() {
		return Flux.just(PERSON, PERSON);
	}

	@GetMapping("/sse")
	SseEmitter sse() throws IOException {
		SseEmitter emitter = new SseEmitter();
		emitter.send(PERSON);
		emitter.complete();
		return emitter;
	}

	@GetMapping("/streaming")
	StreamingResponseBody streaming() {
		return (output) -> output.write("streamed".getBytes(StandardCharsets.UTF_8));
	}

	@GetMapping("/cached")
	ResponseEntity<String> cached() {
		return ResponseEntity.ok().eTag("\"v1\"").lastModified(1_000_000_000_000L).body("cached");
	}

	@GetMapping("/download")
	ResponseEntity<Resource> download() {
		ContentDisposition disposition = ContentDisposition.attachment()
			.filename("ö.txt", StandardCharsets.UTF_8)
			.build();
		return ResponseEntity.ok()
			.contentType(MediaType.TEXT_PLAIN)
			.header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
			.body(new ByteArrayResource("0123456789".getBytes(StandardCharsets.UTF_8)));
	}

	@GetMapping("/redirect")
	ModelAndView redirect() {
		return new ModelAndView("redirect:/person");
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

	@DeleteMapping("/text")
	ResponseEntity<Void> delete() {
		return ResponseEntity.noContent().build();
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

	/**
	 * A set, since Jackson takes the first and last element that a list has from JDK 21
	 * on for properties of it.
	 */
	static final class Tree extends HashSet<Tree> {

	}

}
