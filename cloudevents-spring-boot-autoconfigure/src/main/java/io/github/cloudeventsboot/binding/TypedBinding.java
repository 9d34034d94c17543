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
import io.github.cloudeventsboot.TypedCloudEvent;
import org.jspecify.annotations.Nullable;

/**
 * Creates typed events.
 */
final class TypedBinding implements EventBinding {

	private final EventBinding payload;

	TypedBinding(EventBinding payload) {
		this.payload = payload;
	}

	@Override
	@SuppressWarnings("NullAway") // the data is null only where its type allows that
	public Object bind(CloudEvent event) {
		@Nullable Object data = this.payload.bind(event);
		return TypedCloudEvent.<@Nullable Object>of(event, data);
	}

	@Override
	public List<ConstraintTarget> constraintTargets(@Nullable Object value) {
		return (value instanceof TypedCloudEvent<?> typed) ? this.payload.constraintTargets(typed.data()) : List.of();
	}

	@Override
	public CloudEventViolation violation(@Nullable Object value, String path, String message) {
		return this.payload.violation((value instanceof TypedCloudEvent<?> typed) ? typed.data() : null, path, message);
	}

}
