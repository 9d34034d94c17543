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

import io.github.cloudeventsboot.autoconfigure.CloudEventsAutoConfiguration;
import io.github.cloudeventsboot.observation.CloudEventLogContext;
import io.github.cloudeventsboot.observation.CloudEventLogContextAccessor;
import io.micrometer.context.ContextRegistry;
import org.slf4j.MDC;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for events in the log context.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CloudEventsAutoConfiguration.class)
@ConditionalOnClass(MDC.class)
@ConditionalOnBean(name = "cloudEventFactory")
@ConditionalOnBooleanProperty(name = "cloudevents.observation.enabled", matchIfMissing = true)
public final class CloudEventsLogContextAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	CloudEventLogContext cloudEventLogContext() {
		return new CloudEventLogContext();
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ContextRegistry.class)
	static class PropagationConfiguration {

		@Bean
		SmartInitializingSingleton cloudEventLogContextPropagation() {
			// replaces an earlier one with the same key
			return () -> ContextRegistry.getInstance().registerThreadLocalAccessor(new CloudEventLogContextAccessor());
		}

	}

}
