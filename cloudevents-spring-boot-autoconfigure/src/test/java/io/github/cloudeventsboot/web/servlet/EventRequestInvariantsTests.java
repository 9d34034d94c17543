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

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.ResponseMode;
import io.github.cloudeventsboot.annotation.CloudEventMapping;
import io.github.cloudeventsboot.annotation.CloudEventPayload;
import io.github.cloudeventsboot.annotation.CloudEventResponse;
import io.github.cloudeventsboot.annotation.CloudEventType;
import io.github.cloudeventsboot.invariant.Endpoint;
import io.github.cloudeventsboot.invariant.Request;
import io.github.cloudeventsboot.invariant.RequestInvariants;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.RequestEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The invariants of requests, for event handlers and functional endpoints of all kinds.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "cloudevents.http.max-body-size=100KB", "cloudevents.http.max-batch-size=5",
				"logging.level.org.apache.catalina.core.ContainerBase=off",
				"logging.level.org.springframework.web.servlet.mvc.support.DefaultHandlerExceptionResolver=error" })
class EventRequestInvariantsTests extends RequestInvariants {

	@Override
	protected List<Endpoint> endpoints() {
		Stream<Endpoint> orders = Stream.of(OrderEndpoints.SINGLE, OrderEndpoints.LISTS)
			.flatMap(List::stream)
			.map((name) -> Endpoint.of("/" + name));
		Stream<Endpoint> others = Stream
			.of("optional", "request-entity", "future", "callable", "copy", "times", "bytes", "text", "json", "map",
					"batch-echo", "mapped-batch", "function", "function-structured")
			.map((name) -> Endpoint.of("/" + name));
		return Stream.of(orders, others, Stream.of(Endpoint.failing("/fails"), Endpoint.narrowed("/narrow")))
			.flatMap((all) -> all)
			.toList();
	}

	/**
	 * All of these are Spring's own answers, before an event handler is called or after.
	 */
	@Override
	protected boolean isKnown(Endpoint endpoint, Request request) {
		String contentType = request.message().header("content-type");
		boolean toHandler = request.isToEndpoint() && !endpoint.path().startsWith("/function");
		// parsed before a handler is looked up, unless an event handler takes the request
		boolean multipart = contentType.startsWith("multipart/") && !toHandler;
		// fails before any mapping is asked, unless event handlers alone have the path
		boolean range = !toHandler && isRange(contentType);
		// looked at after the handler has returned one of the reactive types
		boolean accept = endpoint.path().equals("/future") && !isMediaTypes(request.message().header("accept"));
		return multipart || range || accept;
	}

	private static boolean isRange(String contentType) {
		try {
			return !MediaType.parseMediaType(contentType).isConcrete();
		}
		catch (InvalidMediaTypeException ex) {
			return false;
		}
	}

	private static boolean isMediaTypes(String accept) {
		try {
			MediaType.parseMediaTypes(accept);
			return true;
		}
		catch (InvalidMediaTypeException ex) {
			return false;
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ OrderEndpoints.class, OtherEndpoints.class })
	static class Application {

		@Bean
		RouterFunction<ServerResponse> routes() {
			return RouterFunctions.route()
				.POST("/function", (request) -> ServerResponse.ok().body(request.body(CloudEvent.class)))
				.POST("/function-structured",
						(request) -> ServerResponse.ok()
							.contentType(MediaType.parseMediaType("application/cloudevents+json"))
							.body(request.body(CloudEvent.class)))
				.build();
		}

	}

	@RestController
	static class OtherEndpoints {

		@PostMapping("/request-entity")
		CloudEvent requestEntity(RequestEntity<CloudEvent> event) {
			return event.getBody();
		}

		@PostMapping("/future")
		CompletableFuture<CloudEvent> future(CloudEvent event) {
			return CompletableFuture.supplyAsync(() -> event);
		}

		@PostMapping("/callable")
		Callable<CloudEvent> callable(CloudEvent event) {
			return () -> event;
		}

		@PostMapping("/copy")
		OutgoingCloudEvent<byte[]> copy(CloudEvent event) {
			OutgoingCloudEvent<byte[]> copy = OutgoingCloudEvent.of(event.getType(),
					(event.getData() != null) ? event.getData().toBytes() : new byte[0]);
			copy = (event.getTime() != null) ? copy.withTime(event.getTime()) : copy;
			for (String name : event.getExtensionNames()) {
				copy = copy.withExtension(name, event.getExtension(name));
			}
			return copy;
		}

		@PostMapping("/times")
		@CloudEventResponse
		Times times(Times event) {
			return event;
		}

		@PostMapping("/bytes")
		void bytes(@CloudEventPayload byte @Nullable [] data) {
		}

		@PostMapping("/text")
		void text(@CloudEventPayload @Nullable String data) {
		}

		@PostMapping("/json")
		void json(@CloudEventPayload JsonNode data) {
		}

		@PostMapping("/map")
		@CloudEventResponse(type = "order.mapped")
		Map<String, Object> map(@CloudEventPayload Map<String, Object> data) {
			return data;
		}

		@PostMapping("/batch-echo")
		@CloudEventResponse
		List<CloudEvent> batch(List<CloudEvent> events) {
			return events;
		}

		@CloudEventMapping(path = "/mapped-batch", type = "order.placed")
		void mapped(List<CloudEvent> events) {
		}

		@CloudEventMapping(path = "/mapped-batch", type = "order.rejected")
		void rejected(CloudEvent event) {
		}

		@PostMapping("/fails")
		void fails(CloudEvent event) {
			throw new IllegalStateException("on purpose");
		}

		@PostMapping(path = "/narrow", consumes = { "application/json", "application/cloudevents+json" })
		@CloudEventResponse(mode = ResponseMode.SAME_AS_REQUEST)
		CloudEvent narrow(CloudEvent event) {
			return event;
		}

	}

	@CloudEventType("order.placed")
	record Times(String id, URI source, @Nullable OffsetDateTime time, @Nullable String subject,
			@Nullable Instant instant, @Nullable ZonedDateTime when, @Nullable Long sequence,
			@Nullable BigDecimal amount, byte @Nullable [] ext1, @Nullable Boolean urgent, @Nullable Kind kind,
			@Nullable URI partitionkey, @Nullable Double ext, @Nullable Map<String, Object> data) {

	}

	enum Kind {

		SMALL, LARGE

	}

}
