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

package io.github.cloudeventsboot.test;

import io.github.cloudeventsboot.test.support.EventMessage;

/**
 * Assertions on a broker's message that contains events.
 *
 * @since 0.1.0
 */
public final class CloudEventMessageAssert extends AbstractCloudEventMessageAssert<CloudEventMessageAssert, Object> {

	/**
	 * Create assertions. Internal, like its argument.
	 * @param actual the message
	 * @param message its parts
	 */
	public CloudEventMessageAssert(Object actual, EventMessage message) {
		super(actual, message, CloudEventMessageAssert.class);
	}

}
