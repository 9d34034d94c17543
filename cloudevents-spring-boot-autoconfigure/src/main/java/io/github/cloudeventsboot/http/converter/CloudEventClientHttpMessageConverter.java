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

package io.github.cloudeventsboot.http.converter;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonView;
import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.CloudEventConverter;
import io.github.cloudeventsboot.CloudEventException;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.binding.DeclaredData;
import io.github.cloudeventsboot.binding.EventFactory;
import io.github.cloudeventsboot.binding.EventKinds;
import io.github.cloudeventsboot.binding.EventTypes;
import io.github.cloudeventsboot.binding.OutgoingDefaults;
import io.github.cloudeventsboot.event.AttributeNames;
import io.github.cloudeventsboot.event.ImmutableCloudEvent;
import io.github.cloudeventsboot.http.EventHeaders;
import io.github.cloudeventsboot.http.HttpEventReader;
import io.github.cloudeventsboot.message.MessageLimits;
import io.github.cloudeventsboot.message.MessageMode;
import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.http.converter.SmartHttpMessageConverter;
import org.springframework.util.Assert;

/**
 * Message converter of HTTP clients for every event kind, single and in batches. Events
 * are sent in binary mode unless the request's content type is one of CloudEvents.
 * Instances of event types are events only with such a content type; without one, and in
 * responses that are not events, they are left to the other converters.
 *
 * @since 0.1.0
 */
public final class CloudEventClientHttpMessageConverter implements SmartHttpMessageConverter<Object> {

	private static final MediaType JSON = MediaType.parseMediaType(MessageMode.JSON);

	private static final MediaType JSON_BATCH = MediaType.parseMediaType(MessageMode.JSON_BATCH);

	/** The hint for a view, which Spring's converter for JSON also supports. */
	private static final String VIEW = JsonView.class.getName();

	// without limits, because a client has chosen its server
	private final HttpEventReader reader = new HttpEventReader(MessageLimits.NONE);

	private final EventMessageWriter writer = new EventMessageWriter();

	private final CloudEventConverter converter;

	private final EventFactory encoder;

	private final OtherConverters others;

	/**
	 * Create a converter.
	 * @param converter creates values from events
	 * @param encoder creates events from values
	 * @param all the live list of the client's converters, which will contain this one
	 */
	public CloudEventClientHttpMessageConverter(CloudEventConverter converter, EventFactory encoder,
			List<HttpMessageConverter<?>> all) {
		this.converter = converter;
		this.encoder = encoder;
		this.others = new OtherConverters(all, this);
	}

	@Override
	public List<MediaType> getSupportedMediaTypes() {
		return List.of(JSON, JSON_BATCH, MediaType.ALL);
	}

	@Override
	public List<MediaType> getSupportedMediaTypes(Class<?> clazz) {
		boolean batch = clazz.isArray() || Iterable.class.isAssignableFrom(clazz);
		return List.of((batch) ? JSON_BATCH : JSON, MediaType.ALL);
	}

	@Override
	public boolean canRead(ResolvableType type, @Nullable MediaType mediaType) {
		EventTarget target = EventTarget.of(type);
		// a call without a media type is for the Accept header: ordinary requests remain
		// unchanged
		return target != null && (mediaType != null || isExplicit(target));
	}

	private static boolean isExplicit(EventTarget target) {
		return EventKinds.isExplicit(target.element().toClass());
	}

