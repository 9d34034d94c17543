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
import io.github.cloudeventsboot.OutgoingCloudEventCustomizer;
import io.github.cloudeventsboot.TrustedEvents;
import io.github.cloudeventsboot.binding.BeanValidation;
import io.github.cloudeventsboot.binding.BindingContext;
import io.github.cloudeventsboot.binding.ConstraintMessages;
import io.github.cloudeventsboot.binding.ConstraintMetadata;
import io.github.cloudeventsboot.binding.DefaultCloudEventConverter;
import io.github.cloudeventsboot.binding.ErrorMessages;
import io.github.cloudeventsboot.binding.EventBindings;
import io.github.cloudeventsboot.binding.EventConstraints;
import io.github.cloudeventsboot.binding.EventFactory;
import io.github.cloudeventsboot.binding.JakartaConstraintMetadata;
import io.github.cloudeventsboot.event.TrustedSources;
import io.github.cloudeventsboot.event.UriSyntax;
import io.github.cloudeventsboot.handler.RejectionLog;
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
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.env.Environment;
import org.springframework.util.AlternativeJdkIdGenerator;
import org.springframework.util.IdGenerator;
import org.springframework.util.StringUtils;
import org.springframework.validation.SmartValidator;
import org.springframework.validation.Validator;
import org.springframework.validation.beanvalidation.SpringValidatorAdapter;

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
	BindingContext cloudEventBindingContext(JsonMapper mapper, ObjectProvider<CloudEventDataConverter> converters,
			ObjectProvider<ConstraintMetadata> cloudEventConstraintMetadata,
			ObjectProvider<WebMvcServices> cloudEventWebMvcServices) {
		WebMvcServices services = cloudEventWebMvcServices.getIfAvailable();
		return new BindingContext(mapper, converters.orderedStream().toList(),
				(services != null) ? services.conversionService() : ApplicationConversionService.getSharedInstance(),
				cloudEventConstraintMetadata.getIfAvailable(() -> ConstraintMetadata.NONE));
	}

	@Bean
	EventBindings cloudEventBindings(BindingContext cloudEventBindingContext) {
		return new EventBindings(cloudEventBindingContext);
	}

	@Bean
	EventFactory cloudEventFactory(BindingContext cloudEventBindingContext, ObjectProvider<IdGenerator> idGenerator,
			ObjectProvider<Clock> clock, ObjectProvider<OutgoingCloudEventCustomizer> customizers,
			CloudEventsProperties properties, Environment environment) {
		// defaults are not beans, because the application would see them
		return new EventFactory(cloudEventBindingContext, idGenerator.getIfUnique(AlternativeJdkIdGenerator::new),
				clock.getIfUnique(Clock::systemUTC), source(properties, environment),
				customizers.orderedStream().toList());
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
	EventConstraints cloudEventConstraints(CloudEventsProperties properties, TrustedEvents cloudEventTrustedSources,
			MessageSource messageSource, ObjectProvider<ConstraintMessages> cloudEventConstraintMessages,
			ObjectProvider<WebMvcServices> cloudEventWebMvcServices,
			ObjectProvider<ConstraintValidator> cloudEventConstraintValidator) {
		WebMvcServices services = cloudEventWebMvcServices.getIfAvailable();
		ConstraintValidator constraintValidator = cloudEventConstraintValidator.getIfAvailable();
		Validator mvc = (services != null) ? services.validator() : null;
		boolean own = mvc != null && !BeanValidation.isCalledBy(mvc);
		Validator chosen = (mvc != null && !own) ? mvc
				: (constraintValidator != null) ? constraintValidator.validator() : null;
		return new EventConstraints((chosen instanceof SmartValidator smart) ? smart : null,
				properties.getValidation().isEnabled(), cloudEventTrustedSources,
				new ErrorMessages(messageSource, cloudEventConstraintMessages.getIfAvailable()), (own) ? mvc : null);
	}

	@Bean
	@ConditionalOnMissingBean(CloudEventConverter.class)
	DefaultCloudEventConverter cloudEventConverter(EventBindings cloudEventBindings, EventFactory cloudEventFactory,
			EventConstraints cloudEventConstraints) {
		return new DefaultCloudEventConverter(cloudEventBindings, cloudEventFactory, cloudEventConstraints);
	}

	@Bean
	RejectionLog cloudEventRejectionLog() {
		return new RejectionLog();
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(jakarta.validation.Validator.class)
	@ConditionalOnSingleCandidate(jakarta.validation.Validator.class)
	static class ConstraintConfiguration {

		@Bean
		ConstraintMetadata cloudEventConstraintMetadata(jakarta.validation.Validator validator,
				CloudEventsProperties properties) {
			return new JakartaConstraintMetadata(validator, properties.getValidation().isEnabled());
		}

		@Bean
		ConstraintMessages cloudEventConstraintMessages(jakarta.validation.Validator validator) {
			return new ConstraintMessages(validator);
		}

		@Bean
		ConstraintValidator cloudEventConstraintValidator(jakarta.validation.Validator validator) {
			return new ConstraintValidator(
					(validator instanceof Validator spring) ? spring : new SpringValidatorAdapter(validator));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBean(name = { WebMvcConfiguration.CONVERSION_SERVICE, WebMvcConfiguration.VALIDATOR })
	static class WebMvcConfiguration {

		static final String CONVERSION_SERVICE = "mvcConversionService";

		static final String VALIDATOR = "mvcValidator";

		@Bean
		WebMvcServices cloudEventWebMvcServices(@Qualifier(CONVERSION_SERVICE) ConversionService conversionService,
				@Qualifier(VALIDATOR) Validator validator) {
			return new WebMvcServices(conversionService, validator);
		}

	}

	/**
	 * The conversion service and validator of Spring MVC, so that parts of events are
	 * converted and checked like all other parameters of handlers. Additional beans of
	 * these types would conflict with the application's own.
	 *
	 * @param conversionService converts attributes
	 * @param validator checks constraints
	 */
	record WebMvcServices(ConversionService conversionService, Validator validator) {

	}

	/**
	 * The application's Jakarta validator as a Spring validator, for use outside of
	 * Spring MVC.
	 *
	 * @param validator checks constraints
	 */
	record ConstraintValidator(Validator validator) {

	}

}
