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

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.ContentMode;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.TypedCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventType;
import io.github.cloudeventsboot.binding.OutgoingDefaults;
import io.github.cloudeventsboot.testsupport.RecordingServer;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for what a sink sends and returns.
 */
class CloudEventSinkTests extends AbstractSinkTests {

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
			.withMessageEndingWith(": send a collection of events with sendAll");
		assertThat(this.server.requests()).isEmpty();
	}

	@Test
	void advisesWhatASinkTakes() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.sink.send("text"))
			.withMessage(
					"'event' must be a CloudEvent, an OutgoingCloudEvent or an instance of an event type, but is an"
							+ " instance of java.lang.String: send data as OutgoingCloudEvent.of(type, data)");
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

	@CloudEventType("paid")
	record Paid(int amount) {

	}

}
