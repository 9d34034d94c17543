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

import java.util.function.Supplier;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.github.cloudeventsboot.CloudEventConverter;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.TypedCloudEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.module.SimpleModule;

import org.springframework.util.Assert;

/**
 * Jackson module for events inside other JSON. A mapper with this module writes and reads
 * {@link CloudEvent}, {@link TypedCloudEvent} and {@link OutgoingCloudEvent} in the JSON
 * event format (JSON Event Format, section 3), and {@link CloudEventData} as the data:
 * JSON as it is, text as a string, anything else as a Base64 string.
 * <p>
 * Mappers that look for modules find it as a service. Spring Boot applications also have
 * a bean of this type, which completes an {@code OutgoingCloudEvent} with the defaults of
 * the application and replaces the module found as a service.
 *
 * <p>
 * For example:
 *
 * <pre class="code">
 * JsonMapper mapper = JsonMapper.builder().addModule(new CloudEventJacksonModule()).build();
 * </pre>
 *
 * @since 0.1.0
 */
public final class CloudEventJacksonModule extends SimpleModule {

	private static final long serialVersionUID = 1L;

	/** Supplies the converter with the defaults of events, or {@code null}. */
	@SuppressWarnings("serial")
	private final Supplier<? extends @Nullable CloudEventConverter> converter;

	/**
	 * Create a module without defaults: an {@code OutgoingCloudEvent} can only be written
	 * if it has {@code id} and {@code source}.
	 */
	public CloudEventJacksonModule() {
		this(() -> null);
	}

	/**
	 * Create a module with the defaults of a converter.
	 * @param converter supplies the converter that completes an
	 * {@code OutgoingCloudEvent}; it is called when the first one is written, because the
	 * converter may need the mapper; it returns {@code null} for no defaults
	 */
	public CloudEventJacksonModule(Supplier<? extends @Nullable CloudEventConverter> converter) {
		Assert.notNull(converter, "'converter' must not be null");
		this.converter = converter;
	}

	@Override
	public void setupModule(SetupContext context) {
		super.setupModule(context);
		context.addSerializers(new EventSerializers(this.converter));
		context.addDeserializers(new EventDeserializers());
	}

}
