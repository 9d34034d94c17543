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

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.CloudEventConverter;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.OutgoingCloudEventCustomizer;
import io.github.cloudeventsboot.autoconfigure.CloudEventsAutoConfiguration;
import io.github.cloudeventsboot.autoconfigure.web.servlet.CloudEventsWebMvcAutoConfiguration;
import io.github.cloudeventsboot.handler.EventObservations;
import io.github.cloudeventsboot.observation.CloudEventLogContext;
import io.github.cloudeventsboot.observation.CloudEventMeters;
import io.github.cloudeventsboot.observation.CloudEventReceiveObservationConvention;
import io.github.cloudeventsboot.observation.CloudEventTracingObservationHandler;
import io.github.cloudeventsboot.observation.DefaultCloudEventReceiveObservationConvention;
import io.micrometer.context.ContextRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.WebApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CloudEventsObservationAutoConfiguration} and
 * {@link CloudEventsWebMvcObservationAutoConfiguration}.
 */
class CloudEventsObservationAutoConfigurationTests {

	private final WebApplicationContextRunner contextRunner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class, ObservationAutoConfiguration.class,
				HttpMessageConvertersAutoConfiguration.class, WebMvcAutoConfiguration.class,
				DispatcherServletAutoConfiguration.class, CloudEventsAutoConfiguration.class,
				CloudEventsWebMvcAutoConfiguration.class, CloudEventsObservationAutoConfiguration.class,
				CloudEventsLogContextAutoConfiguration.class, CloudEventsWebMvcObservationAutoConfiguration.class))
		.withUserConfiguration(HandlerConfiguration.class);

	@Test
	void observesWithTheDefaultConvention() {
		this.contextRunner.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
			.run((context) -> assertThat(context).hasSingleBean(EventObservations.class)
				.hasSingleBean(CloudEventMeters.class)
				.hasSingleBean(DefaultCloudEventReceiveObservationConvention.class)
				.hasSingleBean(CloudEventLogContext.class)
				.doesNotHaveBean(CloudEventTracingObservationHandler.class)
				.doesNotHaveBean(OutgoingCloudEventCustomizer.class));
	}

	@Test
	void observesWithTheConventionOfTheApplication() {
		CloudEventReceiveObservationConvention own = new DefaultCloudEventReceiveObservationConvention() {
		};
		this.contextRunner.withBean(CloudEventReceiveObservationConvention.class, () -> own)
			.run((context) -> assertThat(context.getBean(CloudEventReceiveObservationConvention.class)).isSameAs(own));
	}

	@Test
	void backsOffFromBeansOfTheApplication() {
		SimpleMeterRegistry registry = new SimpleMeterRegistry();
		CloudEventMeters own = new CloudEventMeters(registry);
		this.contextRunner.withBean(MeterRegistry.class, () -> registry)
			.withBean("own", CloudEventMeters.class, () -> own)
			.run((context) -> assertThat(context.getBean(CloudEventMeters.class)).isSameAs(own));
	}

	@Test
	void observesNothingWhenSwitchedOff() {
		this.contextRunner.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
			.withBean("own", CloudEventReceiveObservationConvention.class,
					DefaultCloudEventReceiveObservationConvention::new)
			.withPropertyValues("cloudevents.observation.enabled=false")
			.run((context) -> {
				assertThat(context).doesNotHaveBean(EventObservations.class)
					.doesNotHaveBean(CloudEventMeters.class)
					.doesNotHaveBean(CloudEventLogContext.class);
				assertThat(send(context)).hasStatusOk().hasBodyTextEqualTo("null");
			});
	}

	@Test
	void worksWithoutMicrometer() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("io.micrometer")).run((context) -> {
			assertThat(context).hasNotFailed().doesNotHaveBean(EventObservations.class);
			assertThat(send(context)).hasStatusOk().hasBodyTextEqualTo("42");
		});
	}

	@Test
	void worksWithoutContextPropagation() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(ContextRegistry.class)).run((context) -> {
			assertThat(context).hasNotFailed().hasSingleBean(CloudEventLogContext.class);
			assertThat(send(context)).hasStatusOk().hasBodyTextEqualTo("42");
		});
	}

	@Test
	void worksWithoutMdc() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(MDC.class)).run((context) -> {
			assertThat(context).hasNotFailed().doesNotHaveBean(CloudEventLogContext.class);
			assertThat(send(context)).hasStatusOk();
		});
	}

	@Test
	void worksWithoutTracingAndWithoutMeters() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("io.micrometer.tracing", "io.micrometer.core"))
			.run((context) -> {
				assertThat(context).hasNotFailed().hasSingleBean(EventObservations.class);
				assertThat(send(context)).hasStatusOk();
			});
	}

	@Test
	void worksWithRegistryThatDoesNothing() {
		this.contextRunner.withBean(ObservationRegistry.class, () -> ObservationRegistry.NOOP).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(send(context)).hasStatusOk().hasBodyTextEqualTo("42");
		});
	}

	@Test
	void tracesWithTracerAndPropagator() {
		this.contextRunner.withBean(Tracer.class, () -> Tracer.NOOP)
			.withBean(Propagator.class, () -> Propagator.NOOP)
			.run((context) -> assertThat(context).hasSingleBean(CloudEventTracingObservationHandler.class)
				.doesNotHaveBean(OutgoingCloudEventCustomizer.class));
	}

	@Test
	void propagatesTraceWhenAsked() {
		this.contextRunner.withBean(Tracer.class, () -> Tracer.NOOP)
			.withBean(Propagator.class, () -> Propagator.NOOP)
			.withPropertyValues("cloudevents.observation.propagate=true")
			.run((context) -> assertThat(context).hasSingleBean(OutgoingCloudEventCustomizer.class));
	}

	@Test
	void addsExtensionsOfTheApplicationToEventsThatAreSent() {
		this.contextRunner
			.withBean("one", OutgoingCloudEventCustomizer.class, () -> (event) -> java.util.Map.of("tenant", "a"))
			.withBean("two", OutgoingCloudEventCustomizer.class, () -> (event) -> java.util.Map.of("region", "eu"))
			.run((context) -> {
				CloudEventConverter converter = context.getBean(CloudEventConverter.class);
				CloudEvent event = converter.toCloudEvent(OutgoingCloudEvent.of("t").withExtension("region", "us"));
				assertThat(event.getExtension("tenant")).isEqualTo("a");
				assertThat(event.getExtension("region")).isEqualTo("us");
			});
	}

	@Test
	void observesNoWebRequestsElsewhere() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class, ObservationAutoConfiguration.class,
					CloudEventsAutoConfiguration.class, CloudEventsWebMvcAutoConfiguration.class,
					CloudEventsObservationAutoConfiguration.class, CloudEventsLogContextAutoConfiguration.class,
					CloudEventsWebMvcObservationAutoConfiguration.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("cloudEventHandlingInterceptor"));
	}

	private static org.springframework.test.web.servlet.assertj.MvcTestResult send(ApplicationContext context) {
		return MockMvcTester.from((WebApplicationContext) context)
			.post()
			.uri("/current")
			.header("ce-specversion", "1.0")
			.header("ce-id", "42")
			.header("ce-source", "/tests")
			.header("ce-type", "t")
			.exchange();
	}

	@Configuration(proxyBeanMethods = false)
	static class HandlerConfiguration {

		@Bean
		CurrentHandler currentHandler() {
			return new CurrentHandler();
		}

	}

	@RestController
	static class CurrentHandler {

		@PostMapping("/current")
		String current(CloudEvent event) {
			return String.valueOf(MDC.get("cloudevents.event_id"));
		}

	}

}
