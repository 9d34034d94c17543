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

package io.github.cloudeventsboot.messaging.amqp;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.cloudeventsboot.ContentMode;
import io.github.cloudeventsboot.messaging.MessageEventWriter;

import org.springframework.amqp.rabbit.core.BatchingRabbitTemplate;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.amqp.support.converter.MessageConverter;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.util.function.SingletonSupplier;

/**
 * Lets templates send events, whatever their converters are.
 *
 * @since 0.1.0
 */
public final class EventTemplatePostProcessor implements BeanPostProcessor, SmartInitializingSingleton {

	private final Supplier<MessageEventWriter> writer;

	/** The messages of a batch share their headers, so events have to be structured. */
	private final Supplier<MessageEventWriter> batchWriter;

	private final List<RabbitTemplate> templates = new ArrayList<>();

	/**
	 * Create a post-processor.
	 * @param writers creates writers, called when the first event is sent
	 * @param mode supplies the content mode, called when the first event is sent
	 */
	public EventTemplatePostProcessor(Function<ContentMode, MessageEventWriter> writers, Supplier<ContentMode> mode) {
		this.writer = SingletonSupplier.of(() -> writers.apply(mode.get()));
		this.batchWriter = SingletonSupplier.of(() -> writers.apply(ContentMode.STRUCTURED));
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof RabbitTemplate template) {
			process(template);
			this.templates.add(template);
		}
		return bean;
	}

	/**
	 * Check again, because other beans may have set converters of the templates in the
	 * meantime.
	 */
	@Override
	public void afterSingletonsInstantiated() {
		this.templates.forEach(this::process);
		this.templates.clear();
	}

	private void process(RabbitTemplate template) {
		MessageConverter converter = template.getMessageConverter();
		if (!(converter instanceof EventTemplateConverter)) {
			template.setMessageConverter(EventTemplateConverter.of(converter,
					(template instanceof BatchingRabbitTemplate) ? this.batchWriter : this.writer));
		}
	}

}
