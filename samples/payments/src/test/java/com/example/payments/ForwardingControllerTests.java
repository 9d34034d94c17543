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

import io.github.cloudeventsboot.test.client.AutoConfigureRecordingCloudEventSink;
import io.github.cloudeventsboot.test.client.RecordingCloudEventSink;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static io.github.cloudeventsboot.test.web.CloudEventRequests.cloudEvent;
import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(properties = "cloudevents.sink.url=http://localhost:1")
@AutoConfigureMockMvc
@AutoConfigureRecordingCloudEventSink
class ForwardingControllerTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private RecordingCloudEventSink sink;

	@Test
	void forwardsTheEventAsItCame() {
		assertThat(send()).hasStatus(204);
		this.sink.assertThatEvent().hasId("p1").hasType("payment.completed").hasTextData("{\"amount\" : 1.10}");
	}

	@Test
	void triesAgain() {
		this.sink.respondWith(HttpStatus.SERVICE_UNAVAILABLE, HttpStatus.TOO_MANY_REQUESTS);
		assertThat(send()).hasStatus(204);
		assertThat(this.sink.attempts()).isEqualTo(3);
		this.sink.assertThatEvent().hasId("p1");
	}

	@Test
	void leavesTheEventToItsSenderIfTheSinkRefusesIt() {
		this.sink.respondWith(HttpStatus.BAD_REQUEST);
		assertThat(send()).hasStatus(502)
			.bodyJson()
			.extractingPath("$.detail")
			.isEqualTo("Event was not accepted by the sink");
		assertThat(this.sink.attempts()).isOne();
	}

	private MvcTestResult send() {
		return this.mvc.post()
			.uri("/forwarded-payments")
			.with(cloudEvent("payment.completed").with("id", "p1").withJson("{\"amount\" : 1.10}").structured())
			.exchange();
	}

}
