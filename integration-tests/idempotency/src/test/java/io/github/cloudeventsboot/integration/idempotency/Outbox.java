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

import java.time.Duration;

import io.github.cloudeventsboot.client.CloudEventSink;

import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.modulith.events.ResubmissionOptions;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

@Component
class Outbox {

	private static final ResubmissionOptions FAILED = ResubmissionOptions.defaults()
		.withMinAge(Duration.ofSeconds(30))
		.withMaxInFlight(10);

	private final CloudEventSink sink;

	private final IncompleteEventPublications publications;

	Outbox(CloudEventSink sink, IncompleteEventPublications publications) {
		this.sink = sink;
		this.publications = publications;
	}

	@Async
	@TransactionalEventListener
	void send(EventToSend outgoing) {
		this.sink.send(outgoing.event());
	}

	@Scheduled(fixedDelayString = "${app.outbox.delay:1m}", initialDelayString = "${app.outbox.delay:1m}")
	void sendAgain() {
		this.publications.resubmitIncompletePublications(FAILED);
	}

}
