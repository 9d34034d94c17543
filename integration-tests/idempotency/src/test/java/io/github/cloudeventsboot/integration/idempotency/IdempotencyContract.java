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

package io.github.cloudeventsboot.integration.idempotency;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.test.client.AutoConfigureRecordingCloudEventSink;
import io.github.cloudeventsboot.test.client.RecordingCloudEventSink;
import io.github.cloudeventsboot.test.web.CloudEventReplyAssert;
import io.github.cloudeventsboot.test.web.CloudEventRequestBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.modulith.events.ResubmissionOptions;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.client.RestTestClient;

import static io.github.cloudeventsboot.test.web.CloudEventRequests.cloudEvent;
import static io.github.cloudeventsboot.test.web.CloudEventWebAssertions.assertThatReply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.times;

/**
 * What holds on any database: an event that comes twice is handled once, and what is
 * promised is kept.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureRestTestClient
@AutoConfigureRecordingCloudEventSink
abstract class IdempotencyContract {

	private static final CloudEventRequestBuilder EVENT = cloudEvent("order.placed").with("source", "/web")
		.with("id", "e1")
		.withJson("{\"number\": \"A-1\", \"amount\": 3}");

	@Autowired
	private RestTestClient client;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private RecordingCloudEventSink sink;

	@Autowired
	private IncompleteEventPublications publications;

	@Autowired
	private HandledEvents handledEvents;

	@Autowired
	private Outbox outbox;

	@MockitoBean
	private Stock stock;

	@MockitoBean
	private Imports imports;

	@AfterEach
	void cleanUp() {
		awaitCompletion();
		for (String table : List.of("handled_event", "placed_order", "event_publication")) {
			this.jdbc.sql("delete from " + table).update();
		}
	}

	@Test
	void handlesEventOnceInBothModes() {
		post("/orders", EVENT).isAccepted();
		post("/orders", EVENT).isAccepted();
		post("/orders", EVENT.structured()).isAccepted();
		assertThat(count("placed_order")).isEqualTo(1);
	}

	@Test
	void tellsEventsApartBySourceAndId() {
		post("/orders", EVENT).isAccepted();
		post("/orders", EVENT.with("id", "e2")).isAccepted();
		post("/orders", EVENT.with("source", "/app")).isAccepted();
		assertThat(count("placed_order")).isEqualTo(3);
	}

	@Test
	void handlesEventOnceThatComesTwiceAtOnce() throws Exception {
		ExecutorService executor = Executors.newFixedThreadPool(4);
		try {
			List<Future<?>> replies = new ArrayList<>();
			for (int i = 0; i < 20; i++) {
				CloudEventRequestBuilder event = EVENT.with("id", "e" + i);
				for (int repetition = 0; repetition < 4; repetition++) {
					replies.add(executor.submit(() -> post("/orders", event).isAccepted()));
				}
			}
			for (Future<?> reply : replies) {
				reply.get();
			}
		}
		finally {
			executor.shutdown();
		}
		assertThat(count("placed_order")).isEqualTo(20);
	}

	@Test
	void handlesEventAgainIfHandlerHasFailed() {
		willThrow(new IllegalStateException("out of stock")).willDoNothing().given(this.stock).reserve(any());
		post("/orders", EVENT).hasStatus(HttpStatus.INTERNAL_SERVER_ERROR);
		assertThat(count("handled_event")).isZero();
		assertThat(count("placed_order")).isZero();
		post("/orders", EVENT).isAccepted();
		assertThat(count("placed_order")).isEqualTo(1);
	}

	@Test
	void forgetsOldEventsOnly() {
		post("/orders", EVENT).isAccepted();
		post("/orders", EVENT.with("id", "e2")).isAccepted();
		this.jdbc.sql("update handled_event set handled_at = handled_at - interval '31' day where id = 'e1'").update();
		this.handledEvents.removeOld();
		assertThat(this.jdbc.sql("select id from handled_event").query(String.class).list()).containsExactly("e2");
	}

	@Test
	void rejectsIdThatIsTooLong() {
		post("/orders", EVENT.with("id", "e".repeat(255))).isAccepted();
		post("/orders", EVENT.with("id", "e".repeat(256))).isRejected().hasViolation("id");
		post("/orders", EVENT.with("source", "/" + "s".repeat(255))).isRejected().hasViolation("source");
	}

	@Test
	void sendsEventIfTransactionIsCommitted() {
		willThrow(new IllegalStateException("out of stock")).willDoNothing().given(this.stock).reserve(any());
		post("/orders", EVENT).hasStatus(HttpStatus.INTERNAL_SERVER_ERROR);
		assertThat(count("event_publication")).isZero();
		post("/orders", EVENT).isAccepted();
		awaitCompletion();
		this.sink.assertThatEvent().hasType("order.accepted");
	}

	@Test
	void sendsSameEventAgainIfSinkHasFailed() {
		this.sink.respondWith(HttpStatus.BAD_REQUEST);
		post("/orders", EVENT).isAccepted();
		await().until(() -> count("event_publication where status = 'FAILED'") == 1);
		String stored = this.jdbc.sql("select serialized_event from event_publication").query(String.class).single();
		assertThat(this.sink.events()).isEmpty();
		this.jdbc.sql("update event_publication set publication_date = publication_date - interval '1' minute")
			.update();
		this.outbox.sendAgain();
		awaitCompletion();
		CloudEvent sent = this.sink.events().get(0);
		assertThat(stored).contains("\"id\":\"" + sent.getId() + "\"");
		this.sink.assertThatEvent().hasType("order.accepted").hasSource("/shop").hasJsonData("{\"number\": \"A-1\"}");
	}

	@Test
	void keepsAcceptedEventUntilItIsHandled() {
		willThrow(new IllegalStateException("not now")).willDoNothing().given(this.imports).run(any());
		post("/imports", EVENT).hasStatus(HttpStatus.ACCEPTED);
		await().until(() -> count("event_publication where status = 'FAILED'") == 1);
		this.publications.resubmitIncompletePublications(ResubmissionOptions.defaults());
		awaitCompletion();
		then(this.imports).should(times(2)).run(any());
	}

	private CloudEventReplyAssert post(String path, CloudEventRequestBuilder event) {
		return assertThatReply(event.exchange(this.client.post().uri(path)));
	}

	private void awaitCompletion() {
		await().until(() -> count("event_publication where completion_date is null") == 0);
	}

	private int count(String table) {
		return this.jdbc.sql("select count(*) from " + table).query(Integer.class).single();
	}

}
