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

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.observation.CloudEventLogContext;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * One message on its way, from the time at which it is read until its handler and the
 * reply are finished, on however many threads.
 */
final class EventHandling {

	private static final Log logger = LogFactory.getLog(EventHandling.class);

	private static final Runnable NOTHING = () -> {
	};

	private final EventRequest request;

	private final Function<String, @Nullable String> types;

	private final @Nullable EventObservations observations;

	private final @Nullable CloudEventLogContext logContext;

	private final AtomicBoolean done = new AtomicBoolean();

	private @Nullable EventObservation observation;

	private @Nullable Runnable scope;

	private int depth;

	/**
	 * Create the handling of a message.
	 * @param request the message
	 * @param types returns the handler's type or pattern that matches a {@code type}
	 * @param observations observe it, or {@code null}
	 * @param logContext tells log lines of it, or {@code null}
	 */
	EventHandling(EventRequest request, Function<String, @Nullable String> types,
			@Nullable EventObservations observations, @Nullable CloudEventLogContext logContext) {
		this.request = request;
		this.types = types;
		this.observations = observations;
		this.logContext = logContext;
	}

	/**
	 * Note that the thread of the request begins, or goes on, to handle it. Calls may be
	 * nested, as handlers may forward.
	 */
	void enter() {
		this.depth++;
		if (this.request.isRead()) {
			reading();
			read();
		}
	}

	/**
	 * Note that the events are going to be read.
	 */
	void reading() {
		if (isActive() && this.observation == null && this.observations != null) {
			this.observation = this.observations.start(this.request);
		}
	}

	/**
	 * Note that the events have been read, or found not to be readable.
	 */
	void read() {
		if (isActive()) {
			if (this.observation != null) {
				this.observation.read(this.request.eventsIfRead(), this.types);
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
	 * @return what ends that, on the same thread
	 */
	Runnable openScope() {
		Runnable outer = (this.observation != null) ? this.observation.openScope() : NOTHING;
		List<CloudEvent> events = this.request.eventsIfRead();
		if (this.logContext == null || events.isEmpty() || this.request.isBatch()) {
			return outer;
		}
		CloudEventLogContext.Scope inner = this.logContext.open(events.get(0));
		return () -> {
			inner.close();
			outer.run();
		};
	}

	/**
	 * Note that the thread of the request leaves the rest to other threads.
	 */
	void suspend() {
		beginUnlessRead();
		this.depth--;
		closeScope();
	}

	/**
	 * Note that the thread of the request has finished with it.
	 */
	void leave(EventOutcome outcome) {
		beginUnlessRead();
		this.depth--;
		if (this.depth == 0) {
			stop(outcome);
		}
	}

	/**
	 * Handlers may take nothing from their event, or be refused for something else before
	 * it is read.
	 */
	private void beginUnlessRead() {
		if (!this.request.isRead() && this.request.isEvent()) {
			reading();
			read();
		}
	}

	/**
	 * Note that nothing further will happen to the request.
	 */
	void stop(EventOutcome outcome) {
		boolean event = this.request.isRead() || this.request.isEvent();
		if (event && this.done.compareAndSet(false, true)) {
			if (logger.isDebugEnabled()) {
				logger.debug(this.request + ": " + outcome);
			}
			closeScope();
			if (this.observation != null) {
				this.observation.stop(outcome);
			}
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
