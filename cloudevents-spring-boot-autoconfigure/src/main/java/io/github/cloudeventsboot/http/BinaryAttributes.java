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
 * Takes the {@code ce-} headers of one message and puts their decoded values into an
 * event.
 */
final class BinaryAttributes implements BiConsumer<String, String> {

	final EventAssembler assembler = new EventAssembler();

	private final int max;

	private int count;

	BinaryAttributes(int max) {
		this.max = max;
	}

	/**
	 * Return whether there are no such headers.
	 */
	boolean isEmpty() {
		return this.count == 0;
	}

	/**
	 * Set the attribute that has no {@code ce-} header (section 3.1.1).
	 */
	void setDataContentType(String contentType) {
		count();
		this.assembler.set(AttributeNames.DATACONTENTTYPE, contentType);
	}

	private void count() {
		if (++this.count > this.max) {
			throw CloudEventTooLargeException.ofAttributes(this.max);
		}
	}

	@Override
	public void accept(String header, String value) {
		count();
		String name = name(header);
		if (AttributeNames.DATACONTENTTYPE.equals(name)) {
			// must not be sent: Content-Type says it (section 3.1.1)
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
			case "ce-id" -> AttributeNames.ID;
			case "ce-source" -> AttributeNames.SOURCE;
			case "ce-type" -> AttributeNames.TYPE;
			case "ce-specversion" -> AttributeNames.SPECVERSION;
			case "ce-time" -> AttributeNames.TIME;
			case "ce-subject" -> AttributeNames.SUBJECT;
			case "ce-dataschema" -> AttributeNames.DATASCHEMA;
			default -> header.substring(EventHeaders.PREFIX.length()).toLowerCase(Locale.ROOT);
		};
	}

}
