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

import io.cloudevents.CloudEvent;
import org.jspecify.annotations.Nullable;

/**
 * Entry point for assertions on events, to be imported statically next to AssertJ's own.
 *
 * <p>
 * For example:
 *
 * <pre class="code">
 * assertThat(this.event).jsonData().extractingPath("$.number").isEqualTo(1);
 * assertThat(this.event).data(Order.class).isEqualTo(new Order(1, List.of(2)));
 * </pre>
 *
 * @since 0.1.0
 */
public final class CloudEventAssertions {

	private CloudEventAssertions() {
	}

	/**
	 * Create assertions on an event.
	 * @param actual the event
	 * @return the assertions
	 */
	public static CloudEventAssert assertThat(@Nullable CloudEvent actual) {
		return new CloudEventAssert(actual);
	}

}
