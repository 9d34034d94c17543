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

package io.github.cloudeventsboot.test.message;

import java.util.List;
import java.util.Locale;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.CloudEventException;
import io.github.cloudeventsboot.message.MessageMode;
import io.github.cloudeventsboot.test.CloudEventAssert;
import io.github.cloudeventsboot.test.CloudEventAssertions;
import io.github.cloudeventsboot.test.CloudEventMessageAssert;
import io.github.cloudeventsboot.test.support.EventDescription;
import org.assertj.core.api.AbstractObjectAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;

/**
 * Base class of assertions on messages that contain events.
 *
 * @param <SELF> the type of the assertions
 * @param <ACTUAL> the type of the message
 * @since 0.1.0
 */
public abstract class AbstractEventMessageAssert<SELF extends AbstractEventMessageAssert<SELF, ACTUAL>, ACTUAL>
		extends AbstractObjectAssert<SELF, ACTUAL> implements CloudEventMessageAssert<SELF> {

	private final EventMessage message;

	/**
	 * Create assertions.
	 * @param actual the message
	 * @param message its parts
	 * @param selfType the type of the assertions
	 */
	protected AbstractEventMessageAssert(ACTUAL actual, EventMessage message, Class<?> selfType) {
		super(actual, selfType);
		this.message = message;
	}

	@Override
	public SELF isBinary() {
		return hasMode(MessageMode.BINARY);
	}

	@Override
	public SELF isStructured() {
		return hasMode(MessageMode.STRUCTURED);
	}

	@Override
	public SELF isBatch() {
		return hasMode(MessageMode.BATCH);
	}

	private SELF hasMode(MessageMode mode) {
		MessageMode actual = this.message.mode();
		if (actual != mode || !this.message.isEvent()) {
			throw failureWithActualExpected((this.message.isEvent()) ? actual : null, mode,
					"Expected %s with an event in %s mode but it has %s:%n%s", this.message.kind(), name(mode),
					(this.message.isEvent()) ? "one in " + name(actual) + " mode" : "none", this.message);
		}
		return this.myself;
	}

	private static String name(MessageMode mode) {
		return mode.name().toLowerCase(Locale.ROOT);
	}

	@Override
	public SELF isNotEvent() {
		if (this.message.isEvent()) {
			throw failure("Expected %s without an event but it has one:%n%s", this.message.kind(), this.message);
		}
		return this.myself;
	}

	@Override
	public CloudEventAssert event() {
		List<CloudEvent> events = read();
		if (this.message.mode() == MessageMode.BATCH) {
			throw failure("Expected %s with a single event but it has a batch of %d:%n%s", this.message.kind(),
					events.size(), this.message);
		}
		return CloudEventAssertions.assertThat(events.get(0));
	}

	@Override
	public ListAssert<CloudEvent> events() {
		return Assertions.assertThat(read());
	}

	private List<CloudEvent> read() {
		if (!this.message.isEvent()) {
			throw failure("Expected %s with an event but it has none:%n%s", this.message.kind(), this.message);
		}
		try {
			return this.message.read();
		}
		catch (CloudEventException ex) {
			throw failure("Expected %s with a valid event but:%n  %s%n%s", this.message.kind(),
					EventDescription.of(ex.getViolations()), this.message);
		}
	}

}
