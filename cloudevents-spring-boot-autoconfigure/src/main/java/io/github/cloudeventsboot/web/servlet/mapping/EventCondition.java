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

package io.github.cloudeventsboot.web.servlet.mapping;

import java.util.List;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.CloudEventException;
import io.github.cloudeventsboot.handler.EventConditions;
import io.github.cloudeventsboot.message.ReceivedMessage;
import io.github.cloudeventsboot.web.servlet.ServletMessages;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.web.cors.CorsUtils;
import org.springframework.web.servlet.mvc.condition.RequestCondition;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/**
 * Condition on the event of a request. It never throws: an event that can't be read
 * matches only the handler that reports it.
 */
final class EventCondition implements RequestCondition<EventCondition> {

	private final ServletMessages messages;

	private final EventConditions patterns;

	private final boolean batch;

	private final boolean reporter;

	private final List<RequestMappingInfo> others;

	private final int order;

	private EventCondition(ServletMessages messages, EventConditions patterns, boolean batch, boolean reporter,
			List<RequestMappingInfo> others, int order) {
		this.messages = messages;
		this.patterns = patterns;
		this.batch = batch;
		this.reporter = reporter;
		this.others = List.copyOf(others);
		this.order = order;
	}

	/**
	 * Return the condition of a handler method.
	 * @param messages provides the messages of requests
	 * @param patterns the events for the method
	 * @param batch whether the method takes any number of events
	 * @param order decides between methods that are otherwise equal
	 */
	static EventCondition of(ServletMessages messages, EventConditions patterns, boolean batch, int order) {
		return new EventCondition(messages, patterns, batch, false, List.of(), order);
	}

	/**
	 * Return the condition of the fallback, which comes last.
	 * @param messages provides the messages of requests
	 * @param others mappings that take precedence although they compare as less specific,
	 * or as equal
	 * @param order decides between several such conditions
	 */
	static EventCondition reporter(ServletMessages messages, List<RequestMappingInfo> others, int order) {
		return new EventCondition(messages, EventConditions.ANY, false, true, others, order);
	}

	@Override
	public EventCondition combine(EventCondition other) {
		return other;
	}

	@Override
	public @Nullable EventCondition getMatchingCondition(HttpServletRequest request) {
		if (CorsUtils.isPreFlightRequest(request)) {
			return (this.reporter) ? null : this;
		}
		if (this.reporter) {
			return (this.others.stream().allMatch((other) -> other.getMatchingCondition(request) == null)) ? this
					: null;
		}
		ReceivedMessage message = this.messages.get(request);
		if (!message.isEvent()) {
			return null;
		}
		try {
			if (message.isBatch()) {
				return (this.batch && message.events().stream().allMatch(this.patterns::matches)) ? this : null;
			}
			return (this.patterns.matches(message.attributes())) ? this : null;
		}
		catch (CloudEventException ex) {
			// reported by the handler of the request
			return null;
		}
	}

	@Override
	public int compareTo(EventCondition other, HttpServletRequest request) {
		if (this.reporter != other.reporter) {
			return Boolean.compare(this.reporter, other.reporter);
		}
		ReceivedMessage message = this.messages.get(request);
		CloudEvent event = message.anyEvent();
		int result = (event != null) ? this.patterns.compareTo(other.patterns, event) : 0;
		if (result == 0) {
			result = Boolean.compare(this.batch, other.batch) * ((message.isBatch()) ? -1 : 1);
		}
		return (result != 0) ? result : Integer.compare(this.order, other.order);
	}

	EventConditions patterns() {
		return this.patterns;
	}

	boolean isBatch() {
		return this.batch;
	}

	private List<Object> values() {
		return List.of(this.patterns, this.batch, this.reporter, this.order);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof EventCondition that && values().equals(that.values()));
	}

	@Override
	public int hashCode() {
		return values().hashCode();
	}

	@Override
	public String toString() {
		return (this.reporter) ? "[any other event]" : this.patterns.toString();
	}

}
