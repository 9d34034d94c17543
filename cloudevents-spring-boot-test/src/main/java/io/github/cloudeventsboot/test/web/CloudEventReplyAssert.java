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

package io.github.cloudeventsboot.test.web;

import io.github.cloudeventsboot.test.message.AbstractEventMessageAssert;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/**
 * Assertions on the reply of a handler. A failure shows the whole response.
 *
 * @since 0.1.0
 * @see CloudEventWebAssertions
 */
public final class CloudEventReplyAssert extends AbstractEventMessageAssert<CloudEventReplyAssert, Object> {

	private final Reply reply;

	CloudEventReplyAssert(Reply reply) {
		super(reply, reply.toMessage(), CloudEventReplyAssert.class);
		this.reply = reply;
	}

	/**
	 * Verify that the event was accepted: the status is 2xx.
	 * @return this
	 */
	public CloudEventReplyAssert isAccepted() {
		if (!HttpStatusCode.valueOf(this.reply.status()).is2xxSuccessful()) {
			throw failure("Expected the event to be accepted but the reply is:%n%s", this.reply);
		}
		return this;
	}

	/**
	 * Verify that the event was rejected: the status is 4xx, and the body a problem
	 * document (RFC 9457).
	 * @return assertions on the problem document
	 */
	public CloudEventProblemAssert isRejected() {
		if (!HttpStatusCode.valueOf(this.reply.status()).is4xxClientError()) {
			throw failure("Expected the event to be rejected but the reply is:%n%s", this.reply);
		}
		return new CloudEventProblemAssert(this.reply);
	}

	/**
	 * Verify the status.
	 * @param status the expected status
	 * @return this
	 */
	public CloudEventReplyAssert hasStatus(HttpStatus status) {
		return hasStatus(status.value());
	}

	/**
	 * Verify the status.
	 * @param status the expected status
	 * @return this
	 */
	public CloudEventReplyAssert hasStatus(int status) {
		if (this.reply.status() != status) {
			throw failureWithActualExpected(this.reply.status(), status, "Expected status %d but the reply is:%n%s",
					status, this.reply);
		}
		return this;
	}

	/**
	 * Verify that the body is empty.
	 * @return this
	 */
	public CloudEventReplyAssert hasNoBody() {
		if (this.reply.body().length > 0) {
			throw failure("Expected no body but the reply is:%n%s", this.reply);
		}
		return this;
	}

	Reply reply() {
		return this.reply;
	}

}
