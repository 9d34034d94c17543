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

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.github.cloudeventsboot.CloudEventConverter;
import io.github.cloudeventsboot.annotation.CloudEventType;
import io.github.cloudeventsboot.autoconfigure.CloudEventsAutoConfiguration;
import io.github.cloudeventsboot.binding.EventBindings;
import io.github.cloudeventsboot.http.converter.MessageConverterDataConverter;
import io.github.cloudeventsboot.web.servlet.CloudEventHandlerExceptionResolver;
import io.github.cloudeventsboot.web.servlet.CloudEventMethodArgumentResolver;
import io.github.cloudeventsboot.web.servlet.CloudEventMethodReturnValueHandler;
import io.github.cloudeventsboot.web.servlet.CloudEventWebMvcConfigurer;
import io.github.cloudeventsboot.web.servlet.EventAdapterPostProcessor;
import io.github.cloudeventsboot.web.servlet.EventHandlers;
import io.github.cloudeventsboot.web.servlet.EventReplyWriter;
import io.github.cloudeventsboot.web.servlet.ServletMessages;
import io.github.cloudeventsboot.web.servlet.filter.ReplayedBodyFilter;
import io.github.cloudeventsboot.web.servlet.mapping.EventMappingRegistrar;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.ClassPathResource;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.handler.HandlerExceptionResolverComposite;
import org.springframework.web.servlet.mvc.method.annotation.ExceptionHandlerExceptionResolver;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CloudEventsWebMvcAutoConfiguration}.
 */
@ExtendWith(OutputCaptureExtension.class)
class CloudEventsWebMvcAutoConfigurationTests extends AbstractWebMvcAutoConfigurationTests {

	private static final List<Class<?>> BEANS = List.of(ServletMessages.class, EventHandlers.class,
			CloudEventMethodArgumentResolver.class, EventReplyWriter.class, CloudEventMethodReturnValueHandler.class,
			CloudEventHandlerExceptionResolver.class, EventMappingRegistrar.class, MessageConverterDataConverter.class,
			ReplayedBodyFilter.class);

	@Test
	void isFoundByApplications() {
		assertThat(ImportCandidates.load(AutoConfiguration.class, null))
			.contains(CloudEventsWebMvcAutoConfiguration.class.getName());
	}

	@Test
	void isPartOfTheSliceForMvcTestsWithAllThatItNeeds() throws IOException {
		ClassPathResource slice = new ClassPathResource(
				"META-INF/spring/" + "org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureWebMvc.imports",
				CloudEventsWebMvcAutoConfiguration.class.getClassLoader());
		try (BufferedReader reader = new BufferedReader(
				new InputStreamReader(slice.getInputStream(), StandardCharsets.UTF_8))) {
			assertThat(reader.lines()).contains(CloudEventsAutoConfiguration.class.getName(),
					CloudEventsWebMvcAutoConfiguration.class.getName());
		}
	}

	@Test
	void definesWhatHandlersNeed() {
		this.contextRunner.run((context) -> {
			assertThat(context).hasNotFailed().hasSingleBean(CloudEventWebMvcConfigurer.class);
			BEANS.forEach((type) -> assertThat(context).hasSingleBean(type));
		});
	}

	@Test
	void convertsAttributesAsParametersAreConverted() {
		CloudEvent event = CloudEventBuilder.v1()
			.withId("1")
			.withSource(URI.create("/shop"))
			.withType("item.sold")
			.withExtension("tenant", "blue")
			.build();
		this.contextRunner.withBean(TenantConfigurer.class)
			.run((context) -> assertThat(
					context.getBean(CloudEventConverter.class).fromCloudEvent(event, ItemSold.class).tenant())
				.isEqualTo(new Tenant("converted blue")));
	}

