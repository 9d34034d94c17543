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

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import io.github.cloudeventsboot.event.EventAssembler;
import io.github.cloudeventsboot.message.AttributeSource;

import org.springframework.http.HttpHeaders;

/**
 * The headers of a message as the source of an event in binary mode.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface EventHeaders extends AttributeSource {

	/** The prefix of headers that are context attributes, in lower case. */
	String PREFIX = "ce-";

	/**
	 * Pass on the headers that start with {@link #PREFIX} in any case, a repeated one as
	 * often as it occurs.
	 * @param consumer takes the name as it was sent, and the value
	 */
	void forEach(BiConsumer<String, String> consumer);

	@Override
	default boolean isEmpty() {
		boolean[] found = new boolean[1];
		forEach((name, value) -> found[0] = true);
		return !found[0];
	}

	@Override
	default int readInto(EventAssembler assembler, int max) {
		BinaryAttributes attributes = new BinaryAttributes(assembler, max);
		forEach(attributes);
		return attributes.count();
	}

	/**
	 * Return whether a header is a context attribute.
	 * @param name the name of the header
	 * @return whether it starts with {@link #PREFIX} in any case
	 */
	static boolean isAttribute(String name) {
		return name.length() >= 3 && name.charAt(2) == '-' && (name.charAt(0) | 0x20) == 'c'
				&& (name.charAt(1) | 0x20) == 'e';
	}

	/**
	 * Return the context attributes among the headers of a Spring message.
	 * @param headers the headers
	 * @return the headers that are context attributes
	 */
	static EventHeaders of(HttpHeaders headers) {
		return (consumer) -> {
			for (Map.Entry<String, List<String>> header : headers.headerSet()) {
				if (isAttribute(header.getKey())) {
					header.getValue().forEach((value) -> consumer.accept(header.getKey(), value));
				}
			}
		};
	}

}
