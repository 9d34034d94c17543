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

import java.beans.PropertyDescriptor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;
import org.springframework.core.KotlinDetector;
import org.springframework.util.ReflectionUtils;

/**
 * Reads the components of an instance of an event type: by record accessor, getter,
 * method of the same name, or field.
 */
final class EventClassAccessors {

	private final EventClass leaf;

	private final List<@Nullable Object> members;

	private final boolean kotlin;

	private EventClassAccessors(EventClass leaf, List<@Nullable Object> members) {
		this.leaf = leaf;
		this.members = members;
		this.kotlin = KotlinDetector.isKotlinType(leaf.type().toClass());
	}

	static EventClassAccessors of(EventClass leaf) {
		List<@Nullable Object> members = new ArrayList<>();
		for (EventComponent component : leaf.components()) {
			members.add(member(leaf.type().toClass(), component.name()));
		}
		return new EventClassAccessors(leaf, members);
	}

	private static @Nullable Object member(Class<?> type, String name) {
		Method method = ReflectionUtils.findMethod(type, name);
		if (method == null || method.getReturnType() == void.class) {
			PropertyDescriptor property = BeanUtils.getPropertyDescriptor(type, name);
			method = (property != null) ? property.getReadMethod() : null;
		}
		if (method != null) {
			ReflectionUtils.makeAccessible(method);
			// otherwise each call would check its caller, even if the method is public
			method.trySetAccessible();
			return method;
		}
		Field field = ReflectionUtils.findField(type, name);
		if (field != null) {
			ReflectionUtils.makeAccessible(field);
		}
		return field;
	}

	/**
	 * Return a component that can't be read, if there is one.
	 */
	@Nullable EventComponent unreadable() {
		int index = this.members.indexOf(null);
		return (index >= 0) ? this.leaf.components().get(index) : null;
	}

	boolean isReadable(int index) {
		return this.members.get(index) != null;
	}

	@Nullable Object get(int index, Object value) {
		Object member = this.members.get(index);
		Object got = (member instanceof Method method) ? ReflectionUtils.invokeMethod(method, value)
				: (member instanceof Field field) ? ReflectionUtils.getField(field, value) : null;
		return (this.kotlin) ? KotlinValues.unboxed(got) : got;
	}

}
