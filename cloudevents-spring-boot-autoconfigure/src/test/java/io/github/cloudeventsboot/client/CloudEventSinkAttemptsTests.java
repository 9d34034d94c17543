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

package io.github.cloudeventsboot.client;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.github.cloudeventsboot.ContentMode;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.binding.BindingContext;
import io.github.cloudeventsboot.binding.ConstraintMetadata;
import io.github.cloudeventsboot.binding.DefaultCloudEventConverter;
import io.github.cloudeventsboot.binding.EventBindings;
import io.github.cloudeventsboot.binding.EventConstraints;
import io.github.cloudeventsboot.binding.EventFactory;
import io.github.cloudeventsboot.conformance.Requirement;
import io.github.cloudeventsboot.testsupport.RecordingServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.util.AlternativeJdkIdGenerator;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for the attempts that a sink makes, and what ends them.
 */
class CloudEventSinkAttemptsTests extends AbstractSinkTests {

	@Test
	void sendsTheSameEventUntilTheSinkTakesIt() {
		this.server.answer(503, (headers) -> headers.set("Retry-After", "1"))
			.answer(503, (headers) -> headers.set("Retry-After", "1"))
			.answer(202);
		Instant start = Instant.now();
		this.sink.send(EVENT);
		assertThat(Duration.between(start, Instant.now())).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
		assertThat(this.server.ids()).hasSize(3).doesNotContainNull();
		assertThat(this.server.ids().stream().distinct()).hasSize(1);
		assertThat(this.server.requests()).extracting(RecordingServer.Request::text).containsOnly("text");
		assertThat(this.server.requests().stream().map((request) -> request.headers().getFirst("ce-time")).distinct())
			.hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(ints = { 404, 408, 409, 429, 500, 501, 502, 503, 504, 599 })
	void triesAgainAfterStatus(int status) {
		this.server.answer(status).answer(200);
		this.sink.send(EVENT);
		assertThat(this.server.ids()).hasSize(2);
	}

	@ParameterizedTest
	@ValueSource(ints = { 301, 302, 304, 307, 400, 401, 403, 405, 410, 411, 413, 415, 422, 425, 426, 431, 451 })
	@Requirement(rejected = "W-04", produced = "W-05")
	void doesNotTryAgainAfterStatus(int status) {
		this.server.answer(status, (headers) -> headers.set("Location", "/elsewhere"));
		CloudEventSendException thrown = failure(() -> this.sink.send(EVENT));
		assertThat(thrown.getStatusCode()).isEqualTo(HttpStatusCode.valueOf(status));
		assertThat(thrown.getAttempts()).isEqualTo(1);
		assertThat(this.server.ids()).containsExactly(thrown.getEvent().getId());
	}

	@Test
	void holdsTheEventAfterTheLastAttempt() {
		this.server.answer(500).answer(500).answer(503).answer(502);
		CloudEventSendException thrown = failure(() -> this.sink.send(EVENT.withId("kept")));
		assertThat(thrown).hasMessage("Event 'kept' was not accepted by the sink (attempts: 4, last status: 502)");
		assertThat(thrown.getEvent().getId()).isEqualTo("kept");
		assertThat(thrown.getEvents()).containsExactly(thrown.getEvent());
		assertThat(thrown.getStatusCode()).isEqualTo(HttpStatus.BAD_GATEWAY);
		assertThat(this.server.ids()).containsExactly("kept", "kept", "kept", "kept");
		this.sink.send(thrown.getEvent());
		assertThat(this.server.requests()).hasSize(5);
	}

	@Test
	void triesAgainAfterErrorsOfTheConnection() {
		URI url = this.server.url();
		this.server.close();
		CloudEventSink unreachable = this.clients.sink(url).delay(Duration.ofMillis(1)).maxAttempts(3).build();
		CloudEventSendException thrown = failure(() -> unreachable.send(EVENT));
		assertThat(thrown).hasCauseInstanceOf(ResourceAccessException.class)
			.hasMessageEndingWith("(attempts: 3, last without a response: Connection refused)");
		assertThat(thrown.getStatusCode()).isNull();
	}

	@Test
	void waitsNoLongerThanAllowed() {
		this.server.answer(429, (headers) -> headers.set("Retry-After", "3600"));
		Instant start = Instant.now();
		builder().maxDelay(Duration.ofMillis(20)).build().send(EVENT);
		assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(20));
		assertThat(this.server.ids()).hasSize(2);
	}

