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

package io.github.cloudeventsboot.web.servlet;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.cloudevents.CloudEvent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.scheduling.annotation.Async;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for work with an event that goes on after the reply, over a real port.
 */
class WorkAfterReplyTests extends AbstractReplyTests {

	@Autowired
	private Background background;

	@ParameterizedTest
	@ValueSource(strings = { "/async", "/publish" })
	void goesOnWithAnEventAfterTheReply(String path) throws Exception {
		HttpResponse<String> response = this.client.structured(path);
		assertThat(response.statusCode()).isEqualTo(202);
		assertThat(this.background.seen()).isEmpty();
		// another request in between, so that the server has used its buffers for it
		assertThat(this.client.structured("/void-callable").statusCode()).isEqualTo(204);
		this.background.open();
		assertThat(this.background.seen().poll(30, TimeUnit.SECONDS)).isEqualTo("request-1 {\"amount\":1}");
		this.background.close();
	}

	@RestController
	static class Accepting {

		private final ApplicationEventPublisher publisher;

		private final Background background;

		Accepting(ApplicationEventPublisher publisher, Background background) {
			this.publisher = publisher;
			this.background = background;
		}

		@PostMapping("/async")
		@ResponseStatus(HttpStatus.ACCEPTED)
		void async(CloudEvent event) {
			this.background.work(event);
		}

		@PostMapping("/publish")
		ResponseEntity<Void> publish(CloudEvent event) {
			this.publisher.publishEvent(new Received(event));
			return ResponseEntity.accepted().build();
		}

	}

	record Received(CloudEvent event) {

	}

	static class Background {

		private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();

		private volatile CountDownLatch gate = new CountDownLatch(1);

		@Async
		void work(CloudEvent event) {
			see(event);
		}

		@Async
		@EventListener
		void on(Received received) {
			see(received.event());
		}

		private void see(CloudEvent event) {
			try {
				assertThat(this.gate.await(30, TimeUnit.SECONDS)).isTrue();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			this.seen.add(event.getId() + " " + new String(event.getData().toBytes(), StandardCharsets.UTF_8));
		}

		BlockingQueue<String> seen() {
			return this.seen;
		}

		void open() {
			this.gate.countDown();
		}

		void close() {
			this.gate = new CountDownLatch(1);
		}

	}

}
