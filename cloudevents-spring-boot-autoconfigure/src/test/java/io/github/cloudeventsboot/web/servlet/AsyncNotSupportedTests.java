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

package io.github.cloudeventsboot.web.servlet;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventResponse;
import io.github.cloudeventsboot.testsupport.SentEvent;
import io.github.cloudeventsboot.testsupport.SentEvent.Mode;
import jakarta.servlet.Filter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Handlers whose answer comes later fail before they do anything, if requests don't
 * support that.
 */
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = "logging.level.org.apache.catalina.core.ContainerBase=error")
@Timeout(20)
class AsyncNotSupportedTests {

	private static final AtomicInteger calls = new AtomicInteger();

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@EnumSource
	void asynchronousHandlerIsNotCalled(Mode mode, CapturedOutput output) {
		assertThat(SentEvent.ofType("x").post(this.port, "/later", mode).statusCode()).isEqualTo(500);
		assertThat(calls).hasValue(0);
		assertThat(output).contains("Endpoints.later(io.cloudevents.CloudEvent) returns a CompletableFuture, but the"
				+ " request does not support asynchronous processing");
	}

	@Test
	void otherHandlersAreCalled() {
		assertThat(SentEvent.ofType("x").post(this.port, "/now", Mode.BINARY).statusCode()).isEqualTo(200);
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Endpoints.class)
	static class Application {

		@Bean
		static FilterRegistrationBean<Filter> filterThatDoesNotSupportIt() {
			FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(
					(request, response, chain) -> chain.doFilter(request, response));
			registration.setAsyncSupported(false);
			return registration;
		}

	}

	@RestController
	static class Endpoints {

		@PostMapping("/later")
		@CloudEventResponse(type = "done")
		CompletableFuture<String> later(CloudEvent event) {
			calls.incrementAndGet();
			return CompletableFuture.completedFuture("later");
		}

		@PostMapping("/now")
		@CloudEventResponse(type = "done")
		String now(CloudEvent event) {
			return "now";
		}

	}

}
