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

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.ContentMode;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.binding.OutgoingDefaults;
import io.github.cloudeventsboot.observation.CloudEventSendMeters;
import io.github.cloudeventsboot.testsupport.RecordingServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests that a sink logs and measures how sending ended.
 */
class CloudEventSinkReportTests {

	private static final OutgoingCloudEvent<String> EVENT = OutgoingCloudEvent.of("sent", "text").withId("1");

	private final RecordingServer server = new RecordingServer();

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final CloudEventSendMeters meters = new CloudEventSendMeters(this.registry);

	private final Logger logger = (Logger) LoggerFactory.getLogger(CloudEventSink.class);

	private final Level level = this.logger.getLevel();

	private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

	@BeforeEach
	void capture() {
		this.logger.setLevel(Level.DEBUG);
		this.logger.addAppender(this.lines);
		this.lines.start();
	}

	@AfterEach
	void stop() {
		this.logger.detachAppender(this.lines);
		this.logger.setLevel(this.level);
		this.server.close();
	}

	private CloudEventSinkBuilder builder(URI url) {
		CloudEventClients plain = CloudEventClients.create("/sender");
		return plain.withMeters(() -> this.meters).sink(url).delay(Duration.ofMillis(1));
	}

	private CloudEventSink sink() {
		return builder(this.server.url()).build();
	}

	private List<String> lines() {
		return this.lines.list.stream().map((line) -> line.getLevel() + " " + line.getFormattedMessage()).toList();
	}

	private long count(String mode, String outcome) {
		return this.registry.get("cloudevents.send")
			.tag("cloudevents.mode", mode)
			.tag("outcome", outcome)
			.timer()
			.count();
	}

	private double retries() {
		return this.registry.get("cloudevents.send.retries").counter().count();
	}

	@ParameterizedTest
	@EnumSource
	void logsAttemptsThatFailed(ContentMode mode) {
		this.server.answer(503).answer(202);
		builder(this.server.url()).mode(mode).build().send(EVENT);
		assertThat(lines()).containsExactly("DEBUG Event '1' was not accepted by the sink at attempt 1, status: 503");
	}

	@Test
	void warnsOfEventsThatWereNotAccepted() {
		this.server.answer(503).answer(400);
		assertThatExceptionOfType(CloudEventSendException.class)
			.isThrownBy(() -> sink().sendAll(List.of(EVENT, EVENT)));
		assertThat(lines()).containsExactly(
				"DEBUG Batch of 2 events was not accepted by the sink at attempt 1, status: 503",
				"DEBUG Batch of 2 events was not accepted by the sink at attempt 2, status: 400",
				"WARN Batch of 2 events was not accepted by the sink (attempts: 2, last status: 400)");
	}

	@Test
	void logsWhyThereWasNoResponse() {
		this.server.close();
		CloudEventSink unreachable = builder(this.server.url()).maxAttempts(1).build();
		assertThatExceptionOfType(CloudEventSendException.class).isThrownBy(() -> unreachable.send(EVENT));
		assertThat(lines()).containsExactly(
				"DEBUG Event '1' was not accepted by the sink at attempt 1, without a response: Connection refused",
				"WARN Event '1' was not accepted by the sink (attempts: 1, last without a response: Connection refused)");
		assertThat(count("binary", "ERROR")).isOne();
	}

	static Stream<Arguments> causes() {
		Throwable unresolved = new ConnectException().initCause(new UnresolvedAddressException());
		return Stream.of(Arguments.of(new UnknownHostException("unknown.invalid"), "Unknown host"),
				Arguments.of(unresolved, "Unknown host"),
				Arguments.of(new HttpConnectTimeoutException("HTTP connect timed out"), "Connection timed out"),
				Arguments.of(new HttpTimeoutException("Request cancelled"), "Request timed out"),
				Arguments.of(new SocketTimeoutException("Read timed out"), "Read timed out"),
				Arguments.of(new ConnectException(), "Connection refused"),
				Arguments.of(new IOException(new EOFException("EOF reached")), "java.io.EOFException: EOF reached"),
				Arguments.of(new EOFException(), "EOFException"));
	}

	@ParameterizedTest
	@MethodSource("causes")
	void saysWhyThereWasNoResponse(IOException cause, String text) {
		List<CloudEvent> events = List
			.of(CloudEventClients.create("/s").encoder().create(EVENT, OutgoingDefaults.NONE));
		assertThat(new CloudEventSendException(events, 1, null, new ResourceAccessException("null", cause)))
			.hasMessageEndingWith("(attempts: 1, last without a response: " + text + ")");
	}

	@Test
	void logsNothingThatBreaksLines() {
		RestClient.Builder client = RestClient.builder().requestInterceptor((request, body, execution) -> {
			throw new IOException("Invalid status line: \u001b[2J\r\nWARN forged " + "x".repeat(1000));
		});
		CloudEventSink sink = builder(this.server.url()).client(client).maxAttempts(1).build();
		assertThatExceptionOfType(CloudEventSendException.class).isThrownBy(() -> sink.send(EVENT));
		assertThat(lines()).hasSize(2)
			.allSatisfy((line) -> assertThat(line).contains("Invalid status line:  [2J  WARN forged x")
				.hasSizeLessThan(350));
	}

	@Test
	void logsNothingOfSuccess() {
		sink().send(EVENT);
		assertThat(lines()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "202, SUCCESS", "400, REJECTED", "303, REJECTED", "503, ERROR" })
	void measuresByOutcome(int status, String outcome) {
		this.server.answer(status);
		CloudEventSink sink = builder(this.server.url()).maxAttempts(1).build();
		try {
			sink.send(EVENT);
		}
		catch (CloudEventSendException ex) {
			assertThat(outcome).isNotEqualTo("SUCCESS");
		}
		for (String each : List.of("SUCCESS", "REJECTED", "ERROR")) {
			assertThat(count("binary", each)).isEqualTo((each.equals(outcome)) ? 1 : 0);
		}
	}

	@Test
	void measuresByMode() {
		sink().send(EVENT);
		sink().sendAll(List.of(EVENT, EVENT));
		builder(this.server.url()).mode(ContentMode.STRUCTURED).build().send(EVENT);
		assertThat(count("binary", "SUCCESS")).isOne();
		assertThat(count("batch", "SUCCESS")).isOne();
		assertThat(count("structured", "SUCCESS")).isOne();
	}

	@Test
	void countsFurtherAttempts() {
		CloudEventSink sink = sink();
		assertThat(retries()).isZero();
		sink.send(EVENT);
		assertThat(retries()).isZero();
		this.server.answer(503).answer(503).answer(202);
		sink.send(EVENT);
		assertThat(retries()).isEqualTo(2);
		this.server.answer(503).answer(503).answer(503).answer(503);
		assertThatExceptionOfType(CloudEventSendException.class).isThrownBy(() -> sink.send(EVENT));
		assertThat(retries()).isEqualTo(5);
	}

	@Test
	void registersNothingWithoutASink() {
		assertThat(this.registry.getMeters()).isEmpty();
	}

}
