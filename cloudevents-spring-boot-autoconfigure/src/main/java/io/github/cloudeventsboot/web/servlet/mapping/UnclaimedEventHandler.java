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

import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.CloudEventException;
import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.InvalidCloudEventException;
import io.github.cloudeventsboot.UnknownCloudEventTypeException;
import io.github.cloudeventsboot.annotation.CloudEventMapping;
import io.github.cloudeventsboot.event.AttributeNames;
import io.github.cloudeventsboot.event.Violations;
import io.github.cloudeventsboot.handler.FallbackHandler;
import io.github.cloudeventsboot.http.problem.CloudEventRejectedException;
import io.github.cloudeventsboot.message.ReceivedMessage;
import io.github.cloudeventsboot.web.servlet.ServletMessages;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.ExecutableMode;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.util.ReflectionUtils;

/**
 * Reports events that no method with {@link CloudEventMapping @CloudEventMapping} on a
 * path takes: those that match no condition, and those that can't be read.
 */
final class UnclaimedEventHandler implements FallbackHandler {

	static final Method METHOD = method();

	private final ServletMessages messages;

	private final String path;

	private final List<EventCondition> conditions;

	UnclaimedEventHandler(ServletMessages messages, String path, List<EventCondition> conditions) {
		this.path = path;
		this.messages = messages;
		this.conditions = List.copyOf(conditions);
	}

	private static Method method() {
		Method method = ReflectionUtils.findMethod(UnclaimedEventHandler.class, "report", HttpServletRequest.class);
		if (method == null) {
			throw new IllegalStateException("'report' must exist");
		}
		return method;
	}

	@CloudEventMapping
	void report(HttpServletRequest request) {
		ReceivedMessage message = this.messages.get(request);
		try {
			boolean batch = message.isBatch() && this.conditions.stream().anyMatch(EventCondition::isBatch);
			// both throw if an event can't be read
			List<CloudEvent> events = (batch) ? message.events() : List.of(message.event());
			rejectIgnored(events, batch);
			throw exception(events, batch);
		}
		catch (CloudEventException ex) {
			throw new CloudEventRejectedException(ex);
		}
	}

	/**
	 * Reject events without a matching method if a condition is on an invalid attribute
	 * that was ignored.
	 */
	private void rejectIgnored(List<CloudEvent> events, boolean batch) {
		Violations ignored = new Violations();
		for (int i = 0; i < events.size() && !ignored.isFull(); i++) {
			CloudEvent event = events.get(i);
			CloudEventViolation violation = conditions(batch)
				.map((condition) -> condition.patterns().findIgnored(event))
				.filter(Objects::nonNull)
				.findFirst()
				.orElse(null);
			if (violation != null && conditions(batch).noneMatch((condition) -> condition.patterns().matches(event))) {
				ignored.add((batch) ? violation.withIndex(i) : violation);
			}
		}
		if (!ignored.isEmpty()) {
			throw new InvalidCloudEventException(ignored.toList());
		}
	}

	private UnknownCloudEventTypeException exception(List<CloudEvent> events, boolean batch) {
		// the methods of a class have no particular order
		Set<String> types = new TreeSet<>();
		conditions(batch).forEach((condition) -> types.addAll(condition.patterns().types()));
		CloudEventViolation unknown = new UnknownCloudEventTypeException(types).getViolations().get(0);
		Violations violations = new Violations();
		boolean everyEvent = true;
		for (int i = 0; i < events.size() && !(violations.isFull() && !everyEvent); i++) {
			CloudEvent event = events.get(i);
			if (conditions(batch).anyMatch((condition) -> condition.patterns().matches(event))) {
				everyEvent = false;
				continue;
			}
			CloudEventViolation violation = violation(event, batch);
			boolean unknownType = AttributeNames.TYPE.equals(violation.attribute());
			everyEvent &= unknownType;
			// list the accepted types only once
			violation = (unknownType && !violations.isAbout(AttributeNames.TYPE)) ? unknown : violation;
			violations.add((batch) ? violation.withIndex(i) : violation);
		}
		if (violations.isEmpty()) {
			everyEvent = false;
			violations.add(CloudEventViolation.ofEvent((batch) ? "events of this batch must be sent separately"
					: "event is not accepted with these headers and parameters"));
		}
		boolean named = violations.isAbout(AttributeNames.TYPE);
		return new UnknownCloudEventTypeException(violations.toList(), (named) ? types : Set.of(), everyEvent);
	}

	private CloudEventViolation violation(CloudEvent event, boolean batch) {
		CloudEventViolation violation = CloudEventViolation.ofAttribute(AttributeNames.TYPE, "is not accepted here");
		// a method for events of any type from another source does not accept this type
		boolean byType = conditions(batch).anyMatch(UnclaimedEventHandler::hasTypes);
		return conditions(batch).filter((condition) -> hasTypes(condition) == byType)
			.map((condition) -> condition.patterns().violation(event))
			.filter((other) -> !other.equals(violation))
			.findFirst()
			.orElse(violation);
	}

	private static boolean hasTypes(EventCondition condition) {
		return !condition.patterns().types().isEmpty();
	}

	private Stream<EventCondition> conditions(boolean batch) {
		return this.conditions.stream().filter((condition) -> condition.isBatch() || !batch);
	}

	@Override
	public String toString() {
		return "@CloudEventMapping methods on " + this.path;
	}

	/**
	 * Registers the method for a native image.
	 */
	static final class Hints implements RuntimeHintsRegistrar {

		@Override
		public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
			hints.reflection().registerMethod(METHOD, ExecutableMode.INVOKE);
		}

	}

}
