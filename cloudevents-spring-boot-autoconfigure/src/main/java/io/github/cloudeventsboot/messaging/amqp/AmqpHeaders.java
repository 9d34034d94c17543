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

package io.github.cloudeventsboot.messaging.amqp;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The names of headers that are context attributes (AMQP Protocol Binding for
 * CloudEvents, section 3.1.3.1).
 */
final class AmqpHeaders {

	/** The prefix of context attributes that are sent. */
	static final String PREFIX = "cloudEvents_";

	/**
	 * The prefixes of the binding, followed by those that bridges from Kafka and HTTP
	 * use.
	 */
	private static final List<String> PREFIXES = List.of(PREFIX, "cloudEvents:", "ce_", "ce-");

	private AmqpHeaders() {
	}

	/**
	 * Return the prefix of a header.
	 * @param name the name of the header
	 * @return the prefix, or {@code null} if the header is not a context attribute
	 */
	static @Nullable String prefix(String name) {
		for (String prefix : PREFIXES) {
			if (name.startsWith(prefix)) {
				return prefix;
			}
		}
		return null;
	}

}
