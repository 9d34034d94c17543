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

package io.github.cloudeventsboot.client;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.ContentMode;
import io.github.cloudeventsboot.binding.EventFactory;
import io.github.cloudeventsboot.binding.EventKinds;
import io.github.cloudeventsboot.binding.OutgoingDefaults;
import io.github.cloudeventsboot.event.AttributeNames;
import io.github.cloudeventsboot.message.MessageMode;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.Assert;
import org.springframework.util.StringValueResolver;
import org.springframework.web.service.invoker.HttpRequestValues;
import org.springframework.web.service.invoker.HttpServiceArgumentResolver;

/**
 * Creates events from the bodies that methods of HTTP interfaces send: from event
 * parameters without {@code @RequestBody}, and from those that
 * {@link io.github.cloudeventsboot.annotation.CloudEventRequest @CloudEventRequest}
 * describes.
 */
final class EventRequestValuesProcessor implements HttpServiceArgumentResolver, HttpRequestValues.Processor {

	private static final MediaType STRUCTURED = MediaType.parseMediaType(MessageMode.JSON);

	private static final ParameterizedTypeReference<CloudEvent> EVENT = new ParameterizedTypeReference<>() {
	};

	private static final ParameterizedTypeReference<List<CloudEvent>> EVENTS = new ParameterizedTypeReference<>() {
	};

	private final EventFactory encoder;

	private final StringValueResolver placeholders;

	private final Map<Method, RequestDescription> requests = new ConcurrentHashMap<>();

	EventRequestValuesProcessor(EventFactory encoder, StringValueResolver placeholders) {
		this.encoder = encoder;
		this.placeholders = placeholders;
	}

	/**
	 * Return whether a parameter is the body only because it is an event.
	 */
	static boolean isUndeclaredBody(MethodParameter parameter) {
		ResolvableType type = ResolvableType.forMethodParameter(parameter);
		return isEvent((type.toClass() == Optional.class) ? type.getGeneric() : type)
				&& Arrays.stream(parameter.getParameterAnnotations())
					.noneMatch((annotation) -> annotation.annotationType()
						.getName()
						.startsWith("org.springframework.web.bind.annotation."));
	}

	private static boolean isEvent(ResolvableType type) {
		return EventKinds.isWritable(element(type).toClass());
	}

	/**
	 * Return the type of the elements of a collection or an array, or the type itself.
	 */
	static ResolvableType element(ResolvableType type) {
		if (type.isArray()) {
			return type.getComponentType();
		}
		return (Collection.class.isAssignableFrom(type.toClass())) ? type.as(Collection.class).getGeneric() : type;
	}

	@Override
	public boolean resolve(@Nullable Object argument, MethodParameter parameter,
			HttpRequestValues.Builder requestValues) {
		// the body itself is set once for all kinds of parameters, below
		return isUndeclaredBody(parameter);
	}

	@Override
	public void process(Method method, MethodParameter[] parameters, @Nullable Object[] arguments,
			HttpRequestValues.Builder builder) {
		RequestDescription request = this.requests.get(method);
		if (request == null) {
			request = RequestDescription.of(method, parameters, this.placeholders);
			this.requests.put(method, request);
		}
		if (!request.isEvent()) {
			return;
		}
		Object value = (request.body() >= 0) ? arguments[request.body()] : null;
		value = (value instanceof Optional<?> optional) ? optional.orElse(null) : value;
		ResolvableType declared = (request.body() >= 0) ? ResolvableType.forMethodParameter(parameters[request.body()])
				: ResolvableType.NONE;
		OutgoingDefaults defaults = defaults(request, builder.getContentType());
		List<?> values = values(value);
		if (values != null && isBatch(values, declared)) {
			List<CloudEvent> events = values.stream()
				.map((element) -> (CloudEvent) this.encoder.create(element, defaults))
				.toList();
			builder.setBodyValue(events, EVENTS);
		}
		else if (isEvent(value) || defaults.type() != null) {
			builder.setBodyValue(this.encoder.create(value, defaults), EVENT);
			setMode(builder, request.mode());
		}
		else if (request.undeclared() || (value != null && isEvent(declared))) {
			// nothing else would send an undeclared body, or miss it
			MethodParameter parameter = parameters[request.body()];
			Assert.isTrue(value == null && parameter.isOptional(),
					() -> "Event for parameter " + parameter.getParameterIndex() + " of " + method.toGenericString()
							+ " must not be null, or contain null");
		}
	}

	private static OutgoingDefaults defaults(RequestDescription request, @Nullable MediaType contentType) {
		OutgoingDefaults defaults = request.defaults();
		if (contentType == null || isEventContent(contentType)
				|| defaults.attributes().containsKey(AttributeNames.DATACONTENTTYPE)) {
			return defaults;
		}
		Map<String, Object> attributes = new LinkedHashMap<>(defaults.attributes());
		attributes.put(AttributeNames.DATACONTENTTYPE, contentType.toString());
		return new OutgoingDefaults(defaults.type(), attributes, defaults.source(), defaults.dataType());
	}

	private static boolean isEventContent(MediaType contentType) {
		return MessageMode.of(contentType.toString()) != MessageMode.BINARY;
	}

	private static @Nullable List<?> values(@Nullable Object value) {
		if (value instanceof Collection<?> collection) {
			return new ArrayList<>(collection);
		}
		return (value instanceof Object[] array) ? Arrays.asList(array) : null;
	}

	private static boolean isEvent(@Nullable Object value) {
		return value != null && EventKinds.isWritable(value.getClass());
	}

	private static boolean isBatch(List<?> values, ResolvableType declared) {
		return (values.isEmpty()) ? isEvent(declared) : values.stream().allMatch(EventRequestValuesProcessor::isEvent);
	}

	private static void setMode(HttpRequestValues.Builder builder, @Nullable ContentMode mode) {
		MediaType contentType = builder.getContentType();
		if (mode == ContentMode.STRUCTURED) {
			builder.setContentType(STRUCTURED);
		}
		else if (mode == ContentMode.BINARY && contentType != null && isEventContent(contentType)) {
			builder.configureHeaders((headers) -> headers.remove(HttpHeaders.CONTENT_TYPE));
		}
	}

}