	@Override
	public Object read(ResolvableType type, HttpInputMessage message, @Nullable Map<String, Object> hints)
			throws IOException {
		EventTarget target = EventTarget.of(type);
		Assert.notNull(target, "'type' must be an event kind");
		EventHeaders headers = EventHeaders.of(message.getHeaders());
		String contentType = message.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE);
		if (!this.reader.isEvent(contentType, headers)) {
			if (!isExplicit(target)) {
				return this.others.read(type, message, hints);
			}
			throw new HttpMessageNotReadableException("Message is not a CloudEvent: it has neither ce- headers nor a"
					+ " Content-Type such as " + MessageMode.JSON, message);
		}
		byte[] body = message.getBody().readAllBytes();
		try {
			return (target.isBatch()) ? convert(this.reader.readEvents(contentType, headers, body), target)
					: convert(this.reader.readEvent(contentType, headers, body), target);
		}
		catch (CloudEventException ex) {
			throw new HttpMessageNotReadableException(ex.getViolations().get(0).toString(), ex, message);
		}
	}

	private Object convert(List<CloudEvent> events, EventTarget target) {
		List<Object> values = new ArrayList<>(events.size());
		for (CloudEvent event : events) {
			try {
				values.add(convert(event, target));
			}
			catch (CloudEventException ex) {
				throw ex.withIndex(values.size());
			}
		}
		return target.contain(values);
	}

	private Object convert(CloudEvent event, EventTarget target) {
		return (target.isOutgoing()) ? OutgoingEvents.of(event, target.element(), this.converter)
				: this.converter.fromCloudEvent(event, target.element());
	}

	@Override
	public boolean canWrite(ResolvableType targetType, Class<?> valueClass, @Nullable MediaType mediaType) {
		if (valueClass == EventRequestBody.class) {
			return true;
		}
		boolean eventContent = isEventContent(mediaType);
		if (Collection.class.isAssignableFrom(valueClass)) {
			Class<?> element = targetType.as(Collection.class).getGeneric().toClass();
			return element == Object.class || isEvent(element, eventContent);
		}
		Class<?> element = (valueClass.isArray()) ? valueClass.getComponentType() : valueClass;
		return isEvent(element, eventContent);
	}

	private static boolean isEventContent(@Nullable MediaType mediaType) {
		return mediaType != null && MessageMode.of(mediaType.toString()) != MessageMode.BINARY;
	}

	private static boolean isEvent(Class<?> type, boolean eventContent) {
		return EventKinds.isExplicit(type) || (eventContent && EventTypes.isEventType(type));
	}

	@Override
	public void write(Object value, ResolvableType type, @Nullable MediaType contentType, HttpOutputMessage message,
			@Nullable Map<String, Object> hints) throws IOException {
		if (value instanceof EventRequestBody encoded) {
			this.writer.write(encoded, message);
			return;
		}
		Class<?> view = (hints != null) ? (Class<?>) hints.get(VIEW) : null;
		MediaType given = (contentType != null) ? contentType : message.getHeaders().getContentType();
		List<?> values = values(value);
		if (values != null && !areEvents(values, type, isEventContent(given))) {
			this.others.write(value, type, contentType, message, hints);
		}
		else if (values != null) {
			ResolvableType dataType = DeclaredData.of(element(type), false);
			this.writer.writeBatch(values.stream().map((element) -> encode(element, dataType, null, view)),
					values.size(), message);
		}
		else if (given == null || !isEventContent(given)) {
			this.writer.writeBinary(encode(value, DeclaredData.of(type, false), given, view), message);
		}
		else if (given.equalsTypeAndSubtype(JSON)) {
			this.writer.writeStructured(encode(value, DeclaredData.of(type, false), null, view), message);
		}
		else {
			throw new HttpMessageNotWritableException(
					"A single event can't be sent as '" + given + "': use " + MessageMode.JSON);
		}
	}

	private static @Nullable List<?> values(Object value) {
		if (value instanceof Collection<?> collection) {
			return new ArrayList<>(collection);
		}
		return (value instanceof Object[] array) ? Arrays.asList(array) : null;
	}

	private static boolean areEvents(List<?> values, ResolvableType type, boolean eventContent) {
		if (values.isEmpty()) {
			return eventContent || isEvent(element(type).toClass(), false);
		}
		return values.stream().allMatch((value) -> value != null && isEvent(value.getClass(), eventContent));
	}

	private static ResolvableType element(ResolvableType type) {
		return (type.isArray()) ? type.getComponentType() : type.as(Collection.class).getGeneric();
	}

	private ImmutableCloudEvent encode(Object value, @Nullable ResolvableType dataType,
			@Nullable MediaType dataContentType, @Nullable Class<?> view) {
		Map<String, Object> attributes = Map.of();
		if (dataContentType != null && value instanceof OutgoingCloudEvent<?> outgoing && outgoing.hasData()) {
			attributes = Map.of(AttributeNames.DATACONTENTTYPE, dataContentType.toString());
		}
		OutgoingDefaults defaults = new OutgoingDefaults(null, attributes, null, dataType);
		try {
			return this.encoder.create(value, defaults, view);
		}
		catch (IllegalArgumentException ex) {
			throw new HttpMessageNotWritableException(String.valueOf(ex.getMessage()), ex);
		}
	}

}
