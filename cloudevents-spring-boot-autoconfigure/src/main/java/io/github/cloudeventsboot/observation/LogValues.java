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
import io.github.cloudeventsboot.event.ImmutableCloudEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The values of an event in the log context. Senders choose them, so they are truncated;
 * they contain no control characters.
 */
record LogValues(@Nullable String id, @Nullable String type, @Nullable String source) {

	static final LogValues NONE = new LogValues(null, null, null);

	private static final String ID = "cloudevents.event_id";

	private static final String TYPE = "cloudevents.event_type";

	private static final String SOURCE = "cloudevents.event_source";

	private static final int MAX_LENGTH = 128;

	static LogValues of(CloudEvent event) {
		return new LogValues(cut(event.getId()), cut(event.getType()), cut(ImmutableCloudEvent.sourceOf(event)));
	}

	private static String cut(String value) {
		if (value.length() <= MAX_LENGTH) {
			return value;
		}
		boolean pair = Character.isHighSurrogate(value.charAt(MAX_LENGTH - 1));
		return value.substring(0, (pair) ? MAX_LENGTH - 1 : MAX_LENGTH);
	}

	static LogValues current() {
		String id = MDC.get(ID);
		String type = MDC.get(TYPE);
		String source = MDC.get(SOURCE);
		return (id != null || type != null || source != null) ? new LogValues(id, type, source) : NONE;
	}

	void apply() {
		apply(ID, this.id);
		apply(TYPE, this.type);
		apply(SOURCE, this.source);
	}

	private static void apply(String key, @Nullable String value) {
		if (value != null) {
			MDC.put(key, value);
		}
		else {
			MDC.remove(key);
		}
	}

}
