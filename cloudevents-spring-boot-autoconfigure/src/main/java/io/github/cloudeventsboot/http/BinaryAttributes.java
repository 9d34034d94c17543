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

package io.github.cloudeventsboot.http;

import java.util.Locale;
import java.util.function.BiConsumer;

import io.github.cloudeventsboot.CloudEventTooLargeException;
import io.github.cloudeventsboot.event.AttributeNames;
import io.github.cloudeventsboot.event.EventAssembler;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the {@code ce-} headers of one message and sets them as attributes of an event.
 */
final class BinaryAttributes implements BiConsumer<String, String> {

	private final EventAssembler assembler;

	private final int max;

	private int count;

	BinaryAttributes(EventAssembler assembler, int max) {
		this.assembler = assembler;
		this.max = max;
	}

	/**
	 * Return the number of headers.
	 */
	int count() {
		return this.count;
	}

	@Override
	public void accept(String header, String value) {
		if (++this.count > this.max) {
			throw CloudEventTooLargeException.ofAttributes(this.max);
		}
		String name = name(header);
		if (AttributeNames.DATACONTENTTYPE.equals(name)) {
			// must not be sent: it is the Content-Type (section 3.1.1)
			return;
		}
		@Nullable String decoded = HeaderValues.decode(value);
		if (decoded != null) {
			this.assembler.set(name, decoded);
		}
		else if (AttributeNames.isValid(name)) {
			this.assembler.violation(name, "must be percent-encoded UTF-8, with any double quotes closed");
		}
		else {
			this.assembler.set(name, "");
		}
	}

	private static String name(String header) {
		return switch (header) {
			case EventHeaders.PREFIX + AttributeNames.ID -> AttributeNames.ID;
			case EventHeaders.PREFIX + AttributeNames.SOURCE -> AttributeNames.SOURCE;
			case EventHeaders.PREFIX + AttributeNames.TYPE -> AttributeNames.TYPE;
			case EventHeaders.PREFIX + AttributeNames.SPECVERSION -> AttributeNames.SPECVERSION;
			case EventHeaders.PREFIX + AttributeNames.TIME -> AttributeNames.TIME;
			case EventHeaders.PREFIX + AttributeNames.SUBJECT -> AttributeNames.SUBJECT;
			case EventHeaders.PREFIX + AttributeNames.DATASCHEMA -> AttributeNames.DATASCHEMA;
			default -> header.substring(EventHeaders.PREFIX.length()).toLowerCase(Locale.ROOT);
		};
	}

}
