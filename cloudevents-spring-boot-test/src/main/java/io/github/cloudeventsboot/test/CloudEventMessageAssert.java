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

package io.github.cloudeventsboot.test;

import io.cloudevents.CloudEvent;
import org.assertj.core.api.Descriptable;
import org.assertj.core.api.ListAssert;

/**
 * Assertions on a message of any protocol that contains events. A failure shows the whole
 * message.
 *
 * @param <SELF> the type of the assertions
 * @since 0.1.0
 */
public interface CloudEventMessageAssert<SELF extends CloudEventMessageAssert<SELF>> extends Descriptable<SELF> {

	/**
	 * Verify that the message is an event in binary mode.
	 * @return this
	 */
	SELF isBinary();

	/**
	 * Verify that the message is an event in structured mode.
	 * @return this
	 */
	SELF isStructured();

	/**
	 * Verify that the message is a batch of events.
	 * @return this
	 */
	SELF isBatch();

	/**
	 * Verify that the message is not intended as an event.
	 * @return this
	 */
	SELF isNotEvent();

	/**
	 * Continue with the single event of the message, which must be valid.
	 * @return assertions on the event
	 */
	CloudEventAssert event();

	/**
	 * Continue with the events of the message, which must be valid. A single event is a
	 * list of one.
	 * @return assertions on the events
	 */
	ListAssert<CloudEvent> events();

}
