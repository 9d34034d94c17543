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
import java.util.Objects;
import java.util.function.Supplier;

import io.github.cloudeventsboot.ResponseMode;
import io.github.cloudeventsboot.autoconfigure.CloudEventsAutoConfiguration;
import io.github.cloudeventsboot.autoconfigure.CloudEventsProperties;
import io.github.cloudeventsboot.binding.EventBindings;
import io.github.cloudeventsboot.binding.EventConstraints;
import io.github.cloudeventsboot.binding.EventFactory;
import io.github.cloudeventsboot.handler.EventArguments;
import io.github.cloudeventsboot.handler.RejectionLog;
import io.github.cloudeventsboot.http.converter.CloudEventHttpMessageConverter;
import io.github.cloudeventsboot.http.converter.MessageConverterDataConverter;
import io.github.cloudeventsboot.message.MessageLimits;
import io.github.cloudeventsboot.web.servlet.BodyMemory;
import io.github.cloudeventsboot.web.servlet.CloudEventHandlerExceptionResolver;
import io.github.cloudeventsboot.web.servlet.CloudEventMethodArgumentResolver;
import io.github.cloudeventsboot.web.servlet.CloudEventMethodReturnValueHandler;
import io.github.cloudeventsboot.web.servlet.CloudEventWebMvcConfigurer;
import io.github.cloudeventsboot.web.servlet.EventAdapterPostProcessor;
import io.github.cloudeventsboot.web.servlet.EventHandlers;
import io.github.cloudeventsboot.web.servlet.EventReplyWriter;
import io.github.cloudeventsboot.web.servlet.SdkConverterWarning;
import io.github.cloudeventsboot.web.servlet.ServletInputMessage;
import io.github.cloudeventsboot.web.servlet.ServletMessages;
import io.github.cloudeventsboot.web.servlet.UnreadEventInterceptor;
import io.github.cloudeventsboot.web.servlet.filter.MalformedContentTypeInterceptor;
import io.github.cloudeventsboot.web.servlet.filter.MalformedContentTypeMapping;
import io.github.cloudeventsboot.web.servlet.filter.ReplayedBodyFilter;
import io.github.cloudeventsboot.web.servlet.filter.UnparsedBodyFilter;
import io.github.cloudeventsboot.web.servlet.mapping.EventMappingRegistrar;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
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
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.handler.MappedInterceptor;
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
@ConditionalOnBean(name = { "cloudEventBindings", "requestMappingHandlerAdapter" })
public final class CloudEventsWebMvcAutoConfiguration {

	@Bean
	ServletMessages cloudEventServletMessages(CloudEventsProperties properties, BodyMemory memory) {
		CloudEventsProperties.Http http = properties.getHttp();
		positive("cloudevents.http.max-body-size", http.getMaxBodySize().toBytes());
		positive("cloudevents.http.max-batch-size", http.getMaxBatchSize());
		positive("cloudevents.http.max-attributes", http.getMaxAttributes());
		// arrays grow beyond the limit before it is checked
		int maxBodySize = (int) Math.min(http.getMaxBodySize().toBytes(), Integer.MAX_VALUE / 4);
		return new ServletMessages(new MessageLimits(maxBodySize, http.getMaxBatchSize(), http.getMaxAttributes()),
				properties.getInvalidOptionalAttributes(), memory);
	}

	@Bean
	BodyMemory cloudEventBodyMemory() {
		return new BodyMemory();
	}

	private static void positive(String key, long value) {
		if (value <= 0) {
			throw new InvalidConfigurationPropertyValueException(key, value, "It must be greater than 0.");
		}
	}

	@Bean
	EventHandlers cloudEventHandlers(ConfigurableListableBeanFactory beanFactory) {
		return new EventHandlers(beanFactory::resolveEmbeddedValue);
	}

	@Bean
	EventArguments cloudEventWebMvcArguments(EventHandlers cloudEventHandlers, EventBindings cloudEventBindings,
			EventConstraints cloudEventConstraints) {
		return new EventArguments(cloudEventHandlers.methods(), cloudEventBindings, cloudEventConstraints);
	}

	@Bean
	CloudEventMethodArgumentResolver cloudEventMethodArgumentResolver(ServletMessages cloudEventServletMessages,
			@Qualifier("cloudEventWebMvcArguments") EventArguments arguments) {
		return new CloudEventMethodArgumentResolver(cloudEventServletMessages, arguments);
	}

	@Bean
	EventReplyWriter cloudEventReplyWriter(EventFactory cloudEventFactory, ServletMessages cloudEventServletMessages,
			CloudEventsProperties properties) {
		CloudEventsProperties.Response response = properties.getResponse();
		if (response.getMode() == ResponseMode.INHERIT) {
			throw new InvalidConfigurationPropertyValueException("cloudevents.response.mode", response.getMode(),
					"It must be one of binary, structured and same-as-request.");
		}
		return new EventReplyWriter(cloudEventFactory, cloudEventServletMessages, response.getMode(),
				response.isCorrelate());
	}

	@Bean
	CloudEventMethodReturnValueHandler cloudEventMethodReturnValueHandler(EventHandlers cloudEventHandlers,
			EventReplyWriter cloudEventReplyWriter) {
		return new CloudEventMethodReturnValueHandler(cloudEventHandlers, cloudEventReplyWriter);
	}

