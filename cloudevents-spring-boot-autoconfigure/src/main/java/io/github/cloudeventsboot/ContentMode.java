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

package io.github.cloudeventsboot;

/**
 * The content mode in which a single event is sent (HTTP Protocol Binding for
 * CloudEvents, section 3). Batches have a mode of their own.
 *
 * @since 0.1.0
 * @see ResponseMode
 */
public enum ContentMode {

	/**
	 * Binary content mode: context attributes are {@code ce-} headers, the body is the
	 * data.
	 */
	BINARY,

	/**
	 * Structured content mode: the whole event is the body, in the JSON event format.
	 */
	STRUCTURED

}
