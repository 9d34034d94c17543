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

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

import io.github.cloudeventsboot.CloudEventConverter;
import io.github.cloudeventsboot.binding.BindingContext;
import io.github.cloudeventsboot.binding.ConstraintMetadata;
import io.github.cloudeventsboot.binding.DefaultCloudEventConverter;
import io.github.cloudeventsboot.binding.EventBindings;
import io.github.cloudeventsboot.binding.EventConstraints;
import io.github.cloudeventsboot.binding.EventFactory;
import io.github.cloudeventsboot.http.converter.CloudEventClientHttpMessageConverter;
import io.github.cloudeventsboot.message.MessageMode;
import io.github.cloudeventsboot.observation.CloudEventSendMeters;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.util.AlternativeJdkIdGenerator;
import org.springframework.util.StringValueResolver;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/**
 * Configures Spring's HTTP clients for CloudEvents. Spring Boot's builders are configured
 * already; this is for clients that are created without them, for responses without a
 * body, and for sinks.
 *
 * <p>
 * For example:
 *
 * <pre class="code">
 * RestClient client = CloudEventClients.create("/shop").configure(RestClient.builder()).build();
 * </pre>
 *
 * @since 0.1.0
 */
public final class CloudEventClients {

	private final CloudEventConverter converter;

	private final EventFactory encoder;

	private final EventRequestValuesProcessor requestValues;

	private final Supplier<? extends @Nullable CloudEventSendMeters> meters;

	CloudEventClients(CloudEventConverter converter, EventFactory encoder, StringValueResolver placeholders) {
		this(converter, encoder, new EventRequestValuesProcessor(encoder, placeholders), () -> null);
	}

	private CloudEventClients(CloudEventConverter converter, EventFactory encoder,
			EventRequestValuesProcessor requestValues, Supplier<? extends @Nullable CloudEventSendMeters> meters) {
		this.converter = converter;
		this.encoder = encoder;
		this.meters = meters;
		this.requestValues = requestValues;
	}

	/**
	 * Return a copy whose sinks have meters.
	 */
	CloudEventClients withMeters(Supplier<? extends @Nullable CloudEventSendMeters> meters) {
		return new CloudEventClients(this.converter, this.encoder, this.requestValues, meters);
	}

	/**
	 * Create an instance for use without Spring Boot. It checks no constraints.
	 * @param source the {@code source} of events that have none
	 * @return the instance
	 */
	public static CloudEventClients create(String source) {
		return create(source, JsonMapper.builder().findAndAddModules().build());
	}

	/**
	 * Create an instance for use without Spring Boot. It checks no constraints.
	 * @param source the {@code source} of events that have none
	 * @param mapper the mapper for JSON data
	 * @return the instance
	 */
	public static CloudEventClients create(String source, JsonMapper mapper) {
		BindingContext context = new BindingContext(mapper, List.of(), DefaultConversionService.getSharedInstance(),
				ConstraintMetadata.NONE);
		EventFactory encoder = new EventFactory(context, new AlternativeJdkIdGenerator(), Clock.systemUTC(), source);
		CloudEventConverter converter = new DefaultCloudEventConverter(new EventBindings(context), encoder,
				EventConstraints.none());
		return new CloudEventClients(converter, encoder, (placeholder) -> placeholder);
	}

	/**
	 * Configure a client with Spring's default converters and the converter for events.
	 * @param builder the builder of the client
	 * @return the builder
	 */
	public RestClient.Builder configure(RestClient.Builder builder) {
		return builder.configureMessageConverters((converters) -> configure(converters.registerDefaults()));
	}

	/**
	 * Configure the converters of a client.
	 * @param builder the builder of the converters
	 */
	public void configure(HttpMessageConverters.ClientBuilder builder) {
		builder.configureMessageConvertersList(this::add);
	}

	/**
	 * Configure a client.
	 * @param template the client
	 * @return the client
	 */
	public RestTemplate configure(RestTemplate template) {
		add(template.getMessageConverters());
		return template;
	}

	private void add(List<HttpMessageConverter<?>> converters) {
		if (converters.stream().noneMatch(CloudEventClientHttpMessageConverter.class::isInstance)) {
			converters.add(0, new CloudEventClientHttpMessageConverter(this.converter, this.encoder, converters));
		}
	}

	/**
	 * Configure HTTP interfaces, whose client has to be configured as well.
	 * @param builder the builder of the factory
	 * @return the builder
	 */
	public HttpServiceProxyFactory.Builder configure(HttpServiceProxyFactory.Builder builder) {
		return builder.customArgumentResolver(this.requestValues).httpRequestValuesProcessor(this.requestValues);
	}

	/**
	 * Read the event of a response, even one without data in binary mode: such a response
	 * has no body, so clients return {@code null} without reading the headers. Call this
	 * method in {@link RestClient.RequestHeadersSpec#exchange}.
	 * @param <T> the type of the result
	 * @param response the response
	 * @param type the type to which the event is converted
	 * @return the event
	 * @throws IOException if the response can't be read
	 * @throws org.springframework.http.converter.HttpMessageNotReadableException if the
	 * response is not an event, or does not fit the type
	 */
	public <T> T read(HttpInputMessage response, Class<T> type) throws IOException {
		HttpMessageConverter<Object> reader = new CloudEventClientHttpMessageConverter(this.converter, this.encoder,
				List.of());
		return type.cast(reader.read(type, response));
	}

	/**
	 * Build a sink.
	 * @param url the URL to which events are sent
	 * @return the builder
	 */
	public CloudEventSinkBuilder sink(URI url) {
		return new CloudEventSinkBuilder(this, url);
	}

	EventFactory encoder() {
		return this.encoder;
	}

	@Nullable CloudEventSendMeters meters(MessageMode mode) {
		CloudEventSendMeters available = this.meters.get();
		if (available != null) {
			available.register(mode.name().toLowerCase(Locale.ROOT));
		}
		return available;
	}

}
