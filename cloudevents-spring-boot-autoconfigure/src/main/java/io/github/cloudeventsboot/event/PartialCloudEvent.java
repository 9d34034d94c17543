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

package io.github.cloudeventsboot.event;

import java.util.Map;

import io.github.cloudeventsboot.CloudEventViolation;
import org.jspecify.annotations.Nullable;

/**
 * An event with ignored attributes. Such events are rare, so other events do not have a
 * field for these attributes.
 */
final class PartialCloudEvent extends ImmutableCloudEvent {

	private final Map<String, CloudEventViolation> ignored;

	PartialCloudEvent(EventAssembler assembler, @Nullable EventData data, Map<String, CloudEventViolation> ignored) {
		super(assembler, data);
		this.ignored = ignored;
	}

	private PartialCloudEvent(PartialCloudEvent event, EventData data) {
		super(event, data);
		this.ignored = event.ignored;
	}

	@Override
	public Map<String, CloudEventViolation> getIgnored() {
		return this.ignored;
	}

	@Nullable CloudEventViolation findIgnored(String name) {
		for (Map.Entry<String, CloudEventViolation> entry : this.ignored.entrySet()) {
			if (AttributeNames.isMeant(entry.getKey(), name)) {
				return entry.getValue();
			}
		}
		return null;
	}

	@Override
	public ImmutableCloudEvent withData(EventData data) {
		return new PartialCloudEvent(this, data);
	}

}
