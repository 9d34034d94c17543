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

package com.example.kafka;

import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static io.github.cloudeventsboot.test.web.CloudEventRequests.cloudEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.willReturn;
import static org.mockito.BDDMockito.willThrow;

@WebMvcTest(ForwardingController.class)
class ForwardingControllerTests {

	@Autowired
	private MockMvcTester mvc;

	@MockitoBean
	private KafkaTemplate<Object, Object> template;

	@Test
	void leavesEventToItsSenderIfTheBrokerIsAway() {
		willThrow(new KafkaException("away")).given(this.template).send(any(), any());
		checkNotForwarded();
		willReturn(CompletableFuture.failedFuture(new KafkaException("away"))).given(this.template).send(any(), any());
		checkNotForwarded();
	}

	private void checkNotForwarded() {
		assertThat(this.mvc.post().uri("/events").with(cloudEvent("any"))).hasStatus(503)
			.bodyJson()
			.extractingPath("$.detail")
			.isEqualTo("Event could not be forwarded");
	}

}
