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
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

import io.github.cloudeventsboot.web.servlet.OrdinaryEndpoints.Person;
import io.github.cloudeventsboot.web.servlet.OrdinaryEndpoints.Ticket;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/**
 * Endpoints that return values of all kinds, which have nothing to do with events.
 */
@RestController
class OrdinaryReturnValues {

	@GetMapping("/tree")
	Tree tree() {
		Tree tree = new Tree();
		tree.add(new Tree());
		return tree;
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
			case "person" -> OrdinaryEndpoints.PERSON;
			case "ticket" -> OrdinaryEndpoints.TICKET;
			case "tickets" -> List.of(OrdinaryEndpoints.TICKET, OrdinaryEndpoints.TICKET);
			case "array" -> new Ticket[] { OrdinaryEndpoints.TICKET };
			case "people" -> List.of(OrdinaryEndpoints.PERSON);
			case "nothing" -> null;
			case "empty" -> List.of();
			case "text" -> "text";
			case "bytes" -> new byte[] { 1, 2, 3 };
			case "number" -> 42;
			case "map" -> new TreeMap<>(Map.of("specversion", "1.0", "id", "1", "source", "/", "type", "t"));
			case "entity" -> ResponseEntity.ok().eTag("x").body(OrdinaryEndpoints.TICKET);
			case "resource" -> new ByteArrayResource("resource".getBytes(StandardCharsets.UTF_8));
			case "problem" -> ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, "already there");
			case "optional" -> Optional.of(OrdinaryEndpoints.PERSON);
			default -> throw new IllegalArgumentException("no " + kind);
		};
	}

	@GetMapping("/tickets")
	List<Ticket> tickets() {
		return List.of(OrdinaryEndpoints.TICKET, OrdinaryEndpoints.TICKET);
	}

	@GetMapping("/ticket-array")
	Ticket[] ticketArray() {
		return new Ticket[] { OrdinaryEndpoints.TICKET };
	}

	@GetMapping("/ticket-entity")
	ResponseEntity<Ticket> ticketEntity() {
		return ResponseEntity.status(HttpStatus.NON_AUTHORITATIVE_INFORMATION).body(OrdinaryEndpoints.TICKET);
	}

	@GetMapping("/ticket-future")
	CompletableFuture<Ticket> ticketFuture() {
		return CompletableFuture.completedFuture(OrdinaryEndpoints.TICKET);
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
		return OrdinaryEndpoints.PERSON;
	}

	@GetMapping("/callable")
	Callable<Person> callable() {
		return () -> OrdinaryEndpoints.PERSON;
	}

	@GetMapping("/future")
	CompletableFuture<ResponseEntity<Person>> future() {
		return CompletableFuture
			.completedFuture(ResponseEntity.ok().header("X-Future", "yes").body(OrdinaryEndpoints.PERSON));
	}

	@GetMapping("/deferred")
	DeferredResult<Person> deferred() {
		DeferredResult<Person> result = new DeferredResult<>();
		result.setResult(OrdinaryEndpoints.PERSON);
		return result;
	}

	@GetMapping("/mono")
	Mono<Person> mono() {
		return Mono.just(OrdinaryEndpoints.PERSON);
	}

	@GetMapping("/flux")
	Flux<Person> flux() {
		return Flux.just(OrdinaryEndpoints.PERSON, OrdinaryEndpoints.PERSON);
	}

	@GetMapping("/sse")
	SseEmitter sse() throws IOException {
		SseEmitter emitter = new SseEmitter();
		emitter.send(OrdinaryEndpoints.PERSON);
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

	/**
	 * A set, since Jackson takes the first and last element that a list has from JDK 21
	 * on for properties of it.
	 */
	static final class Tree extends HashSet<Tree> {

	}

}