	@Test
	void waitsUntilTheDateThatTheSinkNames() {
		this.server.answer(503, (headers) -> headers.set("Retry-After", "Mon, 06 Jan 2020 00:00:00 GMT"));
		Instant start = Instant.now();
		builder().delay(Duration.ofHours(1)).maxDelay(Duration.ofHours(1)).build().send(EVENT);
		assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofMinutes(1));
	}

	@Test
	void stopsWhenInterrupted() throws Exception {
		CountDownLatch asked = new CountDownLatch(1);
		this.server.answer(503, (headers) -> {
			headers.set("Retry-After", "30");
			asked.countDown();
		});
		AtomicReference<Throwable> thrown = new AtomicReference<>();
		Thread sender = new Thread(() -> thrown.set(failure(() -> this.sink.send(EVENT))));
		sender.start();
		asked.await();
		while (sender.isAlive()) {
			sender.interrupt();
			sender.join(20);
		}
		assertThat(thrown.get()).isInstanceOf(CloudEventSendException.class);
		assertThat(this.server.ids()).hasSize(1);
	}

	@Test
	void doesNotBelieveStatusHandlersThatSwallowErrors() {
		this.server.answer(400);
		RestClient.Builder client = RestClient.builder().defaultStatusHandler((status) -> true, (request, response) -> {
		});
		assertThat(failure(() -> builder().client(client).build().send(EVENT)).getStatusCode())
			.isEqualTo(HttpStatus.BAD_REQUEST);
	}

	@Test
	void waitsForTheResponseNoLongerThanAllowed() throws Exception {
		try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			CloudEventSink sink = this.clients.sink(URI.create("http://localhost:" + silent.getLocalPort()))
				.timeout(Duration.ofMillis(50))
				.maxAttempts(1)
				.build();
			assertThat(failure(() -> sink.send(EVENT))).hasCauseInstanceOf(ResourceAccessException.class)
				.hasMessageContaining("timed out");
		}
	}

	@Test
	void asksForExtensionsOncePerEvent() {
		AtomicInteger calls = new AtomicInteger();
		BindingContext context = new BindingContext(JsonMapper.shared(), List.of(),
				DefaultConversionService.getSharedInstance(), ConstraintMetadata.NONE);
		EventFactory encoder = new EventFactory(context, new AlternativeJdkIdGenerator(), Clock.systemUTC(), "/sender",
				List.of((sent) -> (calls.getAndIncrement() == 0) ? Map.of() : Map.of("late", "x")));
		CloudEventClients extending = new CloudEventClients(
				new DefaultCloudEventConverter(new EventBindings(context), encoder, EventConstraints.none()), encoder,
				(text) -> text);
		this.server.answer(503).answer(503);
		CloudEventSink sender = extending.sink(this.server.url()).delay(Duration.ofMillis(1)).build();
		sender.send(EVENT);
		assertThat(calls).hasValue(1);
		calls.set(0);
		sender.sendAll(List.of(EVENT));
		assertThat(calls).hasValue(1);
		assertThat(this.server.requests()).hasSize(4)
			.allSatisfy((request) -> assertThat(request.attributes()).doesNotContainKey("ce-late"))
			.allSatisfy((request) -> assertThat(request.text()).doesNotContain("late"));
	}

	@Test
	void sendsTheSameDataAtEachAttempt() {
		Map<String, Object> data = new HashMap<>(Map.of("n", 1));
		this.server.answer(503, (headers) -> data.put("n", 2)).answer(202);
		builder().mode(ContentMode.STRUCTURED).build().send(OutgoingCloudEvent.of("sent", data));
		assertThat(this.server.requests()).hasSize(2)
			.allSatisfy((request) -> assertThat(request.text()).contains("\"data\":{\"n\":1}"));
	}

	@Test
	void wrapsWhateverElseGoesWrong() {
		RestClient.Builder client = RestClient.builder().requestInterceptor((request, body, execution) -> {
			throw new IllegalStateException("no token");
		});
		assertThatExceptionOfType(CloudEventSendException.class)
			.isThrownBy(() -> builder().client(client).build().send(EVENT))
			.withCauseInstanceOf(IllegalStateException.class)
			.satisfies((ex) -> assertThat(ex.getAttempts()).isEqualTo(1))
			.withMessageEndingWith("(attempts: 1, last without a response: no token)");
	}

}
