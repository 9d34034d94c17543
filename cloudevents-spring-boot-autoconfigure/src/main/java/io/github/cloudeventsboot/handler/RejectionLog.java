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

package io.github.cloudeventsboot.handler;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.event.AttributeNames;
import io.github.cloudeventsboot.event.EventRejection;
import io.github.cloudeventsboot.event.ImmutableCloudEvent;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Logs rejected messages, and messages with ignored attributes. Each one is logged at
 * DEBUG, with all details that were reported to its sender. The first one for each
 * handler and reason is logged at WARN, then their number at most once a minute. Memory
 * and the number of lines at WARN depend on handlers and reasons, never on messages.
 *
 * @since 0.1.0
 */
public final class RejectionLog implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(EventRejection.LOGGER);

	private static final long INTERVAL = TimeUnit.MINUTES.toNanos(1);

	private static final String FURTHER = " (further ones are counted; each one is logged at DEBUG)";

	private static final Kind OTHERS = new Kind("other handlers", "rejected for other reasons");

	/**
	 * The maximum number of counters: exceptions of the application may have their own
	 * codes.
	 */
	private static final int MAX_KINDS = 1000;

	private final Map<Kind, Count> counts = new ConcurrentHashMap<>();

	private final LongSupplier nanoTime;

	/**
	 * Create a log.
	 */
	public RejectionLog() {
		this(System::nanoTime);
	}

	RejectionLog(LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
	}

	/**
	 * Log that a message was rejected.
	 * @param handler the handler of the message
	 * @param message the message, described by sizes only
	 * @param outcome the outcome of its handling
	 */
	public void rejected(String handler, Object message, ExchangeOutcome outcome) {
		if (logger.isDebugEnabled()) {
			logger
				.debug(printable(message + " for " + handler + ": " + outcome.describe(EventRejection::toFullString)));
		}
		String reason = outcome.reason();
		if (outcome.isRejected() && reason != null && logger.isWarnEnabled()) {
			warn(new Kind(handler, "rejected: " + reason), "rejected: " + outcome);
		}
	}

	/**
	 * Log the ignored attributes of events, if there are any.
	 * @param handler the handler of the events
	 * @param events the events
	 */
	public void ignored(Supplier<String> handler, List<CloudEvent> events) {
		for (CloudEvent event : events) {
			if (event instanceof ImmutableCloudEvent immutable && !immutable.getIgnored().isEmpty()) {
				ignored(handler.get(), immutable.getIgnored());
			}
		}
	}

	private void ignored(String handler, Map<String, CloudEventViolation> ignored) {
		if (logger.isDebugEnabled()) {
			logger.debug("Event for " + handler + " was read without invalid attributes, "
					+ new EventRejection("ignored", List.copyOf(ignored.values())).toFullString());
		}
		if (logger.isWarnEnabled()) {
			ignored.forEach((name, violation) -> {
				String shown = (AttributeNames.CORE.contains(name)) ? "attribute '" + name + "'" : "an extension";
				warn(new Kind(handler, "read without " + shown), "read without an invalid attribute: " + violation);
			});
		}
	}

	private void warn(Kind kind, String text) {
		long now = this.nanoTime.getAsLong();
		Kind counted = kind;
		Count count = this.counts.get(kind);
		if (count == null) {
			Count created = new Count(now);
			counted = (this.counts.size() < MAX_KINDS) ? kind : OTHERS;
			count = this.counts.putIfAbsent(counted, created);
			if (count == null) {
				logger.warn(printable("A message for " + counted.handler() + " was " + text + FURTHER));
				return;
			}
		}
		long number = count.add(now);
		if (number > 0) {
			logger.warn(printable(counted.describe(number) + ", the last one was " + text));
		}
	}

	/**
	 * Log the numbers that have not been logged so far.
	 */
	@Override
	public void close() {
		this.counts.forEach((kind, count) -> {
			long number = count.rest();
			if (number > 0) {
				logger.warn(kind.describe(number));
			}
		});
	}

	/**
	 * Replace control characters and line breaks: messages of constraints may quote
	 * anything.
	 */
	private static String printable(String text) {
		StringBuilder printable = new StringBuilder(text);
		for (int i = 0; i < printable.length(); i++) {
			if (Character.isISOControl(printable.charAt(i)) || printable.charAt(i) == '\u2028'
					|| printable.charAt(i) == '\u2029') {
				printable.setCharAt(i, '?');
			}
		}
		return printable.toString();
	}

	/**
	 * The key of a counter.
	 */
	private record Kind(String handler, String reason) {

		String describe(long number) {
			return number + ((number == 1) ? " more message for " : " more messages for ") + this.handler
					+ ((number == 1) ? " was " : " were ") + this.reason;
		}

	}

	/**
	 * The messages since the last line.
	 */
	private static final class Count {

		private long logged;

		private long number;

		Count(long logged) {
			this.logged = logged;
		}

		/**
		 * Count a message.
		 * @return the number to log now, or 0
		 */
		synchronized long add(long now) {
			this.number++;
			if (now - this.logged < INTERVAL) {
				return 0;
			}
			this.logged = now;
			return rest();
		}

		synchronized long rest() {
			long rest = this.number;
			this.number = 0;
			return rest;
		}

	}

}
