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

package io.github.cloudeventsboot.autoconfigure.observation;

import io.github.cloudeventsboot.autoconfigure.web.servlet.CloudEventsWebMvcAutoConfiguration;
import io.github.cloudeventsboot.handler.EventObservations;
import io.github.cloudeventsboot.handler.RejectionLog;
import io.github.cloudeventsboot.observation.CloudEventLogContext;
import io.github.cloudeventsboot.web.servlet.EventExchangeInterceptor;
import io.github.cloudeventsboot.web.servlet.EventHandlers;
import io.github.cloudeventsboot.web.servlet.ServletMessages;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.handler.MappedInterceptor;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the observation of event
 * handlers of Spring MVC.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { CloudEventsWebMvcAutoConfiguration.class, CloudEventsObservationAutoConfiguration.class,
		CloudEventsLogContextAutoConfiguration.class })
@ConditionalOnClass(DispatcherServlet.class)
@ConditionalOnBean(name = "cloudEventHandlers")
public final class CloudEventsWebMvcObservationAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = "cloudEventHandlingInterceptor")
	MappedInterceptor cloudEventHandlingInterceptor(EventHandlers cloudEventHandlers,
			ServletMessages cloudEventServletMessages, ObjectProvider<EventObservations> cloudEventObservations,
			ObjectProvider<CloudEventLogContext> cloudEventLogContext, RejectionLog cloudEventRejectionLog) {
		return new MappedInterceptor(null,
				new EventExchangeInterceptor(cloudEventHandlers, cloudEventServletMessages,
						cloudEventObservations.getIfAvailable(), cloudEventLogContext.getIfAvailable(),
						cloudEventRejectionLog));
	}

}
