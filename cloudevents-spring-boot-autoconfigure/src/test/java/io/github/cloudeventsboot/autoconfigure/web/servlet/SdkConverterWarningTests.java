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

import io.github.cloudeventsboot.web.servlet.CloudEventMethodArgumentResolver;
import io.github.cloudeventsboot.web.servlet.SdkConverterWarning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for applications that have the message converter of the CloudEvents SDK.
 */
@ExtendWith(OutputCaptureExtension.class)
class SdkConverterWarningTests extends AbstractWebMvcAutoConfigurationTests {

	private static final String SDK_CONVERTER = "io.cloudevents.spring.mvc.CloudEventHttpMessageConverter";

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

	@Test
	void doesWithoutTheModuleOfTheSdk() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("io.cloudevents.spring"))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(CloudEventMethodArgumentResolver.class)
				.doesNotHaveBean(SdkConverterWarning.class));
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

}
