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

package io.github.cloudeventsboot.test.client;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventType;
import io.github.cloudeventsboot.client.CloudEventSendException;
import io.github.cloudeventsboot.client.CloudEventSink;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link RecordingCloudEventSink}, in an application whose real sink would lead
 * nowhere.
 */
@SpringBootTest(properties = { "cloudevents.sink.url=http://localhost:1", "cloudevents.source=/shop",
		"cloudevents.sink.retry.max-attempts=3", "cloudevents.sink.retry.delay=1h",
		"K_CE_OVERRIDES={\"extensions\":{\"tenant\":\"blue\"}}" })
@AutoConfigureRecordingCloudEventSink
class RecordingCloudEventSinkTests {

	@Autowired
	private CloudEventSink sink;

	@Autowired
	private RecordingCloudEventSink recorded;

	@Test
	void recordsInOrderWhatTheApplicationSends() {
		assertThat(this.sink).isSameAs(this.recorded);
		CloudEvent first = this.sink.send(new OrderPlaced(new Order(1)));
		this.sink.sendAll(List.of(new OrderPlaced(new Order(2)), OutgoingCloudEvent.of("other")));
		assertThat(this.recorded.events()).extracting(CloudEvent::getType)
			.containsExactly("order.placed", "order.placed", "other");
		assertThat(this.recorded.events().get(0).getId()).isEqualTo(first.getId());
		assertThat(this.recorded.attempts()).isEqualTo(2);
	}

	@Test
	void convertsWhatWasSent() {
		this.sink.send(new OrderPlaced(new Order(1)));
		this.recorded.assertThatEvent().hasType("order.placed").hasSource("/shop").hasJsonData("{\"number\": 1}");
		assertThat(this.recorded.events(OrderPlaced.class)).containsExactly(new OrderPlaced(new Order(1)));
	}

	@Test
	void setsTheAttributesThatKnativeRequests() {
		this.sink.send(OutgoingCloudEvent.of("other").withExtension("tenant", "green"));
		this.recorded.assertThatEvent().hasExtension("tenant", "blue");
	}

	@Test
	void waitsForWhatIsSentLater() {
		CompletableFuture.runAsync(() -> this.sink.send(new OrderPlaced(new Order(1))));
		await().untilAsserted(() -> this.recorded.assertThatEvent().hasType("order.placed"));
	}

	@Test
	void isTriedAgainWithoutDelay() {
		this.recorded.respondWith(HttpStatus.SERVICE_UNAVAILABLE);
		this.recorded.refuseConnection();
		this.sink.send(new OrderPlaced(new Order(1)));
		assertThat(this.recorded.events()).hasSize(1);
		assertThat(this.recorded.attempts()).isEqualTo(3);
	}

	@Test
	void failsAsTheRealSink() {
		this.recorded.respondWith(HttpStatus.BAD_REQUEST);
		assertThatExceptionOfType(CloudEventSendException.class)
			.isThrownBy(() -> this.sink.send(new OrderPlaced(new Order(1))))
			.satisfies((ex) -> assertThat(ex.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST));
		this.recorded.refuseConnection();
		this.recorded.refuseConnection();
		this.recorded.refuseConnection();
		assertThatExceptionOfType(CloudEventSendException.class)
			.isThrownBy(() -> this.sink.send(new OrderPlaced(new Order(1))))
			.withMessageContaining("Connection refused");
		assertThat(this.recorded.events()).isEmpty();
	}

	@Test
	void failureNamesHowManyEventsThereAre() {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(this.recorded::assertThatEvent)
			.withMessage("Expected the sink to have accepted one event but there are 0: []");
	}

	@Test
	void isUsableWithoutAnApplication() {
		RecordingCloudEventSink alone = new RecordingCloudEventSink();
		alone.send(OutgoingCloudEvent.of("order.placed"));
		alone.assertThatEvent().hasType("order.placed").hasSource("/test");
		alone.reset();
		assertThat(alone.events()).isEmpty();
	}

	record Order(int number) {

	}

	@CloudEventType("order.placed")
	record OrderPlaced(Order data) {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
