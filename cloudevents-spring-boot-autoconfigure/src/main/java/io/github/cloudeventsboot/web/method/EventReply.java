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

package io.github.cloudeventsboot.web.method;

import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

import io.github.cloudeventsboot.InvalidCloudEventException;
import io.github.cloudeventsboot.ResponseMode;
import io.github.cloudeventsboot.annotation.CloudEventResponse;
import io.github.cloudeventsboot.binding.InvalidEventTypeException;
import io.github.cloudeventsboot.event.AttributeNames;
import io.github.cloudeventsboot.event.EventAssembler;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.StringValueResolver;

/**
 * How the return value of a handler method is sent as an event.
 *
 * @param annotated whether the method or its class is annotated
 * @param mode the content mode, {@link ResponseMode#INHERIT} if the application decides
 * @param type the {@code type} that makes any value an event, or {@code null}
 * @param attributes further attributes that the annotations say, by name
 * @since 0.1.0
 */
public record EventReply(boolean annotated, ResponseMode mode, @Nullable String type, Map<String, Object> attributes) {

	public EventReply {
		attributes = Map.copyOf(attributes);
	}

	/**
	 * Describe the reply of a method.
	 * @param method the method
	 * @param beanType the class of the controller
	 * @param placeholders resolves placeholders
	 * @return the description
	 */
	public static EventReply of(Method method, Class<?> beanType, StringValueResolver placeholders) {
		CloudEventResponse onMethod = AnnotatedElementUtils.findMergedAnnotation(method, CloudEventResponse.class);
		CloudEventResponse onClass = AnnotatedElementUtils.findMergedAnnotation(beanType, CloudEventResponse.class);
		Merger merger = new Merger(onMethod, onClass, placeholders);
		Map<String, Object> attributes = new LinkedHashMap<>();
		merger.put(attributes, AttributeNames.SOURCE, CloudEventResponse::source);
		merger.put(attributes, AttributeNames.SUBJECT, CloudEventResponse::subject);
		merger.put(attributes, AttributeNames.DATASCHEMA, CloudEventResponse::dataSchema);
		merger.put(attributes, AttributeNames.DATACONTENTTYPE, CloudEventResponse::dataContentType);
		String type = merger.string(CloudEventResponse::type);
		return new EventReply(onMethod != null || onClass != null, merger.mode(), type, attributes);
	}

	/**
	 * Check what the annotations say, once their placeholders are resolved.
	 * @param method the method
	 * @throws InvalidEventTypeException if no event can have that
	 */
	public void check(Method method) {
		EventAssembler event = new EventAssembler();
		event.set(AttributeNames.SPECVERSION, "1.0");
		event.set(AttributeNames.ID, "1");
		event.set(AttributeNames.TYPE, (this.type != null) ? this.type : "type");
		this.attributes.forEach(event::set);
		if (!event.isSet(AttributeNames.SOURCE)) {
			event.set(AttributeNames.SOURCE, "/");
		}
		try {
			event.build(null);
		}
		catch (InvalidCloudEventException ex) {
			throw new InvalidEventTypeException(
					"@CloudEventResponse for " + method.toGenericString() + " says what no event can have: "
							+ ex.getViolations().get(0) + ".",
					"Change the annotation, or the property that its placeholder names.");
		}
	}

	/**
	 * The annotation on the method over that on the class.
	 */
	private record Merger(@Nullable CloudEventResponse onMethod, @Nullable CloudEventResponse onClass,
			StringValueResolver placeholders) {

		ResponseMode mode() {
			if (this.onMethod != null && this.onMethod.mode() != ResponseMode.INHERIT) {
				return this.onMethod.mode();
			}
			return (this.onClass != null) ? this.onClass.mode() : ResponseMode.INHERIT;
		}

		@Nullable String string(Function<CloudEventResponse, String> attribute) {
			String value = (this.onMethod != null) ? attribute.apply(this.onMethod) : "";
			if (value.isEmpty() && this.onClass != null) {
				value = attribute.apply(this.onClass);
			}
			String resolved = this.placeholders.resolveStringValue(value);
			return (resolved == null || resolved.isEmpty()) ? null : resolved;
		}

		void put(Map<String, Object> attributes, String name, Function<CloudEventResponse, String> attribute) {
			String value = string(attribute);
			if (value != null) {
				attributes.put(name, value);
			}
		}

	}

}
