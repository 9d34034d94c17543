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

package io.github.cloudeventsboot.autoconfigure.openapi;

import io.github.cloudeventsboot.autoconfigure.CloudEventsProperties;
import io.github.cloudeventsboot.autoconfigure.web.servlet.CloudEventsWebMvcAutoConfiguration;
import io.github.cloudeventsboot.handler.EventArguments;
import io.github.cloudeventsboot.openapi.EventOpenApiCustomizer;
import io.github.cloudeventsboot.openapi.EventOperationCustomizer;
import io.github.cloudeventsboot.openapi.EventParameterCustomizer;
import io.github.cloudeventsboot.openapi.ExampleChecks;
import io.github.cloudeventsboot.openapi.JakartaParameterConstraints;
import io.github.cloudeventsboot.openapi.ParameterConstraints;
import io.github.cloudeventsboot.openapi.schema.Constraints;
import io.github.cloudeventsboot.openapi.schema.JakartaConstraints;
import io.github.cloudeventsboot.web.servlet.EventHandlers;
import jakarta.validation.Validator;
import org.springdoc.core.customizers.ParameterCustomizer;
import org.springdoc.core.providers.JavadocProvider;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the documentation of event
 * handlers by springdoc, which would otherwise document events as query parameters.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CloudEventsWebMvcAutoConfiguration.class)
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnClass(ParameterCustomizer.class)
@ConditionalOnBean({ EventHandlers.class, RequestMappingHandlerMapping.class })
public final class CloudEventsOpenApiAutoConfiguration {

	@Bean
	EventParameterCustomizer cloudEventParameterCustomizer(EventHandlers handlers) {
		return new EventParameterCustomizer(handlers.methods());
	}

	/**
	 * Describes event handlers.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty(name = "cloudevents.openapi.enabled", matchIfMissing = true)
	static class DocumentConfiguration {

		@Bean
		EventOperationCustomizer cloudEventOperationCustomizer(EventHandlers handlers,
				@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping,
				ObjectProvider<JavadocProvider> javadoc) {
			return new EventOperationCustomizer(handlers.methods(), mapping, javadoc.getIfAvailable());
		}

		@Bean
		EventOpenApiCustomizer cloudEventOpenApiCustomizer(JsonMapper mapper, ObjectProvider<Constraints> constraints,
				@Qualifier("cloudEventWebMvcArguments") EventArguments arguments,
				ObjectProvider<ParameterConstraints> parameters, ApplicationContext context,
				CloudEventsProperties properties) {
			ExampleChecks checks = new ExampleChecks(arguments,
					parameters.getIfAvailable(() -> ParameterConstraints.NONE), context);
			return new EventOpenApiCustomizer(mapper, constraints.getIfAvailable(() -> Constraints.NONE), checks,
					new EventOpenApiCustomizer.Settings(properties.getResponse().getMode(),
							properties.getHttp().getMaxBatchSize(),
							properties.getUnknownType() == CloudEventsProperties.UnknownType.ACCEPT));
		}

	}

	/**
	 * The constraints of data, if they are checked.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(Validator.class)
	@ConditionalOnSingleCandidate(Validator.class)
	@ConditionalOnBooleanProperty(name = { "cloudevents.openapi.enabled", "cloudevents.validation.enabled" },
			matchIfMissing = true)
	static class ConstraintConfiguration {

		@Bean
		Constraints cloudEventOpenApiConstraints(Validator validator) {
			return new JakartaConstraints(validator);
		}

	}

	/**
	 * The constraints on parameters, which Spring checks in any case.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(Validator.class)
	@ConditionalOnSingleCandidate(Validator.class)
	@ConditionalOnBooleanProperty(name = "cloudevents.openapi.enabled", matchIfMissing = true)
	static class ParameterConfiguration {

		@Bean
		ParameterConstraints cloudEventOpenApiParameterConstraints(Validator validator) {
			return new JakartaParameterConstraints(validator);
		}

	}

}
