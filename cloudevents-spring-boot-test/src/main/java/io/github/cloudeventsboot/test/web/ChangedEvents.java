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

package io.github.cloudeventsboot.test.web;

import java.util.ArrayList;
import java.util.List;

import io.github.cloudeventsboot.CloudEventConverter;

/**
 * The events of a request before their conversion, and the changes to make to each of
 * them.
 *
 * @param events events and values, or requests with them
 * @param changes the changes in order
 */
record ChangedEvents(List<Object> events, List<Change> changes) {

	ChangedEvents change(Change change) {
		List<Change> all = new ArrayList<>(this.changes);
		all.add(change);
		return new ChangedEvents(this.events, List.copyOf(all));
	}

	boolean isSingle() {
		return this.events.size() == 1;
	}

	List<EventParts> resolve(CloudEventConverter converter) {
		List<EventParts> resolved = new ArrayList<>();
		for (Object event : this.events) {
			List<EventParts> all = (event instanceof CloudEventRequestBuilder request) ? request.events(converter)
					: List.of(EventParts.of(converter.toCloudEvent(event)));
			for (EventParts parts : all) {
				resolved.add(change(parts, converter));
			}
		}
		return resolved;
	}

	private EventParts change(EventParts parts, CloudEventConverter converter) {
		EventParts changed = parts;
		for (Change change : this.changes) {
			changed = change.apply(changed, converter);
		}
		return changed;
	}

	/**
	 * Changes an event.
	 */
	@FunctionalInterface
	interface Change {

		EventParts apply(EventParts event, CloudEventConverter converter);

	}

}
