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

import io.github.cloudeventsboot.OutgoingCloudEvent;
import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;

/**
 * Finds the declared type of the data of a value that is sent. An instance does not know
 * its type arguments, such as those of a collection whose elements need type information.
 *
 * @since 0.1.0
 */
public final class DeclaredData {

	private DeclaredData() {
	}

	/**
	 * Return the type of the data.
	 * @param type the declared type of the value
	 * @param anyValue whether a value that is not an event is the data of one
	 * @return the type, or {@code null} if the class of the data is enough
	 */
	public static @Nullable ResolvableType of(ResolvableType type, boolean anyValue) {
		if (!type.hasGenerics()) {
			return null;
		}
		ResolvableType data = (anyValue) ? type : ResolvableType.NONE;
		if (type.toClass() == OutgoingCloudEvent.class) {
			data = type.getGeneric();
		}
		else if (EventTypes.isEventType(type.toClass())) {
			List<EventClass> classes = EventTypes.classes(type);
			// the type arguments of a class in a union are not known
			data = (classes.size() == 1) ? classes.get(0).dataType() : ResolvableType.NONE;
		}
		return (data.hasGenerics()) ? data : null;
	}

}