	@Test
	void backsOffInOtherApplications() {
		RequestMappingHandlerAdapter adapter = new RequestMappingHandlerAdapter();
		new ApplicationContextRunner().withConfiguration(configurations)
			.withBean(RequestMappingHandlerAdapter.class, () -> adapter)
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(CloudEventConverter.class)
				.doesNotHaveBean(CloudEventsWebMvcAutoConfiguration.class));
		new ReactiveWebApplicationContextRunner().withConfiguration(configurations)
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(CloudEventConverter.class)
				.doesNotHaveBean(CloudEventsWebMvcAutoConfiguration.class));
	}

	@Test
	void backsOffWithoutSpringMvc() {
		for (Class<?> type : List.of(DispatcherServlet.class, WebMvcConfigurer.class)) {
			this.contextRunner.withClassLoader(new FilteredClassLoader(type))
				.run((context) -> assertThat(context).hasNotFailed()
					.hasSingleBean(CloudEventConverter.class)
					.doesNotHaveBean(CloudEventsWebMvcAutoConfiguration.class));
		}
	}

	@Test
	void backsOffWithoutHandlerAdapter() {
		new WebApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(CloudEventsWebMvcAutoConfiguration.class,
					CloudEventsAutoConfiguration.class, JacksonAutoConfiguration.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(CloudEventsWebMvcAutoConfiguration.class));
	}

	@Test
	void backsOffWithoutJsonMapper() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(JsonMapper.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(EventBindings.class)
				.doesNotHaveBean(CloudEventsWebMvcAutoConfiguration.class));
	}

	@Test
	void worksWithoutBeanValidation() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("jakarta.validation", "org.hibernate.validator"))
			.withUserConfiguration(EchoConfiguration.class)
			.run((context) -> assertThat(
					mvc(context).post().uri("/echo").headers((headers) -> EVENT.forEach(headers::set)))
				.hasStatusOk());
	}

	@Test
	void asksItsOwnResolversAndHandlersFirst() {
		this.contextRunner.run((context) -> {
			RequestMappingHandlerAdapter adapter = context.getBean(RequestMappingHandlerAdapter.class);
			assertThat(adapter.getArgumentResolvers())
				.startsWith(context.getBean(CloudEventMethodArgumentResolver.class))
				.hasSizeGreaterThan(20)
				.doesNotHaveDuplicates();
			assertThat(adapter.getReturnValueHandlers())
				.startsWith(context.getBean(CloudEventMethodReturnValueHandler.class))
				.hasSizeGreaterThan(10)
				.doesNotHaveDuplicates();
		});
	}

	@Test
	void asksItsExceptionResolverRightAfterThatOfTheApplication() {
		this.contextRunner.run((context) -> {
			List<String> types = exceptionResolvers(context).stream()
				.map((resolver) -> resolver.getClass().getSimpleName())
				.toList();
			assertThat(types).containsSequence(ExceptionHandlerExceptionResolver.class.getSimpleName(),
					CloudEventHandlerExceptionResolver.class.getSimpleName());
		});
	}

	@Test
	void acceptsUnknownTypesOnlyWhenToldTo() {
		this.contextRunner.run((context) -> assertThat(exceptionResolvers(context))
			.extracting((resolver) -> resolver.getClass().getSimpleName())
			.doesNotContain("UnknownTypeAcceptingResolver"));
		this.contextRunner.withPropertyValues("cloudevents.unknown-type=accept")
			.run((context) -> assertThat(exceptionResolvers(context).get(0))
				.extracting((resolver) -> resolver.getClass().getSimpleName())
				.isEqualTo("UnknownTypeAcceptingResolver"));
	}

	private static List<HandlerExceptionResolver> exceptionResolvers(WebApplicationContext context) {
		return context.getBean("handlerExceptionResolver", HandlerExceptionResolverComposite.class)
			.getExceptionResolvers();
	}

	@Test
	void servesHandlersThatTakeAndAnswerEvents() {
		this.contextRunner.withUserConfiguration(EchoConfiguration.class)
			.run((context) -> assertThat(
					mvc(context).post().uri("/echo").headers((headers) -> EVENT.forEach(headers::set)))
				.hasStatusOk()
				.containsHeader("ce-id"));
	}

	@Test
	void answersInTheModeOfTheProperty() {
		this.contextRunner.withUserConfiguration(EchoConfiguration.class)
			.withPropertyValues("cloudevents.response.mode=structured")
			.run((context) -> assertThat(
					mvc(context).post().uri("/echo").headers((headers) -> EVENT.forEach(headers::set)))
				.hasStatusOk()
				.hasContentTypeCompatibleWith("application/cloudevents+json"));
	}

	@Test
	void failsOnModeThatIsNone() {
		this.contextRunner.withPropertyValues("cloudevents.response.mode=inherit")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("cloudevents.response.mode"));
	}

	@Test
	void marksNothingForInstantiationBeforePostProcessors(CapturedOutput output) {
		this.contextRunner.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).doesNotContain("not eligible for getting processed");
	}

	@Test
	void postProcessesFromStaticMethod() {
		this.contextRunner.run((context) -> {
			ConfigurableListableBeanFactory factory = context.getSourceApplicationContext().getBeanFactory();
			String[] names = context.getBeanNamesForType(EventAdapterPostProcessor.class);
			assertThat(names).hasSize(1);
			BeanDefinition definition = factory.getBeanDefinition(names[0]);
			assertThat(definition.getFactoryBeanName()).isNull();
		});
	}

	@CloudEventType("item.sold")
	record ItemSold(Tenant tenant, @Nullable String data) {

	}

	record Tenant(String name) {

	}

	static class TenantConfigurer implements WebMvcConfigurer {

		@Override
		public void addFormatters(FormatterRegistry registry) {
			registry.addConverter(String.class, Tenant.class, (name) -> new Tenant("converted " + name));
		}

	}

}
