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

package io.github.cloudeventsboot.json;

import java.nio.charset.Charset;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.cloudevents.CloudEventData;
import io.github.cloudeventsboot.CloudEventConverter;
import io.github.cloudeventsboot.CloudEventException;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.event.AttributeNames;
import io.github.cloudeventsboot.event.DataCharsets;
import io.github.cloudeventsboot.event.EventAssembler;
import io.github.cloudeventsboot.event.EventData;
import io.github.cloudeventsboot.event.ImmutableCloudEvent;
import io.github.cloudeventsboot.event.MediaTypeSyntax;
import io.github.cloudeventsboot.format.json.JsonEventWriter;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Writes outgoing events, completed with the defaults of the application if there are
 * any.
 */
final class OutgoingEventSerializer extends StdSerializer<OutgoingCloudEvent<?>> {

	private final JsonEventWriter writer = new JsonEventWriter();

	private final Supplier<? extends @Nullable CloudEventConverter> converter;

	OutgoingEventSerializer(Supplier<? extends @Nullable CloudEventConverter> converter) {
		super(OutgoingCloudEvent.class);
		this.converter = converter;
	}

	@Override
	public void serialize(OutgoingCloudEvent<?> event, JsonGenerator generator, SerializationContext context) {
		CloudEventConverter defaults = this.converter.get();
		try {
			if (defaults != null) {
				this.writer.writeEvent(ImmutableCloudEvent.copyOf(defaults.toCloudEvent(event)), generator);
			}
			else {
				write(event, generator, context);
			}
		}
		catch (CloudEventException | IllegalArgumentException ex) {
			context.reportMappingProblem(ex, ex.getMessage());
		}
	}

	private void write(OutgoingCloudEvent<?> event, JsonGenerator generator, SerializationContext context) {
		EventAssembler assembler = new EventAssembler();
		assembler.set(AttributeNames.SPECVERSION, "1.0");
		assembler.set(AttributeNames.TYPE, event.type());
		event.attributes().forEach(assembler::set);
		Object data = event.data();
		if (event.hasData() && !assembler.isSet(AttributeNames.DATACONTENTTYPE) && !(data instanceof CloudEventData)) {
			assembler.set(AttributeNames.DATACONTENTTYPE, contentType(data));
		}
		String contentType = assembler.getDataContentType();
		EventData written = (event.hasData()) ? written(data, contentType) : null;
		ImmutableCloudEvent complete = build(assembler, written);
		if (written == null && event.hasData()) {
			this.writer.writeEvent(complete, generator, (target) -> context.writeValue(target, data));
		}
		else {
			this.writer.writeEvent(complete, generator);
		}
	}

	private static ImmutableCloudEvent build(EventAssembler assembler, @Nullable EventData data) {
		try {
			return assembler.build(data);
		}
		catch (CloudEventException ex) {
			String violations = ex.getViolations()
				.stream()
				.map((violation) -> "'" + violation.attribute() + "' " + violation.detail())
				.collect(Collectors.joining(", "));
			throw new IllegalArgumentException(
					"OutgoingCloudEvent can't be written without the defaults of an application: " + violations
							+ ". Set these attributes, or send the event with a client that is configured for events.",
					ex);
		}
	}

	private static String contentType(@Nullable Object data) {
		if (data instanceof String) {
			return "text/plain;charset=UTF-8";
		}
		return (data instanceof byte[]) ? "application/octet-stream" : MediaTypeSyntax.JSON;
	}

	/**
	 * Return the data if the mapper does not write it.
	 * @return the data, or {@code null} if the mapper writes it
	 */
	private static @Nullable EventData written(@Nullable Object data, @Nullable String contentType) {
		if (data instanceof byte[] bytes) {
			return EventData.ofBytes(bytes);
		}
		if (data instanceof CloudEventData eventData) {
			return EventData.of(eventData);
		}
		if (contentType == null || MediaTypeSyntax.isJson(contentType)) {
			return null;
		}
		Charset charset = DataCharsets.of(contentType);
		byte[] encoded = (data instanceof String text) ? DataCharsets.encode(text, charset) : null;
		if (encoded == null) {
			throw new IllegalArgumentException("Data can't be written as '" + contentType
					+ "' without the defaults of an application: use a String that fits its charset, or bytes");
		}
		return EventData.ofText(encoded);
	}

}
