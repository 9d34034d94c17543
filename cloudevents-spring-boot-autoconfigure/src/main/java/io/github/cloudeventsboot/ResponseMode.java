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
 * The content mode in which a handler's return value is sent as an event (HTTP Protocol
 * Binding for CloudEvents, section 3). The specification defines no negotiation: the mode
 * is the sender's choice.
 *
 * @since 0.1.0
 */
public enum ResponseMode {

	/**
	 * Use the mode of the next wider scope: the class after the method, the property
	 * {@code cloudevents.response.mode} after the class. Not allowed as a value of that
	 * property.
	 */
	INHERIT,

	/**
	 * Binary content mode: context attributes are {@code ce-} headers, the body is the
	 * data.
	 */
	BINARY,

	/**
	 * Structured content mode: the whole event is the body, in the JSON event format.
	 */
	STRUCTURED,

	/**
	 * The mode of the request, or binary if the request was not an event.
	 */
	SAME_AS_REQUEST

}
