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
import java.util.Set;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.CloudEventException;
import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.binding.TypePatterns;
import io.github.cloudeventsboot.event.AttributeNames;
import io.github.cloudeventsboot.event.ImmutableCloudEvent;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.web.cors.CorsUtils;
import org.springframework.web.servlet.mvc.condition.RequestCondition;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/**
 * Condition on the event of a request. It never throws: an event that can't be read
 * matches only what reports that.
 */
final class EventCondition implements RequestCondition<EventCondition> {

	private final EventRequests requests;

	private final Set<String> types;

	private final Set<String> sources;

	private final Set<String> subjects;

	private final boolean batch;

	private final boolean reporter;

	private final List<RequestMappingInfo> others;

	private final int order;

	EventCondition(EventRequests requests, Set<String> types, Set<String> sources, Set<String> subjects, boolean batch,
			boolean reporter, List<RequestMappingInfo> others, int order) {
		this.requests = requests;
		this.types = Set.copyOf(types);
		this.sources = Set.copyOf(sources);
		this.subjects = Set.copyOf(subjects);
		this.batch = batch;
		this.reporter = reporter;
		this.others = List.copyOf(others);
		this.order = order;
	}

	/**
	 * Return the condition of a handler method.
	 */
	static EventCondition of(EventRequests requests, Set<String> types, Set<String> sources, Set<String> subjects,
			boolean batch) {
		return new EventCondition(requests, types, sources, subjects, batch, false, List.of(), 0);
	}

	/**
	 * Return the condition that comes last.
	 * @param requests gives access to events
	 * @param others mappings that come first although they would be compared as less
	 * specific, or as equal
	 * @param order distinguishes the conditions of one path
	 */
	static EventCondition reporter(EventRequests requests, List<RequestMappingInfo> others, int order) {
		return new EventCondition(requests, Set.of(), Set.of(), Set.of(), false, true, others, order);
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
		EventRequest eventRequest = this.requests.get(request);
		if (!eventRequest.isEvent()) {
			return null;
		}
		try {
			if (eventRequest.isBatch()) {
				return (this.batch && eventRequest.events().stream().allMatch(this::matches)) ? this : null;
			}
			return (matches(eventRequest.eventToRoute())) ? this : null;
		}
		catch (CloudEventException ex) {
			// reported by whatever handles the request
			return null;
		}
	}

	boolean matches(CloudEvent event) {
		return matches(this.types, event.getType()) && matches(this.sources, source(event))
				&& matches(this.subjects, event.getSubject());
	}

	private static boolean matches(Set<String> patterns, @Nullable String value) {
		if (patterns.isEmpty()) {
			return true;
		}
		if (value != null) {
			for (String pattern : patterns) {
				if (TypePatterns.matches(pattern, value)) {
					return true;
				}
			}
		}
		return false;
	}

	private static String source(CloudEvent event) {
		return (event instanceof ImmutableCloudEvent immutable) ? immutable.getSourceString()
				: event.getSource().toString();
	}

	@Override
	public int compareTo(EventCondition other, HttpServletRequest request) {
		if (this.reporter || other.reporter) {
			return (this.reporter == other.reporter) ? Integer.compare(this.order, other.order)
					: Boolean.compare(this.reporter, other.reporter);
		}
		EventRequest eventRequest = this.requests.get(request);
		CloudEvent event = eventRequest.anyEvent();
		if (event == null) {
			return 0;
		}
		int byType = rank(other.types, event.getType()) - rank(this.types, event.getType());
		if (byType != 0) {
			return byType;
		}
		int bySource = rank(other.sources, source(event)) - rank(this.sources, source(event));
		if (bySource != 0) {
			return bySource;
		}
		int bySubject = rank(other.subjects, event.getSubject()) - rank(this.subjects, event.getSubject());
		if (bySubject != 0) {
			return bySubject;
		}
		return Boolean.compare(this.batch, other.batch) * ((eventRequest.isBatch()) ? -1 : 1);
	}

	private static int rank(Set<String> patterns, @Nullable String value) {
		int rank = 0;
		for (String pattern : patterns) {
			if (value != null && TypePatterns.matches(pattern, value)) {
				rank = Math.max(rank, (TypePatterns.isPrefix(pattern)) ? pattern.length() : Integer.MAX_VALUE / 2);
			}
		}
		return rank;
	}

	/**
	 * Return what is wrong with an event that does not match, seen from this condition.
	 */
	CloudEventViolation violation(CloudEvent event) {
		String attribute = (!matches(this.types, event.getType())) ? AttributeNames.TYPE
				: (!matches(this.sources, source(event))) ? AttributeNames.SOURCE : AttributeNames.SUBJECT;
		return CloudEventViolation.ofAttribute(attribute, "is not accepted here");
	}

	/**
	 * Return whether some event matches both conditions at equal rank.
	 */
	boolean overlaps(EventCondition other) {
		return this.batch == other.batch && this.reporter == other.reporter && overlaps(this.types, other.types)
				&& overlaps(this.sources, other.sources) && overlaps(this.subjects, other.subjects);
	}

	private static boolean overlaps(Set<String> some, Set<String> others) {
		return (some.isEmpty() && others.isEmpty()) || some.stream().anyMatch(others::contains);
	}

	boolean hasTypes() {
		return !this.types.isEmpty();
	}

	boolean isBatch() {
		return this.batch;
	}

	List<Object> values() {
		return List.of(this.types, this.sources, this.subjects, this.batch, this.reporter, this.order);
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
		return (this.reporter) ? "[any other event]"
				: "[types=" + this.types + ", sources=" + this.sources + ", subjects=" + this.subjects + "]";
	}

}
