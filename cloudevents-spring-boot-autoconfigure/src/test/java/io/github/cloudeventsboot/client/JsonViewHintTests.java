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

import java.util.List;

import com.fasterxml.jackson.annotation.JsonView;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventType;
import io.github.cloudeventsboot.testsupport.RecordingServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that data is written in the view that a hint of the request names.
 */
class JsonViewHintTests {

	private static final Account ACCOUNT = new Account("visible", "hidden");

	private final RecordingServer server = new RecordingServer();

	private final RestClient client = CloudEventClients.create("/app")
		.configure(RestClient.builder().baseUrl(this.server.url()))
		.build();

	@AfterEach
	void stop() {
		this.server.close();
	}

	private RestClient.RequestBodySpec request(String contentType) {
		RestClient.RequestBodySpec request = this.client.post().hint(JsonView.class.getName(), Public.class);
		return (contentType.isEmpty()) ? request : request.contentType(MediaType.parseMediaType(contentType));
	}

	private void assertHidden(RestClient.RequestBodySpec request) {
		request.retrieve().toBodilessEntity();
		assertThat(this.server.requests()).singleElement()
			.satisfies((sent) -> assertThat(sent.text()).contains("\"name\":\"visible\"").doesNotContain("hidden"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "application/cloudevents+json" })
	void holdsForEvents(String contentType) {
		assertHidden(request(contentType).body(OutgoingCloudEvent.of("account.opened", ACCOUNT)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json", "application/cloudevents+json" })
	void holdsForEventTypes(String contentType) {
		assertHidden(request(contentType).body(new AccountOpened(ACCOUNT)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "application/cloudevents-batch+json" })
	void holdsForBatches(String contentType) {
		assertHidden(request(contentType).body(List.of(OutgoingCloudEvent.of("account.opened", ACCOUNT)),
				new ParameterizedTypeReference<List<OutgoingCloudEvent<Account>>>() {
				}));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "application/cloudevents+json" })
	void everythingIsSentWithoutHint(String contentType) {
		RestClient.RequestBodySpec request = this.client.post();
		((contentType.isEmpty()) ? request : request.contentType(MediaType.parseMediaType(contentType)))
			.body(OutgoingCloudEvent.of("account.opened", ACCOUNT))
			.retrieve()
			.toBodilessEntity();
		assertThat(this.server.requests().get(0).text()).contains("hidden");
	}

	interface Public {

	}

	interface Internal {

	}

	record Account(@JsonView(Public.class) String name, @JsonView(Internal.class) String secret) {

	}

	@CloudEventType("account.opened")
	record AccountOpened(@JsonView(Public.class) Account data) {

	}

}
