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

package io.github.cloudeventsboot.handler;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;

import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.util.ReflectionUtils;

/**
 * The classes that Jackson's annotations name, and that Jackson reads or writes instead
 * of the declared ones.
 */
final class JacksonTypes {

	private final Set<Class<?>> types = new LinkedHashSet<>();

	private JacksonTypes() {
	}

	/**
	 * Return the classes that a class names, on itself and on its members.
	 */
	static Set<Class<?>> namedBy(Class<?> type) {
		JacksonTypes named = new JacksonTypes();
		named.add(type);
		ReflectionUtils.doWithFields(type, named::add);
		ReflectionUtils.doWithMethods(type, named::addWithParameters);
		for (Constructor<?> constructor : type.getDeclaredConstructors()) {
			named.addWithParameters(constructor);
		}
		// the defaults of the attributes
		named.types.removeAll(Set.of(Void.class, JsonTypeInfo.class));
		return named.types;
	}

	private void addWithParameters(Executable executable) {
		add(executable);
		List.of(executable.getParameters()).forEach(this::add);
	}

	private void add(AnnotatedElement element) {
		MergedAnnotations annotations = MergedAnnotations.from(element, SearchStrategy.TYPE_HIERARCHY);
		annotations.stream(JsonSubTypes.class).forEach((subtypes) -> {
			for (MergedAnnotation<JsonSubTypes.Type> subtype : subtypes.getAnnotationArray("value",
					JsonSubTypes.Type.class)) {
				this.types.add(subtype.getClass("value"));
			}
		});
		annotations.stream(JsonTypeInfo.class).forEach((info) -> this.types.add(info.getClass("defaultImpl")));
		annotations.stream(JsonDeserialize.class).forEach((info) -> add(info, "as", "contentAs", "keyAs", "builder"));
		annotations.stream(JsonSerialize.class).forEach((info) -> add(info, "as", "contentAs", "keyAs"));
	}

	private void add(MergedAnnotation<?> annotation, String... attributes) {
		for (String attribute : attributes) {
			this.types.add(annotation.getClass(attribute));
		}
	}

}
