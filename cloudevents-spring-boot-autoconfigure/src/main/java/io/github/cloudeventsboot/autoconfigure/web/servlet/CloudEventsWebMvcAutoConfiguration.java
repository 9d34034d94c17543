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

package io.github.cloudeventsboot.autoconfigure.web.servlet;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import io.github.cloudeventsboot.ResponseMode;
import io.github.cloudeventsboot.autoconfigure.CloudEventsAutoConfiguration;
import io.github.cloudeventsboot.autoconfigure.CloudEventsProperties;
import io.github.cloudeventsboot.binding.ConstraintMessages;
import io.github.cloudeventsboot.binding.EventBindings;
import io.github.cloudeventsboot.binding.EventEncoder;
import io.github.cloudeventsboot.binding.TrustedEvents;
import io.github.cloudeventsboot.http.converter.MessageConverterDataConverter;
import io.github.cloudeventsboot.web.method.EventHandlerMethods;
import io.github.cloudeventsboot.web.servlet.ErrorMessages;
import io.github.cloudeventsboot.web.servlet.EventAdapterPostProcessor;
import io.github.cloudeventsboot.web.servlet.EventArgumentResolver;
import io.github.cloudeventsboot.web.servlet.EventExceptionResolver;
import io.github.cloudeventsboot.web.servlet.EventMappingRegistrar;
import io.github.cloudeventsboot.web.servlet.EventMethodValidationResolver;
import io.github.cloudeventsboot.web.servlet.EventReplyHandler;
import io.github.cloudeventsboot.web.servlet.EventReplyWriter;
import io.github.cloudeventsboot.web.servlet.EventRequests;
import io.github.cloudeventsboot.web.servlet.EventValidator;
import io.github.cloudeventsboot.web.servlet.ReplayedBodyFilter;
import io.github.cloudeventsboot.web.servlet.UnparsedBodyFilter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.validation.SmartValidator;
import org.springframework.validation.Validator;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for event handlers of Spring MVC.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { WebMvcAutoConfiguration.class, CloudEventsAutoConfiguration.class })
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnClass({ DispatcherServlet.class, WebMvcConfigurer.class })
@ConditionalOnBean({ EventBindings.class, RequestMappingHandlerAdapter.class })
public final class CloudEventsWebMvcAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	EventRequests cloudEventRequests(CloudEventsProperties properties) {
		CloudEventsProperties.Http http = properties.getHttp();
		positive("cloudevents.http.max-body-size", http.getMaxBodySize().toBytes());
		positive("cloudevents.http.max-batch-size", http.getMaxBatchSize());
		positive("cloudevents.http.max-attributes", http.getMaxAttributes());
		return new EventRequests(http.getMaxBodySize().toBytes(), http.getMaxBatchSize(), http.getMaxAttributes());
	}

	private static void positive(String key, long value) {
		if (value <= 0) {
			throw new InvalidConfigurationPropertyValueException(key, value, "It must be greater than 0.");
		}
	}

	@Bean
	@ConditionalOnMissingBean
	EventHandlerMethods cloudEventHandlerMethods(ConfigurableListableBeanFactory beanFactory) {
		return new EventHandlerMethods(beanFactory::resolveEmbeddedValue);
	}

	@Bean
	@ConditionalOnMissingBean
	EventValidator cloudEventValidator(@Qualifier("mvcValidator") ObjectProvider<Validator> validator,
			CloudEventsProperties properties, TrustedEvents trustedEvents, MessageSource messageSource,
			ObjectProvider<ConstraintMessages> constraintMessages) {
		return new EventValidator(smart(validator.getIfAvailable()), properties.getValidation().isEnabled(),
				trustedEvents, new ErrorMessages(messageSource, constraintMessages.getIfAvailable()));
	}

	private static @Nullable SmartValidator smart(@Nullable Validator validator) {
		return (validator instanceof SmartValidator smart) ? smart : null;
	}

	@Bean
	@ConditionalOnMissingBean
	EventArgumentResolver cloudEventArgumentResolver(EventRequests requests, EventBindings bindings,
			EventValidator validator) {
		return new EventArgumentResolver(requests, bindings, validator);
	}

	@Bean
	@ConditionalOnMissingBean
	EventReplyWriter cloudEventReplyWriter(EventEncoder encoder, EventRequests requests,
			CloudEventsProperties properties) {
		CloudEventsProperties.Response response = properties.getResponse();
		if (response.getMode() == ResponseMode.INHERIT) {
			throw new InvalidConfigurationPropertyValueException("cloudevents.response.mode", response.getMode(),
					"It must be one of binary, structured and same-as-request.");
		}
		return new EventReplyWriter(encoder, requests, response.getMode(), response.isCorrelate());
	}

	@Bean
	@ConditionalOnMissingBean
	EventReplyHandler cloudEventReplyHandler(EventHandlerMethods handlers, EventReplyWriter writer) {
		return new EventReplyHandler(handlers, writer);
	}

	@Bean
	@ConditionalOnMissingBean
	EventExceptionResolver cloudEventExceptionResolver(EventHandlerMethods handlers, JsonMapper mapper,
			MessageSource messageSource, ObjectProvider<WebMvcConfigurer> configurers,
			EventArgumentResolver argumentResolver, EventValidator validator) {
		Supplier<List<ErrorResponse.Interceptor>> interceptors = SingletonSupplier.of(() -> interceptors(configurers));
		return new EventExceptionResolver(handlers, mapper, messageSource, interceptors, argumentResolver, validator);
	}

	private static List<ErrorResponse.Interceptor> interceptors(ObjectProvider<WebMvcConfigurer> configurers) {
		List<ErrorResponse.Interceptor> interceptors = new ArrayList<>();
		configurers.orderedStream().forEach((configurer) -> configurer.addErrorResponseInterceptors(interceptors));
		return interceptors;
	}

	@Bean
	@ConditionalOnMissingBean
	EventMethodValidationResolver cloudEventMethodValidationResolver(EventHandlerMethods handlers,
			EventArgumentResolver argumentResolver, EventValidator validator) {
		return new EventMethodValidationResolver(handlers, argumentResolver, validator);
	}

	@Bean
	EventWebMvcConfigurer cloudEventWebMvcConfigurer(ObjectProvider<EventArgumentResolver> argumentResolver,
			ObjectProvider<EventReplyHandler> replyHandler, ObjectProvider<EventExceptionResolver> exceptionResolver,
			ObjectProvider<EventMethodValidationResolver> methodValidationResolver,
			ObjectProvider<EventHandlerMethods> handlers, CloudEventsProperties properties) {
		return new EventWebMvcConfigurer(argumentResolver, replyHandler, exceptionResolver, methodValidationResolver,
				handlers, properties.getUnknownType() == CloudEventsProperties.UnknownType.ACCEPT);
	}

	@Bean
	static EventAdapterPostProcessor cloudEventAdapterPostProcessor(
			ObjectProvider<EventArgumentResolver> argumentResolver, ObjectProvider<EventReplyHandler> replyHandler) {
		return new EventAdapterPostProcessor(argumentResolver::getObject, replyHandler::getObject);
	}

	@Bean
	@ConditionalOnMissingBean
	EventMappingRegistrar cloudEventMappingRegistrar(ConfigurableListableBeanFactory beanFactory,
			@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping,
			EventHandlerMethods handlers, EventArgumentResolver argumentResolver, EventRequests requests,
			EventEncoder encoder) {
		return new EventMappingRegistrar(beanFactory, mapping, handlers, argumentResolver, requests, encoder);
	}

	@Bean
	@ConditionalOnMissingBean
	MessageConverterDataConverter cloudEventMessageConverterDataConverter(
			@Qualifier("requestMappingHandlerAdapter") ObjectProvider<RequestMappingHandlerAdapter> adapter) {
		return new MessageConverterDataConverter(() -> adapter.getObject().getMessageConverters());
	}

	@Bean
	@ConditionalOnMissingBean
	ReplayedBodyFilter cloudEventReplayedBodyFilter() {
		return new ReplayedBodyFilter();
	}

	@Bean
	@ConditionalOnMissingBean
	UnparsedBodyFilter cloudEventUnparsedBodyFilter() {
		return new UnparsedBodyFilter();
	}

	/**
	 * Looks for the SDK's own converter, where the SDK's module for Spring is present.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(name = "io.cloudevents.spring.mvc.CloudEventHttpMessageConverter")
	static class SdkConverterConfiguration {

		@Bean
		SdkConverterWarning cloudEventSdkConverterWarning(ListableBeanFactory beanFactory,
				ObjectProvider<RequestMappingHandlerAdapter> adapters) {
			return new SdkConverterWarning(beanFactory, adapters);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ServerHttpMessageConvertersCustomizer.class)
	static class FunctionalEndpointConfiguration {

		@Bean
		@Order(0)
		EventServerConvertersCustomizer cloudEventServerConvertersCustomizer(EventRequests requests,
				ObjectProvider<EventEncoder> encoder) {
			return new EventServerConvertersCustomizer(requests, encoder);
		}

	}

}
