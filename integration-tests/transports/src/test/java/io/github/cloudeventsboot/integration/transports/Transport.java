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

package io.github.cloudeventsboot.integration.transports;

import java.util.List;

import io.github.cloudeventsboot.ContentMode;

/**
 * A way for events from a sender to a receiver.
 */
interface Transport {

	/**
	 * Send events as an application would.
	 * @param kind what they are to be received as
	 * @param mode the content mode
	 * @param events the events
	 */
	void send(Kind kind, ContentMode mode, List<?> events) throws Exception;

	/**
	 * Send an event as somebody without this library would.
	 * @param kind what it is to be received as
	 * @param mode the content mode
	 * @param event the event
	 */
	void send(Kind kind, ContentMode mode, RawEvent event) throws Exception;

	/**
	 * Return whether events can be received as what the kind says.
	 */
	default boolean supports(Kind kind) {
		return true;
	}

}
