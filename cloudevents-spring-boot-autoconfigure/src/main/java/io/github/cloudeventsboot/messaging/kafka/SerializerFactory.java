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

package io.github.cloudeventsboot.messaging.kafka;

import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;
import org.springframework.util.ClassUtils;

/**
 * Creates the serializer that the properties of a producer name.
 */
final class SerializerFactory {

	private SerializerFactory() {
	}

	/**
	 * Create a serializer, which is not configured yet.
	 * @param named the class, its name, or {@code null} for none
	 */
	@SuppressWarnings("unchecked")
	static @Nullable Serializer<Object> create(@Nullable Object named) {
		if (named == null) {
			return null;
		}
		Class<?> type = (named instanceof Class<?> known) ? known
				: ClassUtils.resolveClassName(named.toString(), ClassUtils.getDefaultClassLoader());
		return (Serializer<Object>) BeanUtils.instantiateClass(type);
	}

}
