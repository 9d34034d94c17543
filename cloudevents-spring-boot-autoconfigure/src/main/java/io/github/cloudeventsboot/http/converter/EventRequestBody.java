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

package io.github.cloudeventsboot.http.converter;

import java.util.List;

import io.github.cloudeventsboot.event.ImmutableCloudEvent;
import io.github.cloudeventsboot.message.MessageMode;

import org.springframework.util.Assert;

/**
 * Body of a request with complete events, so that each attempt sends the same ones.
 *
 * @param events the events, a single one unless the mode is batch
 * @param mode the content mode
 * @since 0.1.0
 */
public record EventRequestBody(List<ImmutableCloudEvent> events, MessageMode mode) {

	/**
	 * Create a body, with a copy of the events.
	 * @param events the events, a single one unless the mode is batch
	 * @param mode the content mode
	 */
	public EventRequestBody {
		events = List.copyOf(events);
		Assert.isTrue(mode == MessageMode.BATCH || events.size() == 1,
				"'events' must contain exactly one event unless the mode is batch");
	}

}
