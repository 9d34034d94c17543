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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.message.ReceivedMessage;
import io.github.cloudeventsboot.observation.CloudEventLogContext;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The handling of one message, from the choice of a handler until the handler and its
 * reply have finished, across all threads.
 *
 * @since 0.1.0
 */
public final class EventExchange {

	private static final Log logger = LogFactory.getLog(EventExchange.class);

	private static final Runnable NOTHING = () -> {
	};

	private final ReceivedMessage message;

	private final Supplier<String> handler;

	private final Function<String, @Nullable String> types;

	private final @Nullable EventObservations observations;

	private final @Nullable CloudEventLogContext logContext;

	private final RejectionLog rejections;

	private final AtomicBoolean done = new AtomicBoolean();

	private @Nullable EventObservation observation;

	private @Nullable Runnable scope;

	private int depth;

	/**
	 * Create an exchange, which observes the message from now on.
	 * @param message the message
	 * @param handler names the handler in logs
	 * @param types returns the handler's type or pattern that matches a {@code type}
	 * @param observations starts the observation, or {@code null}
	 * @param logContext puts the event into the context of log lines, or {@code null}
	 * @param rejections logs the message if it is rejected
	 */
	public EventExchange(ReceivedMessage message, Supplier<String> handler, Function<String, @Nullable String> types,
			@Nullable EventObservations observations, @Nullable CloudEventLogContext logContext,
			RejectionLog rejections) {
		this.message = message;
		this.handler = handler;
		this.types = types;
		this.observations = observations;
		this.logContext = logContext;
		this.rejections = rejections;
		message.onRead(this::read);
	}

	/**
	 * Record that the thread of the message starts or continues to handle it. Calls may
	 * be nested, because handlers may forward.
	 */
	public void enter() {
		this.depth++;
		if (this.message.isRead()) {
			read();
		}
		else if (this.message.isEvent()) {
			begin();
		}
	}

	private void begin() {
		if (isActive() && this.observation == null && this.observations != null) {
			this.observation = this.observations.start(this.message);
		}
	}

	private void read() {
		begin();
		if (isActive()) {
			if (this.observation != null) {
				this.observation.read(this.message.eventsIfRead(), this.types);
			}
			if (this.scope == null) {
				this.scope = openScope();
			}
		}
	}

	private boolean isActive() {
		return this.depth > 0 && !this.done.get();
	}

	/**
	 * Make the message the current one of the current thread.
	 * @return a callback that ends the scope, to be called on the same thread
	 */
	public Runnable openScope() {
		Runnable outer = (this.observation != null) ? this.observation.openScope() : NOTHING;
		List<CloudEvent> events = this.message.eventsIfRead();
		if (this.logContext == null || events.isEmpty() || this.message.isBatch()) {
			return outer;
		}
		CloudEventLogContext.Scope inner = this.logContext.open(events.get(0));
		return () -> {
			inner.close();
			outer.run();
		};
	}

	/**
	 * Record that the thread of the message leaves the rest to other threads.
	 */
	public void suspend() {
		readUnlessDone();
		this.depth--;
		closeScope();
	}

	/**
	 * Record that the thread of the message has finished.
	 * @param outcome the outcome, if no other thread continues
	 */
	public void leave(ExchangeOutcome outcome) {
		readUnlessDone();
		this.depth--;
		if (this.depth == 0) {
			stop(outcome);
		}
	}

	/**
	 * The message may still be unread: its handler did not need the event, or the message
	 * was rejected for another reason first.
	 */
	private void readUnlessDone() {
		if (!this.message.isRead() && this.message.isEvent()) {
			read();
		}
	}

	/**
	 * Record that the handling of the message has ended.
	 * @param outcome the outcome
	 */
	public void stop(ExchangeOutcome outcome) {
		boolean event = this.message.isRead() || this.message.isEvent();
		if (event && this.done.compareAndSet(false, true)) {
			log(outcome);
			closeScope();
			if (this.observation != null) {
				this.observation.stop(outcome);
			}
		}
	}

	private void log(ExchangeOutcome outcome) {
		if (outcome.rejection() == null) {
			this.rejections.ignored(this.handler, this.message.eventsIfRead());
		}
		if (outcome.rejection() != null || outcome.isRejected()) {
			this.rejections.rejected(this.handler.get(), this.message, outcome);
		}
		else if (logger.isDebugEnabled()) {
			logger.debug(this.message + ": " + outcome);
		}
	}

	private void closeScope() {
		Runnable current = this.scope;
		if (current != null) {
			this.scope = null;
			current.run();
		}
	}

}
