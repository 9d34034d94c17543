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

package io.github.cloudeventsboot.messaging;

import io.github.cloudeventsboot.CloudEventTooLargeException;
import io.github.cloudeventsboot.event.AttributeNames;
import io.github.cloudeventsboot.event.EventAssembler;
import io.github.cloudeventsboot.message.AttributeSource;
import org.jspecify.annotations.Nullable;

/**
 * The context attributes of a message whose headers have a prefix and values that are not
 * encoded any further.
 *
 * @since 0.1.0
 */
public abstract class MessageAttributes implements AttributeSource {

	/** Stands for a value that can't be decoded. */
	protected static final Object MALFORMED = new Object();

	/**
	 * Pass on the context attributes, a repeated one as often as it occurs.
	 * @param consumer takes them
	 */
	protected abstract void forEach(Consumer consumer);

	@Override
	public int readInto(EventAssembler assembler, int max) {
		int[] count = new int[1];
		forEach((name, value) -> {
			if (++count[0] > max) {
				throw CloudEventTooLargeException.ofAttributes(max);
			}
			set(assembler, name, value);
		});
		return count[0];
	}

	private static void set(EventAssembler assembler, String name, @Nullable Object value) {
		if (AttributeNames.DATACONTENTTYPE.equals(name)) {
			// set from the content type of the message instead
			return;
		}
		if (value == null) {
			assembler.setAbsent(name);
		}
		else if (value != MALFORMED) {
			assembler.set(name, value);
		}
		else if (AttributeNames.isValid(name)) {
			assembler.violation(name, "must be UTF-8");
		}
		else {
			assembler.set(name, "");
		}
	}

	/**
	 * Takes attributes.
	 */
	@FunctionalInterface
	protected interface Consumer {

		/**
		 * Take an attribute.
		 * @param name the name, without prefix
		 * @param value a value of the CloudEvents type system, {@link #MALFORMED}, or
		 * {@code null} if the header has no value
		 */
		void accept(String name, @Nullable Object value);

	}

}
