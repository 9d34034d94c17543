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

package io.github.cloudeventsboot.actuate;

import java.util.List;

import io.github.cloudeventsboot.actuate.CloudEventsEndpoint.HandlerDescriptor;
import io.github.cloudeventsboot.actuate.CloudEventsEndpoint.ListenerDescriptor;

/**
 * Describes event handlers or listeners.
 *
 * @since 0.1.0
 */
public interface EventHandlerSource {

	/**
	 * Describe handlers of HTTP requests.
	 * @return the descriptions
	 */
	default List<HandlerDescriptor> handlers() {
		return List.of();
	}

	/**
	 * Describe listeners of messages.
	 * @return the descriptions
	 */
	default List<ListenerDescriptor> listeners() {
		return List.of();
	}

}
