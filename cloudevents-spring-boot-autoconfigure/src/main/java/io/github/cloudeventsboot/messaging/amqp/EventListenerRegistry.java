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
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.github.cloudeventsboot.handler.EventHandlerMethod;
import io.github.cloudeventsboot.messaging.EventListenerDescription;
import io.github.cloudeventsboot.messaging.EventListeners;
import org.aopalliance.aop.Advice;
import org.jspecify.annotations.Nullable;

import org.springframework.amqp.core.MessageListenerContainer;
import org.springframework.amqp.rabbit.config.AbstractRabbitListenerContainerFactory;
import org.springframework.amqp.rabbit.listener.AbstractMessageListenerContainer;
import org.springframework.amqp.rabbit.listener.MethodRabbitListenerEndpoint;
import org.springframework.amqp.rabbit.listener.MultiMethodRabbitListenerEndpoint;
import org.springframework.amqp.rabbit.listener.RabbitListenerContainerFactory;
import org.springframework.amqp.rabbit.listener.RabbitListenerEndpoint;
import org.springframework.amqp.rabbit.listener.RabbitListenerEndpointRegistry;

/**
 * Wraps the registry of listener endpoints, and prepares those that take events. It has
 * no containers of its own, and is not a bean.
 */
final class EventListenerRegistry extends RabbitListenerEndpointRegistry {

	private final RabbitListenerEndpointRegistry registry;

	private final EventListenerEndpoints endpoints;

	private final ListenerServices services;

	EventListenerRegistry(RabbitListenerEndpointRegistry registry, EventListenerEndpoints endpoints,
			ListenerServices services) {
		this.registry = registry;
		this.endpoints = endpoints;
		this.services = services;
	}

	@Override
	public void registerListenerContainer(RabbitListenerEndpoint endpoint, RabbitListenerContainerFactory<?> factory) {
		registerListenerContainer(endpoint, factory, false);
	}

	@Override
	public void registerListenerContainer(RabbitListenerEndpoint endpoint, RabbitListenerContainerFactory<?> factory,
			boolean startImmediately) {
		if (!(endpoint instanceof MethodRabbitListenerEndpoint methodEndpoint)) {
			this.registry.registerListenerContainer(endpoint, factory, startImmediately);
			return;
		}
		List<EventHandlerMethod> handlers = this.endpoints.prepare(methodEndpoint, factory);
		this.registry.registerListenerContainer(endpoint,
				(mayBeBatch(methodEndpoint, handlers))
						? settlingBatches((AbstractRabbitListenerContainerFactory<?>) factory) : factory,
				startImmediately);
		if (!handlers.isEmpty()) {
			describe(methodEndpoint, handlers);
		}
	}

	private static boolean mayBeBatch(MethodRabbitListenerEndpoint endpoint, List<EventHandlerMethod> handlers) {
		return !handlers.isEmpty() && !(endpoint instanceof MultiMethodRabbitListenerEndpoint)
				&& !Boolean.FALSE.equals(endpoint.getBatchListener());
	}

	/**
	 * Create containers with our advice before that of the factory. Containers do not
	 * reveal what advice they have.
	 */
	private static RabbitListenerContainerFactory<?> settlingBatches(
			AbstractRabbitListenerContainerFactory<?> factory) {
		return (endpoint) -> {
			Advice[] advice = factory.getAdviceChain();
			List<Advice> all = new ArrayList<>(List.of(new BatchSettlement.Advice()));
			all.addAll((advice != null) ? List.of(advice) : List.of());
			factory.setAdviceChain(all.toArray(Advice[]::new));
			try {
				return factory.createListenerContainer(endpoint);
			}
			finally {
				factory.setAdviceChain(advice);
			}
		};
	}

	/**
	 * Add the description of an endpoint, which is kept while it is registered.
	 */
	private void describe(MethodRabbitListenerEndpoint endpoint, List<EventHandlerMethod> handlers) {
		EventListeners listeners = this.services.listeners();
		Object bean = (endpoint instanceof MultiMethodRabbitListenerEndpoint) ? endpoint.getBean() : null;
		String id = Objects.requireNonNull(endpoint.getId());
		listeners.add(id, () -> {
			if (!(this.registry.getListenerContainer(id) instanceof AbstractMessageListenerContainer registered)) {
				return List.of();
			}
			boolean batch = registered.getMessageListener() instanceof EventBatchListenerAdapter;
			return handlers.stream()
				.map((handler) -> new EventListenerDescription("amqp", id, null, List.of(registered.getQueueNames()),
						batch, handler, listeners.describeReply(handler, bean, this.services.writer().mode())))
				.toList();
		});
	}

	@Override
	public @Nullable MessageListenerContainer getListenerContainer(String id) {
		return this.registry.getListenerContainer(id);
	}

	@Override
	public @Nullable MessageListenerContainer unregisterListenerContainer(String id) {
		return this.registry.unregisterListenerContainer(id);
	}

	@Override
	public Set<String> getListenerContainerIds() {
		return this.registry.getListenerContainerIds();
	}

	@Override
	public Collection<MessageListenerContainer> getListenerContainers() {
		return this.registry.getListenerContainers();
	}

}
