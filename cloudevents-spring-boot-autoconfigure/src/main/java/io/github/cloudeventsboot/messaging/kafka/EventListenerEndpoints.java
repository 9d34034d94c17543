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

import java.lang.reflect.Method;
import java.util.List;
import java.util.Properties;

import io.github.cloudeventsboot.binding.InvalidEventTypeException;
import io.github.cloudeventsboot.handler.EventHandlerMethod;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;
import org.springframework.kafka.config.AbstractKafkaListenerContainerFactory;
import org.springframework.kafka.config.ContainerPostProcessor;
import org.springframework.kafka.config.KafkaListenerContainerFactory;
import org.springframework.kafka.config.MethodKafkaListenerEndpoint;
import org.springframework.kafka.config.MultiMethodKafkaListenerEndpoint;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.support.serializer.JacksonJsonDeserializer;
import org.springframework.messaging.handler.annotation.support.MessageHandlerMethodFactory;
import org.springframework.util.ClassUtils;

/**
 * Prepares listener endpoints that take events: their consumers read bytes, and the
 * parameters come from the event. Others are not changed.
 */
final class EventListenerEndpoints {

	private final ListenerServices services;

	private final MessageHandlerMethodFactory methodFactory;

	private final EventListenerAdapters adapters;

	EventListenerEndpoints(ListenerServices services, MessageHandlerMethodFactory methodFactory,
			EventListenerAdapters adapters) {
		this.services = services;
		this.methodFactory = methodFactory;
		this.adapters = adapters;
	}

	/**
	 * Prepare an endpoint.
	 * @return the methods that take events, none if the endpoint is not changed
	 */
	List<EventHandlerMethod> prepare(MethodKafkaListenerEndpoint<?, ?> endpoint,
			KafkaListenerContainerFactory<?> factory) {
		Object bean = endpoint.getBean();
		List<Method> methods = methods(endpoint);
		List<EventHandlerMethod> handlers = methods.stream()
			.map((method) -> this.services.listeners().get(method, bean))
			.filter(EventHandlerMethod::isEventHandler)
			.toList();
		if (handlers.isEmpty()) {
			return handlers;
		}
		handlers.forEach((handler) -> this.services.listeners().check(handler.method(), bean));
		handlers.forEach((handler) -> rejectSeveralInOne(handler, endpoint.isSplitIterables()));
		rejectDeserializer(handlers.get(0).method(), factory);
		rejectDeserializer(handlers.get(0).method(), endpoint.getConsumerProperties());
		readBytes(endpoint);
		endpoint.setMessageHandlerMethodFactory(this.methodFactory);
		this.adapters.prepare(endpoint);
		ContainerPostProcessor<?, ?, ?> previous = endpoint.getContainerPostProcessor();
		ContainerPostProcessor<Object, Object, AbstractMessageListenerContainer<Object, Object>> processor = (
				container) -> {
			this.adapters.adapt(endpoint, handlers, container);
			postProcess(previous, container);
		};
		endpoint.setContainerPostProcessor(processor);
		return handlers;
	}

	@SuppressWarnings({ "rawtypes", "unchecked" })
	private static void postProcess(@Nullable ContainerPostProcessor processor,
			AbstractMessageListenerContainer<?, ?> container) {
		if (processor != null) {
			processor.postProcess(container);
		}
	}

	private static List<Method> methods(MethodKafkaListenerEndpoint<?, ?> endpoint) {
		if (endpoint instanceof MultiMethodKafkaListenerEndpoint<?, ?> multi) {
			return multi.getMethods();
		}
		return List.of(endpoint.getMethod());
	}

	private static void readBytes(MethodKafkaListenerEndpoint<?, ?> endpoint) {
		Properties properties = new Properties();
		Properties declared = endpoint.getConsumerProperties();
		if (declared != null) {
			declared.stringPropertyNames().forEach((name) -> properties.setProperty(name, declared.getProperty(name)));
		}
		properties.putIfAbsent(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
		endpoint.setConsumerProperties(properties);
	}

	/**
	 * Reject a collection of events as the value of one record.
	 */
	private static void rejectSeveralInOne(EventHandlerMethod handler, boolean split) {
		if (!split && Iterable.class.isAssignableFrom(handler.method().getReturnType())
				&& handler.response().isEvent(handler.response().valueType().toClass(), true)) {
			throw new InvalidEventTypeException(
					handler.method().toGenericString()
							+ " returns several events, but sends them in one record, by splitIterables = false.",
					"Remove splitIterables from @KafkaListener, to send a record for each event.");
		}
	}

	/**
	 * Reject a deserializer instance, which would be used regardless of the properties of
	 * the listener, and would deserialize the bytes.
	 */
	private static void rejectDeserializer(Method method, KafkaListenerContainerFactory<?> factory) {
		ConsumerFactory<?, ?> consumers = (factory instanceof AbstractKafkaListenerContainerFactory<?, ?, ?> known)
				? known.getConsumerFactory() : null;
		Deserializer<?> deserializer = (consumers != null) ? consumers.getValueDeserializer() : null;
		if (deserializer != null && !(deserializer instanceof ByteArrayDeserializer)) {
			throw new InvalidEventTypeException(
					method.toGenericString() + " takes events, but its consumer factory has a value deserializer of "
							+ deserializer.getClass().getName() + " that no listener can replace.",
					"Set the class of the deserializer in the properties of the consumer factory instead, or give the"
							+ " listener a container factory whose consumer factory has a ByteArrayDeserializer.");
		}
	}

	/**
	 * Reject a deserializer class, unless it may return bytes, such as decrypted ones.
	 */
	private static void rejectDeserializer(Method method, @Nullable Properties properties) {
		String name = (properties != null) ? properties.getProperty(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG)
				: null;
		// the consumer reports a missing class
		if (name != null && ClassUtils.isPresent(name, null) && !makesBytes(ClassUtils.resolveClassName(name, null))) {
			throw new InvalidEventTypeException(
					method.toGenericString() + " takes events, but has the value deserializer " + name
							+ " in its properties, which does not return bytes.",
					"Remove value.deserializer from the properties of the listener.");
		}
	}

	private static boolean makesBytes(Class<?> deserializer) {
		Class<?> value = ResolvableType.forClass(Deserializer.class, deserializer).getGeneric().resolve();
		return (value != null) ? value.isAssignableFrom(byte[].class) || value == Bytes.class
				: !JacksonJsonDeserializer.class.isAssignableFrom(deserializer);
	}

}
