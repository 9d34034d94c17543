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

package io.github.cloudeventsboot.observation;

import io.cloudevents.CloudEvent;

/**
 * Puts {@code id}, {@code type} and {@code source} of the current event into the log
 * context (MDC), under the same names as in traces.
 *
 * @since 0.1.0
 */
public final class CloudEventLogContext {

	/**
	 * Put an event into the context of the current thread.
	 * @param event the event
	 * @return a scope that restores the previous context
	 */
	public Scope open(CloudEvent event) {
		LogValues previous = LogValues.current();
		LogValues.of(event).apply();
		return previous::apply;
	}

	/**
	 * Restores the previous context. Must be closed on the same thread.
	 */
	@FunctionalInterface
	public interface Scope extends AutoCloseable {

		@Override
		void close();

	}

}
