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

import java.time.Duration;

import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.testsupport.RecordingServer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Base of the tests that send to a {@link RecordingServer}.
 */
@Timeout(60)
abstract class AbstractSinkTests {

	static final OutgoingCloudEvent<String> EVENT = OutgoingCloudEvent.of("sent", "text");

	final RecordingServer server = new RecordingServer();

	final CloudEventClients clients = CloudEventClients.create("/sender");

	final CloudEventSink sink = builder().build();

	CloudEventSinkBuilder builder() {
		return this.clients.sink(this.server.url()).delay(Duration.ofMillis(1));
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

	static CloudEventSendException failure(ThrowingCallable sending) {
		return catchThrowableOfType(CloudEventSendException.class, sending);
	}

}
