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
import java.util.Map;

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
import io.github.cloudeventsboot.web.servlet.SdkConverterWarning;
import io.github.cloudeventsboot.web.servlet.ServletMessages;
import io.github.cloudeventsboot.web.servlet.filter.ReplayedBodyFilter;
import io.github.cloudeventsboot.web.servlet.mapping.EventMappingRegistrar;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.servlet.handler.HandlerExceptionResolverComposite;
import org.springframework.web.servlet.mvc.method.annotation.ExceptionHandlerExceptionResolver;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CloudEventsWebMvcAutoConfiguration}.
 */
@ExtendWith(OutputCaptureExtension.class)
class CloudEventsWebMvcAutoConfigurationTests {

	private static final String SDK_CONVERTER = "io.cloudevents.spring.mvc.CloudEventHttpMessageConverter";

	private static final List<Class<?>> BEANS = List.of(ServletMessages.class, EventHandlers.class,
			CloudEventMethodArgumentResolver.class, EventReplyWriter.class, CloudEventMethodReturnValueHandler.class,
			CloudEventHandlerExceptionResolver.class, EventMappingRegistrar.class, MessageConverterDataConverter.class,
			ReplayedBodyFilter.class);

	// in the wrong order, so that it must be brought into the right one
	private static final AutoConfigurations configurations = AutoConfigurations.of(
			CloudEventsWebMvcAutoConfiguration.class, CloudEventsAutoConfiguration.class, WebMvcAutoConfiguration.class,
			DispatcherServletAutoConfiguration.class, HttpMessageConvertersAutoConfiguration.class,
			ValidationAutoConfiguration.class, JacksonAutoConfiguration.class);

	private final WebApplicationContextRunner contextRunner = new WebApplicationContextRunner()
		.withConfiguration(configurations);

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
	void limitsBodiesToTheSizeOfTheProperty() {
		this.contextRunner.withUserConfiguration(EchoConfiguration.class)
			.withPropertyValues("cloudevents.http.max-body-size=3B")
			.run((context) -> {
				assertThat(mvc(context).post()
					.uri("/echo")
					.headers((headers) -> EVENT.forEach(headers::set))
					.content("abc")).hasStatusOk();
				assertThat(mvc(context).post()
					.uri("/echo")
					.headers((headers) -> EVENT.forEach(headers::set))
					.content("abcd")).hasStatus(413);
			});
	}

	@Test
	void limitsBatchesToTheSizeOfTheProperty() {
		String event = "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\"}";
		this.contextRunner.withUserConfiguration(EchoConfiguration.class)
			.withPropertyValues("cloudevents.http.max-batch-size=2")
			.run((context) -> {
				assertThat(batch(context, "[" + event + "," + event + "]")).hasStatusOk();
				assertThat(batch(context, "[" + event + "," + event + "," + event + "]")).hasStatus(413);
			});
	}

	@Test
	void limitsAttributesToTheNumberOfTheProperty() {
		String event = "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\",\"data\":1}";
		String more = event.replace("{", "{\"x\":\"1\",");
		this.contextRunner.withUserConfiguration(EchoConfiguration.class)
			.withPropertyValues("cloudevents.http.max-attributes=4")
			.run((context) -> {
				assertThat(batch(context, "[" + event + "]")).hasStatusOk();
				assertThat(batch(context, "[" + event + "," + more + "]")).hasStatus(413);
				assertThat(mvc(context).post().uri("/echo").headers((headers) -> EVENT.forEach(headers::set)))
					.hasStatusOk();
				assertThat(mvc(context).post()
					.uri("/echo")
					.headers((headers) -> EVENT.forEach(headers::set))
					.header("ce-x", "1")).hasStatus(413);
			});
	}

