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

package io.github.cloudeventsboot.binding;

import java.util.List;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.CloudEventViolation;
import org.jspecify.annotations.Nullable;

/**
 * Passes events on as they are.
 */
final class UntypedBinding implements EventBinding {

	static final UntypedBinding INSTANCE = new UntypedBinding();

	private UntypedBinding() {
	}

	@Override
	public Object bind(CloudEvent event) {
		return event;
	}

	@Override
	public List<ConstraintTarget> validatorTargets(@Nullable Object value) {
		return (value != null) ? List.of(ConstraintTarget.ofValue(value)) : List.of();
	}

	@Override
	public CloudEventViolation violation(@Nullable Object value, String path, String message) {
		return (path.isEmpty()) ? CloudEventViolation.ofEvent("event " + message)
				: CloudEventViolation.ofAttribute(path, message);
	}

}
