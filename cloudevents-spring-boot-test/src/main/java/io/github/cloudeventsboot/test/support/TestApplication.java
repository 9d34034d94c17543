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

package io.github.cloudeventsboot.test.support;

import java.time.Clock;
import java.util.List;

import io.github.cloudeventsboot.CloudEventConverter;
import io.github.cloudeventsboot.binding.BindingContext;
import io.github.cloudeventsboot.binding.ConstraintMetadata;
import io.github.cloudeventsboot.binding.DefaultCloudEventConverter;
import io.github.cloudeventsboot.binding.EventBindings;
import io.github.cloudeventsboot.binding.EventConstraints;
import io.github.cloudeventsboot.binding.EventFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.ApplicationContext;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.util.AlternativeJdkIdGenerator;

/**
 * The application under test, if there is one.
 *
 * @since 0.1.0
 */
public final class TestApplication {

	/** The source of events in tests without an application. */
	private static final String SOURCE = "/test";

	// clients that send to a port have no context, and neither do assertions on events
	private static final ThreadLocal<@Nullable ApplicationContext> current = new ThreadLocal<>();

	private TestApplication() {
	}

	static void enter(ApplicationContext context) {
		current.set(context);
	}

	static void leave() {
		current.remove();
	}

	/**
	 * Return a bean of the application that the test method of this thread uses.
	 * @param <T> the type of the bean
	 * @param type the type of the bean
	 * @return the bean, or {@code null} if there is no application, or no such bean
	 */
	public static <T> @Nullable T bean(Class<T> type) {
		return bean(current.get(), type);
	}

	private static <T> @Nullable T bean(@Nullable ApplicationContext context, Class<T> type) {
		return (context != null) ? context.getBeanProvider(type).getIfAvailable() : null;
	}

	/**
	 * Return the converter of the application that the test method of this thread uses.
	 * @return the converter, or a default one if there is no application
	 */
	public static CloudEventConverter converter() {
		return converter(null);
	}

	/**
	 * Return the converter of an application.
	 * @param context the application, or {@code null} for that of the test method
	 * @return the converter, or a default one if there is none
	 */
	public static CloudEventConverter converter(@Nullable ApplicationContext context) {
		CloudEventConverter converter = bean((context != null) ? context : current.get(), CloudEventConverter.class);
		return (converter != null) ? converter : Defaults.converter;
	}

	private static final class Defaults {

		private static final CloudEventConverter converter = create();

		private static CloudEventConverter create() {
			BindingContext context = new BindingContext(JsonMapper.builder().findAndAddModules().build(), List.of(),
					DefaultConversionService.getSharedInstance(), ConstraintMetadata.NONE);
			EventFactory factory = new EventFactory(context, new AlternativeJdkIdGenerator(), Clock.systemUTC(),
					SOURCE);
			return new DefaultCloudEventConverter(new EventBindings(context), factory, EventConstraints.none());
		}

	}

}