	@Bean
	CloudEventHandlerExceptionResolver cloudEventHandlerExceptionResolver(EventHandlers cloudEventHandlers,
			JsonMapper mapper, MessageSource messageSource, ObjectProvider<WebMvcConfigurer> configurers,
			@Qualifier("cloudEventWebMvcArguments") EventArguments arguments, RejectionLog cloudEventRejectionLog) {
		Supplier<List<ErrorResponse.Interceptor>> interceptors = SingletonSupplier.of(() -> interceptors(configurers));
		return new CloudEventHandlerExceptionResolver(cloudEventHandlers, mapper, messageSource, interceptors,
				arguments, cloudEventRejectionLog);
	}

	private static List<ErrorResponse.Interceptor> interceptors(ObjectProvider<WebMvcConfigurer> configurers) {
		List<ErrorResponse.Interceptor> interceptors = new ArrayList<>();
		configurers.orderedStream().forEach((configurer) -> configurer.addErrorResponseInterceptors(interceptors));
		return interceptors;
	}

	@Bean
	CloudEventWebMvcConfigurer cloudEventWebMvcConfigurer(
			ObjectProvider<CloudEventMethodArgumentResolver> cloudEventMethodArgumentResolver,
			ObjectProvider<CloudEventMethodReturnValueHandler> cloudEventMethodReturnValueHandler,
			ObjectProvider<CloudEventHandlerExceptionResolver> cloudEventHandlerExceptionResolver,
			@Qualifier("cloudEventWebMvcArguments") ObjectProvider<EventArguments> arguments,
			ObjectProvider<EventHandlers> cloudEventHandlers, CloudEventsProperties properties) {
		return new CloudEventWebMvcConfigurer(cloudEventMethodArgumentResolver, cloudEventMethodReturnValueHandler,
				cloudEventHandlerExceptionResolver, arguments, cloudEventHandlers,
				properties.getUnknownType() == CloudEventsProperties.UnknownType.ACCEPT);
	}

	@Bean
	static EventAdapterPostProcessor cloudEventAdapterPostProcessor(
			ObjectProvider<CloudEventMethodArgumentResolver> cloudEventMethodArgumentResolver,
			ObjectProvider<CloudEventMethodReturnValueHandler> cloudEventMethodReturnValueHandler) {
		return new EventAdapterPostProcessor(cloudEventMethodArgumentResolver, cloudEventMethodReturnValueHandler);
	}

	@Bean
	EventMappingRegistrar cloudEventMappingRegistrar(ConfigurableListableBeanFactory beanFactory,
			@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping,
			EventHandlers cloudEventHandlers, @Qualifier("cloudEventWebMvcArguments") EventArguments arguments,
			ServletMessages cloudEventServletMessages, EventFactory cloudEventFactory,
			@Qualifier("requestMappingHandlerAdapter") ObjectProvider<RequestMappingHandlerAdapter> adapter) {
		return new EventMappingRegistrar(beanFactory, mapping, cloudEventHandlers, arguments, cloudEventServletMessages,
				cloudEventFactory,
				() -> Objects.requireNonNullElse(adapter.getObject().getArgumentResolvers(), List.of()));
	}

	@Bean
	MessageConverterDataConverter cloudEventMessageConverterDataConverter(
			@Qualifier("requestMappingHandlerAdapter") ObjectProvider<RequestMappingHandlerAdapter> adapter) {
		return new MessageConverterDataConverter(() -> adapter.getObject().getMessageConverters());
	}

	@Bean
	ReplayedBodyFilter cloudEventReplayedBodyFilter() {
		return new ReplayedBodyFilter();
	}

	@Bean
	UnparsedBodyFilter cloudEventUnparsedBodyFilter() {
		return new UnparsedBodyFilter();
	}

	@Bean
	MalformedContentTypeMapping cloudEventMalformedContentTypeMapping(
			@Qualifier("routerFunctionMapping") ObjectProvider<RouterFunctionMapping> functions,
			@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping,
			EventHandlers cloudEventHandlers) {
		return new MalformedContentTypeMapping(functions.getIfAvailable(), mapping, cloudEventHandlers);
	}

	@Bean
	MappedInterceptor cloudEventUnreadEventInterceptor(EventHandlers cloudEventHandlers) {
		return new MappedInterceptor(null, new UnreadEventInterceptor(cloudEventHandlers));
	}

	/**
	 * Detects the SDK's own converter if the SDK's module for Spring is present.
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
		ServerHttpMessageConvertersCustomizer cloudEventServerConvertersCustomizer(
				ServletMessages cloudEventServletMessages, ObjectProvider<EventFactory> cloudEventFactory,
				CloudEventsProperties properties, RejectionLog cloudEventRejectionLog) {
			// not a bean, because Spring Boot would also give it to clients; the factory
			// is looked up late, because the data may need converters that are beans
			CloudEventHttpMessageConverter converter = new CloudEventHttpMessageConverter(cloudEventFactory::getObject,
					cloudEventServletMessages.limits(), properties.getInvalidOptionalAttributes(),
					(message) -> ServletInputMessage.of(message, cloudEventServletMessages),
					(event) -> cloudEventRejectionLog.ignored(() -> "functional endpoints", List.of(event)));
			return (builder) -> builder.addCustomConverter(converter);
		}

		@Bean
		MappedInterceptor cloudEventMalformedContentTypeInterceptor() {
			return new MappedInterceptor(null, new MalformedContentTypeInterceptor());
		}

	}

}
