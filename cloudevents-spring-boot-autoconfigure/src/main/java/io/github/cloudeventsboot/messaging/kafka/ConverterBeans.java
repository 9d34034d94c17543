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

package io.github.cloudeventsboot.messaging.kafka;

import java.nio.ByteBuffer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.ResolvableType;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.format.Formatter;
import org.springframework.format.FormatterRegistry;

/**
 * Adds the converters that ordinary listeners have: from the bytes of headers to numbers,
 * and the beans of the application.
 */
final class ConverterBeans {

	private static final Log logger = LogFactory.getLog(ConverterBeans.class);

	private final ConfigurableListableBeanFactory beanFactory;

	ConverterBeans(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	void addTo(FormatterRegistry registry) {
		registry.addConverter(byte[].class, Long.class, (bytes) -> ByteBuffer.wrap(bytes).getLong());
		registry.addConverter(byte[].class, Integer.class, (bytes) -> ByteBuffer.wrap(bytes).getInt());
		registry.addConverter(byte[].class, Short.class, (bytes) -> ByteBuffer.wrap(bytes).getShort());
		registry.addConverter(byte[].class, Byte.class, (bytes) -> ByteBuffer.wrap(bytes).get());
		this.beanFactory.getBeansOfType(Converter.class)
			.forEach((name, converter) -> addUnlessUntyped(name, () -> addTo(registry, name, converter)));
		this.beanFactory.getBeansOfType(ConverterFactory.class)
			.forEach((name, factory) -> addUnlessUntyped(name, () -> registry.addConverterFactory(factory)));
		this.beanFactory.getBeansOfType(GenericConverter.class).values().forEach(registry::addConverter);
		this.beanFactory.getBeansOfType(Formatter.class).values().forEach(registry::addFormatter);
	}

	/**
	 * Add a converter. If it is a lambda expression, only the definition of the bean has
	 * its types.
	 */
	@SuppressWarnings({ "rawtypes", "unchecked" })
	private void addTo(FormatterRegistry registry, String name, Converter<?, ?> converter) {
		ResolvableType type = (this.beanFactory.containsBeanDefinition(name))
				? this.beanFactory.getMergedBeanDefinition(name).getResolvableType() : ResolvableType.NONE;
		Class<?> source = type.as(Converter.class).resolveGeneric(0);
		Class<?> target = type.as(Converter.class).resolveGeneric(1);
		if (source != null && target != null) {
			registry.addConverter(source, target, (Converter) converter);
		}
		else {
			registry.addConverter(converter);
		}
	}

	private static void addUnlessUntyped(String name, Runnable addition) {
		try {
			addition.run();
		}
		catch (IllegalArgumentException ex) {
			logger.debug("Bean '" + name + "' is not used for listeners, because its types are not known", ex);
		}
	}

}
