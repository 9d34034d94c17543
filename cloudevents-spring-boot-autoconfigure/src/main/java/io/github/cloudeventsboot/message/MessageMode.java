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

package io.github.cloudeventsboot.message;

import org.jspecify.annotations.Nullable;

/**
 * The content modes of the HTTP Protocol Binding for CloudEvents (section 3). The
 * {@code Content-Type} alone determines the mode.
 *
 * @since 0.1.0
 */
public enum MessageMode {

	/** Attributes are headers, the body is the data. */
	BINARY,

	/** The body is one event in an event format. */
	STRUCTURED,

	/** The body is any number of events. */
	BATCH;

	/** The media type of a single event in the JSON event format. */
	public static final String JSON = "application/cloudevents+json";

	/** The media type of a batch in the JSON batch format. */
	public static final String JSON_BATCH = "application/cloudevents-batch+json";

	private static final String PREFIX = "application/cloudevents";

	private static final String BATCH_PREFIX = "application/cloudevents-batch";

	/**
	 * Return the mode of a message.
	 * @param contentType its {@code Content-Type}, or {@code null} if it has none
	 * @return the mode
	 */
	public static MessageMode of(@Nullable String contentType) {
		if (JSON.equals(contentType)) {
			return STRUCTURED;
		}
		if (contentType == null || !startsWith(contentType, PREFIX)) {
			return BINARY;
		}
		return (startsWith(contentType, BATCH_PREFIX)) ? BATCH : STRUCTURED;
	}

	private static boolean startsWith(String text, String prefix) {
		return text.regionMatches(true, 0, prefix, 0, prefix.length());
	}

}
