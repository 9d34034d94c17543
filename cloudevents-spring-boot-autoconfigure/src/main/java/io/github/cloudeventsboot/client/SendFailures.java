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

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;

import io.cloudevents.CloudEvent;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatusCode;
import org.springframework.util.StringUtils;
import org.springframework.web.client.ResourceAccessException;

/**
 * Describes events that were not accepted and the reason, for messages and log lines.
 */
final class SendFailures {

	private static final int MAX_LENGTH = 200;

	private SendFailures() {
	}

	static String events(List<? extends CloudEvent> events) {
		return (events.size() == 1) ? "Event '" + events.get(0).getId() + "'" : "Batch of " + events.size() + " events";
	}

	/**
	 * Describe why an attempt failed.
	 * @param statusCode the status, or {@code null} if there was none
	 * @param failure the failure
	 * @return the status or, without one, the first message of the failure and its causes
	 */
	static String reason(@Nullable HttpStatusCode statusCode, Throwable failure) {
		return (statusCode != null) ? "status: " + statusCode.value() : "without a response: " + cause(failure);
	}

	private static String cause(Throwable failure) {
		// Spring's own message has the URL, and "null" for a cause without message
		Throwable first = (failure instanceof ResourceAccessException && failure.getCause() != null)
				? failure.getCause() : failure;
		Throwable last = first;
		for (Throwable cause = first; cause != null; cause = cause.getCause()) {
			String text = text(cause);
			if (text != null) {
				return text;
			}
			last = cause;
		}
		// the JDK's client has no message for that
		return (first instanceof ConnectException) ? "Connection refused" : last.getClass().getSimpleName();
	}

	private static @Nullable String text(Throwable cause) {
		if (cause instanceof HttpConnectTimeoutException) {
			return "Connection timed out";
		}
		if (cause instanceof HttpTimeoutException) {
			// its own message only reports a cancelled request
			return "Request timed out";
		}
		if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
			return "Unknown host";
		}
		return (StringUtils.hasText(cause.getMessage())) ? printable(cause.getMessage()) : null;
	}

	private static String printable(String message) {
		// clients quote the server's response
		StringBuilder text = new StringBuilder();
		message.codePoints()
			.limit(MAX_LENGTH)
			.forEach((c) -> text.appendCodePoint((Character.isISOControl(c)) ? ' ' : c));
		return text.toString();
	}

}
