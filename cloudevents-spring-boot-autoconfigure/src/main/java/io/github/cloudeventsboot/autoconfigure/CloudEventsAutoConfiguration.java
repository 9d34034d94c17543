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

package io.github.cloudeventsboot.autoconfigure;

import java.time.Clock;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.CloudEventConverter;
import io.github.cloudeventsboot.CloudEventDataConverter;
import io.github.cloudeventsboot.binding.BindingContext;
import io.github.cloudeventsboot.binding.ConstraintChecker;
import io.github.cloudeventsboot.binding.ConstraintMessages;
import io.github.cloudeventsboot.binding.DefaultCloudEventConverter;
import io.github.cloudeventsboot.binding.EventBindings;
import io.github.cloudeventsboot.binding.EventEncoder;
import io.github.cloudeventsboot.binding.JakartaConstraintChecker;
import io.github.cloudeventsboot.binding.OutgoingExtensions;
import io.github.cloudeventsboot.binding.TrustedEvents;
import io.github.cloudeventsboot.event.UriSyntax;
import jakarta.validation.Validator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.env.Environment;
import org.springframework.util.AlternativeJdkIdGenerator;
import org.springframework.util.IdGenerator;
import org.springframework.util.StringUtils;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the conversion between
 * CloudEvents and values.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = JacksonAutoConfiguration.class,
		afterName = { "org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration",
				"org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration" })
@ConditionalOnClass({ CloudEvent.class, JsonMapper.class })
@ConditionalOnSingleCandidate(JsonMapper.class)
@EnableConfigurationProperties(CloudEventsProperties.class)
public final class CloudEventsAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	BindingContext cloudEventBindingContext(JsonMapper mapper, ObjectProvider<CloudEventDataConverter> converters,
			ObjectProvider<ConstraintChecker> constraints, ObjectProvider<AttributeConversion> conversion) {
		AttributeConversion attributes = conversion
			.getIfAvailable(() -> new AttributeConversion(ApplicationConversionService.getSharedInstance()));
		return new BindingContext(mapper, converters.orderedStream().toList(), attributes.service(),
				constraints.getIfAvailable(() -> ConstraintChecker.NONE));
	}

	@Bean
	@ConditionalOnMissingBean
	EventBindings cloudEventBindings(BindingContext context) {
		return new EventBindings(context);
	}

	@Bean
	@ConditionalOnMissingBean
	EventEncoder cloudEventEncoder(BindingContext context, ObjectProvider<IdGenerator> idGenerator,
			ObjectProvider<Clock> clock, ObjectProvider<OutgoingExtensions> extensions,
			CloudEventsProperties properties, Environment environment) {
		// no beans for what is missing: they would be the application's
		return new EventEncoder(context, idGenerator.getIfUnique(AlternativeJdkIdGenerator::new),
				clock.getIfUnique(Clock::systemUTC), source(properties, environment),
				extensions.orderedStream().toList());
	}

	private static @Nullable String source(CloudEventsProperties properties, Environment environment) {
		String source = properties.getSource();
		if (source != null && (source.isEmpty() || !UriSyntax.isReference(source))) {
			throw new InvalidConfigurationPropertyValueException("cloudevents.source", source,
					"It must be a URI-reference (RFC 3986), such as https://example.com/orders or /orders.");
		}
		String name = environment.getProperty("spring.application.name");
		if (source == null && StringUtils.hasText(name)) {
			return "/" + UriSyntax.encodeSegment(name);
		}
		return source;
	}

	@Bean
	@ConditionalOnMissingBean(TrustedEvents.class)
	TrustedSources cloudEventTrustedSources(CloudEventsProperties properties) {
		return new TrustedSources(properties.getValidation().getTrustedSources());
	}

	@Bean
	@ConditionalOnMissingBean(CloudEventConverter.class)
	DefaultCloudEventConverter cloudEventConverter(EventBindings bindings, EventEncoder encoder,
			TrustedEvents trustedEvents) {
		return new DefaultCloudEventConverter(bindings, encoder, trustedEvents);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(Validator.class)
	@ConditionalOnSingleCandidate(Validator.class)
	static class ConstraintConfiguration {

		@Bean
		@ConditionalOnMissingBean(ConstraintChecker.class)
		JakartaConstraintChecker cloudEventConstraintChecker(Validator validator, ConstraintMessages messages,
				CloudEventsProperties properties) {
			return new JakartaConstraintChecker(validator, messages, properties.getValidation().isEnabled());
		}

		@Bean
		@ConditionalOnMissingBean
		ConstraintMessages cloudEventConstraintMessages(Validator validator) {
			return new ConstraintMessages(validator);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBean(name = WebMvcConfiguration.CONVERSION_SERVICE)
	static class WebMvcConfiguration {

		static final String CONVERSION_SERVICE = "mvcConversionService";

		@Bean
		AttributeConversion cloudEventAttributeConversion(
				@Qualifier(CONVERSION_SERVICE) ConversionService conversionService) {
			return new AttributeConversion(conversionService);
		}

	}

	/**
	 * Converts attributes as parameters of the application's handlers are converted. It
	 * wraps the service, as another bean of that type would stand in the way of the
	 * application's own.
	 *
	 * @param service converts between types
	 */
	record AttributeConversion(ConversionService service) {

	}

}
