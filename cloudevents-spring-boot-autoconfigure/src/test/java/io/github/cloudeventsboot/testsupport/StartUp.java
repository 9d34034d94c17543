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

package io.github.cloudeventsboot.testsupport;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

import io.github.cloudeventsboot.autoconfigure.CloudEventsAutoConfiguration;
import io.github.cloudeventsboot.autoconfigure.web.servlet.CloudEventsWebMvcAutoConfiguration;
import io.github.cloudeventsboot.binding.InvalidEventTypeException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;

/**
 * Starts an application with one controller and returns why that failed.
 */
public final class StartUp {

	private StartUp() {
	}

	/**
	 * Return a runner of an application without a server.
	 */
	public static WebApplicationContextRunner runner() {
		return new WebApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class, ValidationAutoConfiguration.class,
					HttpMessageConvertersAutoConfiguration.class, WebMvcAutoConfiguration.class,
					CloudEventsAutoConfiguration.class, CloudEventsWebMvcAutoConfiguration.class));
	}

	public static @Nullable Throwable failure(Class<?> controller) {
		return failure(controller, (runner) -> runner);
	}

	public static @Nullable Throwable failure(Class<?> controller,
			UnaryOperator<WebApplicationContextRunner> customizer) {
		AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
		customizer.apply(runner()).withBean("controller", controller).run((context) -> {
			Throwable cause = context.getStartupFailure();
			while (cause != null && cause.getCause() != null && !(cause instanceof InvalidEventTypeException)) {
				cause = cause.getCause();
			}
			failure.set(cause);
		});
		return failure.get();
	}

	/**
	 * Return what the application says about its handlers.
	 */
	public static InvalidEventTypeException rejection(Class<?> controller) {
		if (failure(controller) instanceof InvalidEventTypeException ex) {
			return ex;
		}
		throw new AssertionError(controller + " was not rejected: " + failure(controller));
	}

}
