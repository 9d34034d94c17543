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

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.http.EventHeaders;
import io.github.cloudeventsboot.http.HttpEventReader;
import io.github.cloudeventsboot.message.MessageLimits;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.mock.http.client.MockClientHttpRequest;
import org.springframework.mock.http.client.MockClientHttpResponse;

/**
 * Answers requests that contain events, instead of sending them.
 */
final class RecordingRequestFactory implements ClientHttpRequestFactory {

	private final HttpEventReader reader = new HttpEventReader(MessageLimits.NONE);

	private final Queue<Optional<HttpStatus>> answers = new ArrayDeque<>();

	private final List<CloudEvent> accepted = new ArrayList<>();

	private int attempts;

	/**
	 * Add the answer to one of the next attempts.
	 * @param status the status, or {@code null} for no connection
	 */
	synchronized void enqueue(@Nullable HttpStatus status) {
		this.answers.add(Optional.ofNullable(status));
	}

	synchronized List<CloudEvent> accepted() {
		return List.copyOf(this.accepted);
	}

	synchronized int attempts() {
		return this.attempts;
	}

	synchronized void reset() {
		this.answers.clear();
		this.accepted.clear();
		this.attempts = 0;
	}

	@Override
	public ClientHttpRequest createRequest(URI uri, HttpMethod httpMethod) {
		return new MockClientHttpRequest(httpMethod, uri) {

			@Override
			protected ClientHttpResponse executeInternal() throws IOException {
				return answer(getHeaders(), getBodyAsBytes());
			}

		};
	}

	private synchronized ClientHttpResponse answer(HttpHeaders headers, byte[] body) throws IOException {
		this.attempts++;
		Optional<HttpStatus> answer = this.answers.poll();
		if (answer != null && answer.isEmpty()) {
			throw new ConnectException("Connection refused");
		}
		HttpStatus status = (answer != null) ? answer.get() : HttpStatus.ACCEPTED;
		if (status.is2xxSuccessful()) {
			String contentType = headers.getFirst(HttpHeaders.CONTENT_TYPE);
			this.accepted.addAll(this.reader.readEvents(contentType, EventHeaders.of(headers), body));
		}
		return new MockClientHttpResponse(new byte[0], status);
	}

}
