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

package io.github.cloudeventsboot.docs.monitoring;

import io.github.cloudeventsboot.observation.CloudEventReceiveObservationContext;
import io.github.cloudeventsboot.observation.CloudEventReceiveObservationConvention;
import io.github.cloudeventsboot.observation.DefaultCloudEventReceiveObservationConvention;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.ObservationFilter;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Names what is observed in another way, and adds a key.
 */
@Configuration(proxyBeanMethods = false)
class ConventionConfiguration {

	@Bean
	ObservationFilter tenantFilter() {
		return (context) -> (context instanceof CloudEventReceiveObservationContext received)
				? received.addLowCardinalityKeyValue(KeyValue.of("tenant", tenant(received))) : context;
	}

	private static String tenant(CloudEventReceiveObservationContext context) {
		boolean partner = context.getEvents()
			.stream()
			.anyMatch((event) -> event.getSource().toString().startsWith("https://partner.example/"));
		return (partner) ? "partner" : "own";
	}

	@Bean
	CloudEventReceiveObservationConvention cloudEventConvention() {
		return new DefaultCloudEventReceiveObservationConvention(
				(source) -> (source.startsWith("/shops/")) ? "shop" : null) {

			@Override
			public String getContextualName(CloudEventReceiveObservationContext context) {
				return "process " + context.getEventType();
			}

		};
	}

}