	private static MockMvcTester.MockMvcRequestBuilder batch(WebApplicationContext context, String body) {
		return mvc(context).post()
			.uri("/batch")
			.contentType(MediaType.parseMediaType("application/cloudevents-batch+json"))
			.content(body);
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

	@Test
	void warnsOnceOfTheConverterOfTheSdkThatIsABean(CapturedOutput output) {
		this.contextRunner.withUserConfiguration(SdkConverterBeanConfiguration.class, EchoConfiguration.class)
			.run((context) -> assertThat(
					mvc(context).post().uri("/echo").headers((headers) -> EVENT.forEach(headers::set)))
				.hasStatusOk());
		assertThat(output.getAll().split(SDK_CONVERTER + " of the CloudEvents SDK", -1)).hasSize(2);
		assertThat(output).containsSubsequence("WARN", SDK_CONVERTER, "bean sdkConverter", "Remove it");
	}

	@Test
	void warnsOfTheConverterOfTheSdkThatIsConfigured(CapturedOutput output) {
		this.contextRunner.withUserConfiguration(SdkConverterConfigurerConfiguration.class)
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).containsSubsequence("WARN", SDK_CONVERTER, "Remove it");
	}

	@Test
	void warnsOfNothingWithoutTheConverterOfTheSdk(CapturedOutput output) {
		this.contextRunner.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).doesNotContain("WARN").doesNotContain(SDK_CONVERTER);
	}

	@ParameterizedTest
	@ValueSource(strings = { "cloudevents.http.max-body-size=-1", "cloudevents.http.max-body-size=0",
			"cloudevents.http.max-batch-size=0", "cloudevents.http.max-batch-size=-5",
			"cloudevents.http.max-attributes=0" })
	void refusesLimitsThatNothingIsWithin(String property) {
		this.contextRunner.withPropertyValues(property)
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining(property.substring(0, property.indexOf('='))));
	}

	@Test
	void limitsHoldForFunctionalEndpoints() {
		this.contextRunner.withPropertyValues("cloudevents.http.max-body-size=10B", "cloudevents.http.max-attributes=7")
			.withBean("routes", RouterFunction.class,
					() -> RouterFunctions.route()
						.POST("/functional", (request) -> ServerResponse.ok().body(request.body(CloudEvent.class)))
						.build())
			.run((context) -> {
				assertThat(mvc(context).post().uri("/functional").headers(EVENT_HEADERS).content("0123456789"))
					.hasStatus(200);
				assertThat(mvc(context).post().uri("/functional").headers(EVENT_HEADERS).content("0123456789x"))
					.hasStatus(413);
				assertThat(mvc(context).post()
					.uri("/functional")
					.headers(EVENT_HEADERS)
					.header("ce-a", "1")
					.header("ce-b", "2")
					.header("ce-c", "3")
					.header("ce-d", "4")).hasStatus(413).bodyText().contains("must not have more than 7 attributes");
			});
	}

	@Test
	void doesWithoutTheModuleOfTheSdk() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("io.cloudevents.spring"))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(CloudEventMethodArgumentResolver.class)
				.doesNotHaveBean(SdkConverterWarning.class));
	}

	private static final Map<String, String> EVENT = Map.of("ce-specversion", "1.0", "ce-id", "1", "ce-source", "/s",
			"ce-type", "t");

	private static final HttpHeaders EVENT_HEADERS = new HttpHeaders();

	static {
		EVENT.forEach(EVENT_HEADERS::set);
	}

	private static MockMvcTester mvc(WebApplicationContext context) {
		return MockMvcTester.from(context);
	}

	@Configuration(proxyBeanMethods = false)
	static class EchoConfiguration {

		@Bean
		EchoController echoController() {
			return new EchoController();
		}

	}

	@RestController
	static class EchoController {

		@PostMapping("/echo")
		CloudEvent echo(CloudEvent event) {
			return event;
		}

		@PostMapping("/batch")
		List<CloudEvent> batch(List<CloudEvent> events) {
			return events;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class SdkConverterBeanConfiguration {

		@Bean
		io.cloudevents.spring.mvc.CloudEventHttpMessageConverter sdkConverter() {
			return new io.cloudevents.spring.mvc.CloudEventHttpMessageConverter();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class SdkConverterConfigurerConfiguration implements WebMvcConfigurer {

		@Override
		public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
			builder.addCustomConverter(new io.cloudevents.spring.mvc.CloudEventHttpMessageConverter());
		}

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
