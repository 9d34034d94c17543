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

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.annotation.JsonView;
import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.ResponseMode;
import io.github.cloudeventsboot.TypedCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventMapping;
import io.github.cloudeventsboot.annotation.CloudEventPayload;
import io.github.cloudeventsboot.annotation.CloudEventResponse;
import io.github.cloudeventsboot.annotation.CloudEventType;
import io.github.cloudeventsboot.testsupport.SentEvent;
import io.github.cloudeventsboot.testsupport.SentEvent.Mode;
import io.github.cloudeventsboot.testsupport.StartUp;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpEntity;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code @JsonView} on handler methods and on their parameters.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class JsonViewTests {

	private static final String DATA = "{\"name\":\"n\",\"secret\":\"s\"}";

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@ValueSource(strings = { "/outgoing", "/event-type", "/wrapped", "/structured", "/entity", "/optional", "/list",
			"/future", "/callable", "/mono", "/flux", "/mapped", "/mapped/structured", "/composed", "/other-format",
			"/ordinary" })
	void replyHasOnlyTheView(String path) {
		for (Mode mode : Mode.values()) {
			HttpResponse<String> response = SentEvent.ofType("account").data(DATA).post(this.port, path, mode);
			assertThat(response.statusCode()).isEqualTo(200);
			assertThat(response.body()).as(path).contains("\"name\":\"n\"").doesNotContain("secret");
		}
	}

	@Test
	void replyWithoutAViewHasAll() {
		assertThat(SentEvent.ofType("account").data(DATA).post(this.port, "/all", Mode.BINARY).body())
			.contains("secret");
	}

	@ParameterizedTest
	@EnumSource(Mode.class)
	void parameterHasOnlyTheView(Mode mode) {
		for (String path : List.of("/in/payload", "/in/event-type", "/in/typed", "/in/list", "/in/entity", "/in/body",
				"/in/whole")) {
			assertThat(SentEvent.ofType(("/in/whole".equals(path)) ? "whole" : "account")
				.data(DATA)
				.post(this.port, path, mode)
				.body()).as(path).contains("n null");
		}
		assertThat(SentEvent.ofType("account").data(DATA).post(this.port, "/in/all", mode).body()).contains("n s");
	}

	@Test
	void parameterInAnotherFormatHasOnlyTheView() {
		HttpResponse<String> response = SentEvent.ofType("account")
			.text("application/vnd.own", DATA)
			.post(this.port, "/in/payload", Mode.BINARY);
		assertThat(response.body()).contains("n null");
	}

	@ParameterizedTest
	@ValueSource(classes = { SeveralViews.class, SeveralViewsOfParameter.class })
	void severalViewsFailTheStart(Class<?> handlers) {
		assertThat(StartUp.failure(handlers)).isNotNull()
			.hasStackTraceContaining("@JsonView on ")
			.hasStackTraceContaining("2 views");
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ Replies.class, Parameters.class, OwnFormat.class })
	static class Application {

	}

	/** A format beside JSON that Spring writes by Jackson, as it does XML. */
	static class OwnFormat implements WebMvcConfigurer {

		@Override
		public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
			JacksonJsonHttpMessageConverter converter = new JacksonJsonHttpMessageConverter(new JsonMapper());
			converter.setSupportedMediaTypes(List.of(MediaType.valueOf("application/vnd.own")));
			builder.addCustomConverter(converter);
		}

	}

	@RestController
	static class Replies {

		private static final Data DATA = new Data("n", "s");

		private static OutgoingCloudEvent<Data> outgoing() {
			return OutgoingCloudEvent.of("account", DATA);
		}

		@PostMapping("/all")
		OutgoingCloudEvent<Data> all(CloudEvent event) {
			return outgoing();
		}

		@PostMapping("/outgoing")
		@JsonView(Public.class)
		OutgoingCloudEvent<Data> outgoing(CloudEvent event) {
			return outgoing();
		}

		@PostMapping("/event-type")
		@JsonView(Public.class)
		Account eventType(CloudEvent event) {
			return new Account(DATA);
		}

		@PostMapping("/wrapped")
		@JsonView(Public.class)
		@CloudEventResponse(type = "wrapped")
		Data wrapped(CloudEvent event) {
			return DATA;
		}

		@PostMapping("/structured")
		@JsonView(Public.class)
		@CloudEventResponse(type = "wrapped", mode = ResponseMode.STRUCTURED)
		Data structured(CloudEvent event) {
			return DATA;
		}

		@PostMapping("/entity")
		@JsonView(Public.class)
		ResponseEntity<OutgoingCloudEvent<Data>> entity(CloudEvent event) {
			return ResponseEntity.ok(outgoing());
		}

		@PostMapping("/optional")
		@JsonView(Public.class)
		Optional<Account> optional(CloudEvent event) {
			return Optional.of(new Account(DATA));
		}

		@PostMapping("/list")
		@JsonView(Public.class)
		List<Account> list(CloudEvent event) {
			return List.of(new Account(DATA), new Account(DATA));
		}

		@PostMapping("/future")
		@JsonView(Public.class)
		CompletableFuture<Account> future(CloudEvent event) {
			return CompletableFuture.completedFuture(new Account(DATA));
		}

		@PostMapping("/callable")
		@JsonView(Public.class)
		@CloudEventResponse(type = "wrapped")
		Callable<Data> callable(CloudEvent event) {
			return () -> DATA;
		}

		@PostMapping("/mono")
		@JsonView(Public.class)
		Mono<OutgoingCloudEvent<Data>> mono(CloudEvent event) {
			return Mono.just(outgoing());
		}

		@PostMapping("/flux")
		@JsonView(Public.class)
		Flux<OutgoingCloudEvent<Data>> flux(CloudEvent event) {
			return Flux.just(outgoing());
		}

		@CloudEventMapping(path = "/mapped", type = "account")
		@JsonView(Public.class)
		OutgoingCloudEvent<Data> mapped(CloudEvent event) {
			return outgoing();
		}

		@CloudEventMapping(path = "/mapped/structured", type = "account")
		@JsonView(Public.class)
		@CloudEventResponse(mode = ResponseMode.STRUCTURED)
		Account mappedStructured(CloudEvent event) {
			return new Account(DATA);
		}

		@PostMapping("/composed")
		@JsonView(Internal.class)
		OutgoingCloudEvent<Composed> composed(CloudEvent event) {
			return OutgoingCloudEvent.of("composed", new Composed("n", "s"));
		}

		@PostMapping("/other-format")
		@JsonView(Public.class)
		@CloudEventResponse(type = "wrapped", dataContentType = "application/vnd.own")
		Data otherFormat(CloudEvent event) {
			return DATA;
		}

		@PostMapping("/ordinary")
		@JsonView(Public.class)
		OutgoingCloudEvent<Data> ordinary() {
			return outgoing();
		}

	}

	@RestController
	static class Parameters {

		@PostMapping("/in/payload")
		String payload(@CloudEventPayload @JsonView(Public.class) Data data) {
			return data.name() + " " + data.secret();
		}

		@PostMapping("/in/event-type")
		String eventType(@JsonView(Public.class) Account event) {
			return payload(event.data());
		}

		@PostMapping("/in/typed")
		String typed(@JsonView(Public.class) TypedCloudEvent<Data> event) {
			return payload(event.data());
		}

		@PostMapping("/in/list")
		String list(@JsonView(Public.class) List<Account> events) {
			return payload(events.get(0).data());
		}

		@PostMapping("/in/entity")
		String entity(@JsonView(Public.class) HttpEntity<Account> entity) {
			Account event = entity.getBody();
			assertThat(event).isNotNull();
			return payload(event.data());
		}

		@PostMapping("/in/body")
		String body(@RequestBody @JsonView(Public.class) Account event) {
			return payload(event.data());
		}

		@PostMapping("/in/whole")
		String whole(@JsonView(Public.class) Whole event) {
			return event.name() + " " + event.secret();
		}

		@PostMapping("/in/all")
		String all(Account event) {
			return payload(event.data());
		}

	}

	@RestController
	static class SeveralViews {

		@PostMapping("/several")
		@JsonView({ Public.class, Internal.class })
		OutgoingCloudEvent<Data> several(CloudEvent event) {
			return OutgoingCloudEvent.of("account", new Data("n", "s"));
		}

	}

	@RestController
	static class SeveralViewsOfParameter {

		@PostMapping("/several")
		void several(@CloudEventPayload @JsonView({ Public.class, Internal.class }) Data data) {
		}

	}

	interface Public {

	}

	interface Internal extends Public {

	}

	interface Other {

	}

	@CloudEventType("account")
	record Account(Data data) {

	}

	record Data(@JsonView(Public.class) String name, @JsonView(Internal.class) @Nullable String secret) {

	}

	record Composed(@JsonView(Public.class) String name, @JsonView(Other.class) @Nullable String secret) {

	}

	@CloudEventType("whole")
	@CloudEventPayload
	record Whole(@JsonView(Public.class) String name, @JsonView(Internal.class) @Nullable String secret) {

	}

}
