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

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

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
		post("/high-volume", "application/cloudevents+json", event("1")).expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("ce-type", "high-volume.processed")
			.expectBody()
			.json("{\"bytes\": 12}");
		assertThat(this.answered.getCount()).isOne();
		this.answered.countDown();
		then(this.store).should(timeout(TIMEOUT)).insert("1", "payment.completed");
	}

	@Test
	void acceptsAnEventForLater() {
		post("/high-volume/accepted", "application/cloudevents+json", event("2")).expectStatus()
			.isAccepted()
			.expectBody()
			.isEmpty();
		this.answered.countDown();
		then(this.store).should(timeout(TIMEOUT)).insert("2", "payment.completed");
	}

	@Test
	void answersABatchWithABatch() {
		post("/batch", "application/cloudevents-batch+json", "[" + event("3") + "," + event("4") + "]").expectStatus()
			.isOk()
			.expectHeader()
			.contentType("application/cloudevents-batch+json")
			.expectBody()
			.jsonPath("$.length()")
			.isEqualTo(2)
			.jsonPath("$[0].type")
			.isEqualTo("batch.processed")
			.jsonPath("$[0].causationid")
			.isEqualTo("3")
			.jsonPath("$[1].causationid")
			.isEqualTo("4");
		this.answered.countDown();
		then(this.store).should(timeout(TIMEOUT)).insert("4", "payment.completed");
	}

	@Test
	void takesASingleEventAsABatchOfOne() {
		post("/batch", "application/cloudevents+json", event("5")).expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.length()")
			.isEqualTo(1);
		this.answered.countDown();
	}

	@Test
	void refusesABatchWithABadEvent() {
		post("/batch", "application/cloudevents-batch+json", "[" + event("6") + ",{}]").expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[0].index")
			.isEqualTo(1);
		then(this.store).shouldHaveNoInteractions();
	}

	private ResponseSpec post(String path, String contentType, String body) {
		return this.client.post().uri(path).header("Content-Type", contentType).body(body).exchange();
	}

	private static String event(String id) {
		return "{\"specversion\":\"1.0\",\"id\":\"" + id + "\",\"source\":\"/shop\",\"type\":\"payment.completed\","
				+ "\"data\":{\"amount\":5}}";
	}

}
