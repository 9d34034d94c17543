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

import io.github.cloudeventsboot.CloudEventException;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a received message, read on demand.
 *
 * @since 0.1.0
 */
public interface MessageSource {

	/**
	 * Return the transport of the message.
	 * @return {@code http}, {@code kafka} or {@code amqp}
	 */
	String transport();

	/**
	 * Return the content type as it was sent.
	 * @return the content type, or {@code null} if the message has none
	 */
	@Nullable String contentType();

	/**
	 * Return the attributes of binary mode.
	 * @return the attributes
	 */
	AttributeSource attributes();

	/**
	 * Check the headers or properties that describe the body, before it is read.
	 * @param mode the content mode
	 * @throws CloudEventException if the body is not supported
	 */
	void check(MessageMode mode);

	/**
	 * Read the body. Reading stops as soon as the body exceeds the limit, and the part
	 * that was read is returned, which also exceeds the limit.
	 * @return the bytes, or {@code null} if there is no data
	 * @throws CloudEventException if the body can't be read to its end
	 */
	byte @Nullable [] body();

	/**
	 * Return the first value of a header that may belong to a trace.
	 * @param name the name of the header
	 * @return the value, or {@code null} if there is none
	 */
	@Nullable String header(String name);

}
