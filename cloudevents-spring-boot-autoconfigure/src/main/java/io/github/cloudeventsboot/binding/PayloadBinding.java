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
import java.util.Optional;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.InvalidCloudEventDataException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the data of events, without their attributes.
 */
final class PayloadBinding implements EventBinding {

	private final EventComponent component;

	private final DataReader reader;

	private final PropertyPaths paths;

	PayloadBinding(EventComponent component, DataReader reader, PropertyPaths paths) {
		this.component = component;
		this.reader = reader;
		this.paths = paths;
	}

	@Override
	public @Nullable Object bind(CloudEvent event) {
		Object value = this.reader.read(event);
		if (value == null && this.component.required()) {
			throw new InvalidCloudEventDataException(List.of(CloudEventViolation.ofPointer("#", "is required")));
		}
		return (this.component.optional()) ? Optional.ofNullable(value) : value;
	}

	@Override
	public List<ConstraintTarget> constraintTargets(@Nullable Object value) {
		Object data = (value instanceof Optional<?> optional) ? optional.orElse(null) : value;
		return ConstraintTarget.ofData(data, "");
	}

	@Override
	public CloudEventViolation violation(@Nullable Object value, String path, String message) {
		return CloudEventViolation.ofPointer(this.paths.pointer(this.component.type(), value, path), message);
	}

}
