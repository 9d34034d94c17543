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

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.ContentMode;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.TypedCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventType;
import io.github.cloudeventsboot.binding.BindingContext;
import io.github.cloudeventsboot.binding.ConstraintMetadata;
import io.github.cloudeventsboot.binding.DefaultCloudEventConverter;
import io.github.cloudeventsboot.binding.EventBindings;
import io.github.cloudeventsboot.binding.EventConstraints;
import io.github.cloudeventsboot.binding.EventFactory;
import io.github.cloudeventsboot.binding.OutgoingDefaults;
import io.github.cloudeventsboot.testsupport.RecordingServer;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.util.AlternativeJdkIdGenerator;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@Timeout(60)
class CloudEventSinkTests {

	private static final OutgoingCloudEvent<String> EVENT = OutgoingCloudEvent.of("sent", "text");

	private final RecordingServer server = new RecordingServer();

	private final CloudEventClients clients = CloudEventClients.create("/sender");

	private final CloudEventSink sink = builder().build();

	private CloudEventSinkBuilder builder() {
		return this.clients.sink(this.server.url()).delay(Duration.ofMillis(1));
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

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
	void followsNoRedirectsWhateverTheClientDoes() {
		this.server.answer(303, (headers) -> headers.set("Location", "/elsewhere"));
		RestClient.Builder client = RestClient.builder()
			.requestFactory(new JdkClientHttpRequestFactory(
					HttpClient.newBuilder().followRedirects(HttpClient.Redirect.ALWAYS).build()));
		assertThat(failure(() -> builder().client(client).build().send(EVENT)).getStatusCode())
			.isEqualTo(HttpStatus.SEE_OTHER);
		assertThat(this.server.requests()).hasSize(1);
	}

	@Test
	void copiesTheClient() {
		RestClient.Builder client = RestClient.builder().defaultHeader("X-Copied", "yes");
		CloudEventSinkBuilder copied = builder().client(client);
		client.defaultHeader("X-Later", "yes");
		copied.build().send(EVENT);
		assertThat(this.server.requests().get(0).headers().getFirst("X-Copied")).isEqualTo("yes");
		assertThat(this.server.requests().get(0).headers().containsHeader("X-Later")).isFalse();
	}

	@Test
	void connectsByTheGivenRequestFactory() {
		List<URI> connections = new ArrayList<>();
		ClientHttpRequestFactory factory = new JdkClientHttpRequestFactory();
		builder().requestFactory((uri, method) -> {
			connections.add(uri);
			return factory.createRequest(uri, method);
		}).build().send(EVENT);
		assertThat(connections).containsExactly(this.server.url());
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
	void sendsTheTokenOfTheUrlWithoutShowingIt() {
		List<String> seen = new ArrayList<>();
		ObservationRegistry observations = ObservationRegistry.create();
		observations.observationConfig().observationHandler(new ObservationHandler<>() {

			@Override
			public void onStop(Observation.Context context) {
				seen.add(context.getAllKeyValues().toString());
			}

			@Override
			public boolean supportsContext(Observation.Context context) {
				return true;
			}

		});
		RestClient.Builder client = RestClient.builder()
			.observationRegistry(observations)
			.requestInterceptor((request, body, execution) -> {
				seen.add(request.getURI().toString());
				return execution.execute(request, body);
			});
		URI url = URI.create(this.server.url() + "hook?access_token=s%2Fcret&x=1#fragment");
		CloudEventSink sink = this.clients.sink(url).client(client).maxAttempts(1).build();
		sink.send(EVENT);
		RecordingServer.Request request = this.server.requests().get(0);
		assertThat(request.path()).isEqualTo("/hook?access_token=s%2Fcret&x=1");
		assertThat(request.headers().getCacheControl()).isEqualTo("no-store");
		this.server.close();
		CloudEventSendException thrown = failure(() -> sink.send(EVENT));
		assertThat(thrown).hasCauseInstanceOf(ResourceAccessException.class);
		seen.add(stackTrace(thrown));
		assertThat(String.join("\n", seen)).contains(this.server.url() + "hook").doesNotContain("cret");
	}

	private static String stackTrace(Throwable thrown) {
		StringWriter trace = new StringWriter();
		thrown.printStackTrace(new PrintWriter(trace));
		return trace.toString();
	}

	@Test
	void refusesCredentialsInTheUrlWithoutShowingThem() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.clients.sink(URI.create("https://user:secret@example.com/events")))
			.withMessageContaining("credentials")
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("secret"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			http://127.0.0.1:99999/secret | 1 to 65535
			http://localhost:65536        | 1 to 65535
			http://localhost:0            | 1 to 65535
			http://localhost:x/           | not valid
			http://my_host/secret         | not valid
			http://user:secret@my_host/   | credentials
			http:///events                | no host
			/events                       | http://
			ftp://localhost/secret        | http://
			mailto:secret@localhost       | http://
			""")
	void refusesUrlsThatNothingCanBeSentTo(URI url, String word) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.clients.sink(url))
			.withMessageStartingWith("'url' ")
			.withMessageContaining(word)
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("secret"));
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "http://localhost", "HTTPS://a.example:65535/x?y#z", "http://[::1]:1/", "http://10.0.0.1:/" })
	void takesOtherUrls(URI url) {
		assertThatNoException().isThrownBy(() -> this.clients.sink(url).build());
	}

	@Test
	void asksForExtensionsOncePerEvent() {
		AtomicInteger calls = new AtomicInteger();
		BindingContext context = new BindingContext(JsonMapper.shared(), List.of(),
				DefaultConversionService.getSharedInstance(), ConstraintMetadata.NONE);
		EventFactory encoder = new EventFactory(context, new AlternativeJdkIdGenerator(), Clock.systemUTC(), "/sender",
				List.of((sent) -> (calls.getAndIncrement() == 0) ? Map.of() : Map.of("late", "x")));
		CloudEventClients extending = new CloudEventClients(
				new DefaultCloudEventConverter(new EventBindings(context), encoder, EventConstraints.NONE), encoder,
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
	void sendsEventsOfEveryKind() {
		this.sink.send(new Paid(5));
		CloudEvent event = this.clients.encoder().create(EVENT, OutgoingDefaults.NONE);
		this.sink.send(event);
		this.sink.send(TypedCloudEvent.of(event, "text"));
		assertThat(this.server.requests()).extracting((request) -> request.headers().getFirst("ce-type"))
			.containsExactly("paid", "sent", "sent");
		assertThat(this.server.requests().get(0).text()).isEqualTo("{\"amount\":5}");
		assertThat(this.server.requests().get(0).headers().getFirst("ce-source")).isEqualTo("/sender");
	}

	@Test
	void sendsTheSameDataAtEachAttempt() {
		Map<String, Object> data = new HashMap<>(Map.of("n", 1));
		this.server.answer(503, (headers) -> data.put("n", 2)).answer(202);
		builder().mode(ContentMode.STRUCTURED).build().send(OutgoingCloudEvent.of("sent", data));
		assertThat(this.server.requests()).hasSize(2)
			.allSatisfy((request) -> assertThat(request.text()).contains("\"data\":{\"n\":1}"));
	}

	@ParameterizedTest
	@EnumSource
	void refusesDataThatCannotBeWritten(ContentMode mode) {
		List<Object> circular = new ArrayList<>();
		circular.add(circular);
		CloudEventSink sender = builder().mode(mode).build();
		assertThatIllegalArgumentException().isThrownBy(() -> sender.send(OutgoingCloudEvent.of("sent", circular)))
			.withMessageContaining("Event can't be sent");
		assertThat(this.server.requests()).isEmpty();
	}

	@Test
	void sendsDataThatIsAnEventInStructuredMode() {
		this.sink
			.send(OutgoingCloudEvent.of("dead.letter", "{\"specversion\":\"1.0\"}".getBytes(StandardCharsets.UTF_8))
				.withDataContentType("application/cloudevents+json"));
		assertThat(this.server.requests()).singleElement().satisfies((request) -> {
			assertThat(request.headers().getFirst("ce-id")).isNull();
			assertThat(request.text()).contains("\"type\":\"dead.letter\"", "\"data\":{\"specversion\":\"1.0\"}");
		});
	}

	@Test
	void sendsStructuredEvents() {
		builder().mode(ContentMode.STRUCTURED).build().send(new Paid(5));
		RecordingServer.Request request = this.server.requests().get(0);
		assertThat(request.headers().getFirst("Content-Type")).isEqualTo("application/cloudevents+json");
		assertThat(request.text()).contains("\"type\":\"paid\"").contains("\"data\":{\"amount\":5}");
	}

	@Test
	void sendsBatches() {
		assertThat(this.sink.sendAll(List.of(EVENT.withId("0"), new Paid(1)))).extracting(CloudEvent::getType)
			.containsExactly("sent", "paid");
		assertThat(this.sink.sendAll(List.of())).isEmpty();
		assertThat(this.server.requests()).singleElement().satisfies((request) -> {
			assertThat(request.headers().getFirst("Content-Type")).isEqualTo("application/cloudevents-batch+json");
			assertThat(request.text()).contains("\"id\":\"0\"", "\"type\":\"paid\"");
		});
		this.server.answer(400);
		Collection<Object> batch = List.of(EVENT.withId("1"), EVENT.withId("2"));
		assertThat(failure(() -> this.sink.sendAll(batch))).hasMessageStartingWith("Batch of 2 events was")
			.extracting(CloudEventSendException::getEvents)
			.asInstanceOf(InstanceOfAssertFactories.list(CloudEvent.class))
			.extracting(CloudEvent::getId)
			.containsExactly("1", "2");
	}

	@Test
	void overridesExtensions() {
		builder().extension("tenant", "blue")
			.extension("region", "eu")
			.build()
			.send(EVENT.withExtension("tenant", "red").withExtension("other", "x"));
		assertThat(this.server.requests().get(0).attributes()).containsEntry("ce-tenant", "blue")
			.containsEntry("ce-region", "eu")
			.containsEntry("ce-other", "x");
	}

	@Test
	void returnsTheEventAsItWasSent() {
		this.server.answer(503);
		CloudEvent sent = builder().extension("tenant", "blue").build().send(new Paid(5));
		assertThat(this.server.ids()).containsExactly(sent.getId(), sent.getId());
		assertThat(sent.getExtension("tenant")).isEqualTo("blue");
		assertThat(sent.getData().toBytes()).asString().isEqualTo("{\"amount\":5}");
	}

	@Test
	void sinksOfTheApplicationSendOneEventAfterTheOther() {
		List<Object> values = new ArrayList<>();
		CloudEventSink own = (value) -> {
			values.add(value);
			return this.clients.encoder().create(value, OutgoingDefaults.NONE);
		};
		assertThat(own.sendAll(List.of(EVENT.withId("1"), EVENT.withId("2")))).extracting(CloudEvent::getId)
			.containsExactly("1", "2");
		assertThat(values).hasSize(2);
	}

	static Stream<Arguments> severalEvents() {
		Iterable<Object> iterable = List.<Object>of(EVENT)::iterator;
		return Stream.of(List.of(EVENT), new Paid[] { new Paid(1) }, new Object[] { EVENT }, Stream.of(EVENT), iterable)
			.map((events) -> Arguments.of((Object) events));
	}

	@ParameterizedTest
	@MethodSource("severalEvents")
	void refusesSeveralEventsAsOne(Object events) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.sink.send(events))
			.withMessageStartingWith("'event' must be a CloudEvent, ")
			.withMessageEndingWith(": send a collection of events by sendAll");
		assertThat(this.server.requests()).isEmpty();
	}

	@Test
	void advisesWhatASinkTakes() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.sink.send("text"))
			.withMessage(
					"'event' must be a CloudEvent, an OutgoingCloudEvent or an instance of an event type, but is of"
							+ " class java.lang.String: send data by OutgoingCloudEvent.of(type, data)");
		assertThatIllegalArgumentException().isThrownBy(() -> this.sink.sendAll(List.of(EVENT, 1)))
			.withMessageStartingWith("'events[1]' must be a CloudEvent")
			.withMessageContaining("java.lang.Integer");
		assertThatIllegalArgumentException().isThrownBy(() -> this.sink.sendAll(Arrays.asList(EVENT, null)))
			.withMessage("'events[1]' must not be null");
		assertThat(this.server.requests()).isEmpty();
	}

	@Test
	void refusesExtensionsThatAreNone() {
		assertThatIllegalArgumentException().isThrownBy(() -> builder().extension("Tenant", "x"));
		assertThatIllegalArgumentException().isThrownBy(() -> builder().extension("source", "x"));
		assertThat(this.server.requests()).isEmpty();
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

	private static CloudEventSendException failure(ThrowingCallable sending) {
		return catchThrowableOfType(CloudEventSendException.class, sending);
	}

	@CloudEventType("paid")
	record Paid(int amount) {

	}

}
