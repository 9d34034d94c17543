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

package com.example.payments;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.test.web.CloudEventReplyAssert;
import io.github.cloudeventsboot.test.web.CloudEventRequestBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.http.HttpStatus;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.client.RestTestClient;

import static io.github.cloudeventsboot.test.web.CloudEventRequests.cloudEvent;
import static io.github.cloudeventsboot.test.web.CloudEventRequests.cloudEventBatch;
import static io.github.cloudeventsboot.test.web.CloudEventWebAssertions.assertThatReply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.timeout;

/**
 * Tests for {@link HighVolumeController} over a real port, with a store that is slow: it
 * does nothing before the answer has come.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureRestTestClient
class HighVolumeControllerTests {

	private static final int TIMEOUT = 30_000;

	private final CountDownLatch answered = new CountDownLatch(1);

	@Autowired
	private RestTestClient client;

	@MockitoBean
	private EventStore store;

	@BeforeEach
	void storeSlowly() {
		willAnswer((invocation) -> this.answered.await(TIMEOUT, TimeUnit.MILLISECONDS)).given(this.store)
			.insert(anyString(), anyString());
	}

	@Test
	void answersBeforeTheEventIsLogged() {
		post("/high-volume", event("1")).isAccepted()
			.event()
			.hasType("high-volume.processed")
			.hasJsonData("{\"bytes\": 12}");
		assertThat(this.answered.getCount()).isOne();
		this.answered.countDown();
		then(this.store).should(timeout(TIMEOUT)).insert("1", "payment.completed");
	}

	@Test
	void acceptsAnEventForLater() {
		post("/high-volume/accepted", event("2")).hasStatus(HttpStatus.ACCEPTED).hasNoBody();
		this.answered.countDown();
		then(this.store).should(timeout(TIMEOUT)).insert("2", "payment.completed");
	}

	@Test
	void answersABatchWithABatch() {
		post("/batch", cloudEventBatch(event("3"), event("4"))).isAccepted()
			.isBatch()
			.events()
			.allSatisfy((event) -> assertThat(event.getType()).isEqualTo("batch.processed"))
			.extracting((event) -> event.getExtension("causationid"))
			.containsExactly("3", "4");
		this.answered.countDown();
		then(this.store).should(timeout(TIMEOUT)).insert("4", "payment.completed");
	}

	@Test
	void takesASingleEventAsABatchOfOne() {
		post("/batch", event("5")).isBatch()
			.events()
			.extracting(CloudEvent::getType)
			.containsExactly("batch.processed");
		this.answered.countDown();
	}

	@Test
	void refusesABatchWithABadEvent() {
		post("/batch", cloudEventBatch(event("6"), event("7").without("id"))).isRejected().hasViolationAt(1);
		then(this.store).shouldHaveNoInteractions();
	}

	private CloudEventReplyAssert post(String path, CloudEventRequestBuilder event) {
		return assertThatReply(event.exchange(this.client.post().uri(path)));
	}

	private static CloudEventRequestBuilder event(String id) {
		return cloudEvent("payment.completed").with("id", id).withJson("{\"amount\":5}");
	}

}
