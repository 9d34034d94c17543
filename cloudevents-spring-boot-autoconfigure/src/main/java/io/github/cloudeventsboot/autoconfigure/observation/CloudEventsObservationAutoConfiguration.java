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

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.cloudeventsboot.OutgoingCloudEventCustomizer;
import io.github.cloudeventsboot.autoconfigure.CloudEventsAutoConfiguration;
import io.github.cloudeventsboot.autoconfigure.CloudEventsProperties;
import io.github.cloudeventsboot.binding.EventFactory;
import io.github.cloudeventsboot.event.AttributePatterns;
import io.github.cloudeventsboot.handler.EventObservations;
import io.github.cloudeventsboot.observation.CloudEventHandshakeObservations;
import io.github.cloudeventsboot.observation.CloudEventMeters;
import io.github.cloudeventsboot.observation.CloudEventReceiveObservationConvention;
import io.github.cloudeventsboot.observation.CloudEventSendMeters;
import io.github.cloudeventsboot.observation.CloudEventTracePropagation;
import io.github.cloudeventsboot.observation.CloudEventTracingObservationHandler;
import io.github.cloudeventsboot.observation.DefaultCloudEventReceiveObservationConvention;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for metrics and traces of events.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CloudEventsAutoConfiguration.class, afterName = {
		"org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
		"org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration",
		"org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration",
		"org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration" })
@ConditionalOnClass(ObservationRegistry.class)
@ConditionalOnBean({ ObservationRegistry.class, EventFactory.class })
@ConditionalOnBooleanProperty(name = "cloudevents.observation.enabled", matchIfMissing = true)
public final class CloudEventsObservationAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(CloudEventReceiveObservationConvention.class)
	DefaultCloudEventReceiveObservationConvention cloudEventReceiveObservationConvention(
			CloudEventsProperties properties) {
		Map<String, String> sources = new LinkedHashMap<>();
		properties.getObservation().getSources().forEach((source) -> sources.put(source, source));
		return new DefaultCloudEventReceiveObservationConvention(
				(sources.isEmpty()) ? null : new AttributePatterns<>(sources)::find);
	}

	@Bean
	@ConditionalOnMissingBean
	EventObservations cloudEventObservations(ObservationRegistry registry,
			CloudEventReceiveObservationConvention convention, CloudEventsProperties properties) {
		Map<String, String> types = new LinkedHashMap<>();
		properties.getObservation().getTypes().forEach((type) -> types.put(type, type));
		return new EventObservations(registry, convention, new AttributePatterns<>(types)::find);
	}

	@Bean
	CloudEventHandshakeObservations cloudEventHandshakeObservations(ObservationRegistry registry) {
		return new CloudEventHandshakeObservations(registry);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MeterRegistry.class)
	@ConditionalOnBean(MeterRegistry.class)
	static class MeterConfiguration {

		@Bean
		@ConditionalOnMissingBean
		CloudEventMeters cloudEventMeters(MeterRegistry registry) {
			return new CloudEventMeters(registry);
		}

		@Bean
		@ConditionalOnMissingBean
		CloudEventSendMeters cloudEventSendMeters(MeterRegistry registry) {
			return new CloudEventSendMeters(registry);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ Tracer.class, Propagator.class })
	@ConditionalOnBean({ Tracer.class, Propagator.class })
	static class TracingConfiguration {

		@Bean
		@ConditionalOnMissingBean
		@Order(0)
		CloudEventTracingObservationHandler cloudEventTracingObservationHandler(Tracer tracer, Propagator propagator) {
			return new CloudEventTracingObservationHandler(tracer, propagator);
		}

		@Bean
		@ConditionalOnBooleanProperty("cloudevents.observation.propagate")
		@Order(0)
		OutgoingCloudEventCustomizer cloudEventTraceExtensions(Tracer tracer, Propagator propagator) {
			CloudEventTracePropagation propagation = new CloudEventTracePropagation(tracer, propagator);
			return (event) -> propagation.currentTrace();
		}

	}

}
