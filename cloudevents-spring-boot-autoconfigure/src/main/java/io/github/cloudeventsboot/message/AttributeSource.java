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

import io.github.cloudeventsboot.CloudEventTooLargeException;
import io.github.cloudeventsboot.event.EventAssembler;

/**
 * The context attributes of a message in binary mode, independent of their place in the
 * protocol.
 *
 * @since 0.1.0
 */
public interface AttributeSource {

	/**
	 * Return whether the message has no context attributes.
	 * @return whether {@link #readInto} would find none
	 */
	boolean isEmpty();

	/**
	 * Read the context attributes except {@code datacontenttype}, which is the content
	 * type of the message.
	 * @param assembler takes the attributes, a repeated one as often as it occurs, and
	 * the violations of those that can't be decoded
	 * @param max the number of attributes allowed
	 * @return the number of attributes, repeated ones as often as they occur
	 * @throws CloudEventTooLargeException if there are more attributes than allowed
	 */
	int readInto(EventAssembler assembler, int max);

}
