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

import java.util.Collection;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.amqp.core.MessageListenerContainer;
import org.springframework.amqp.rabbit.listener.MethodRabbitListenerEndpoint;
import org.springframework.amqp.rabbit.listener.RabbitListenerContainerFactory;
import org.springframework.amqp.rabbit.listener.RabbitListenerEndpoint;
import org.springframework.amqp.rabbit.listener.RabbitListenerEndpointRegistry;

/**
 * Stands before the registry of listener endpoints, and prepares those that take events.
 * It has no containers of its own, and is not a bean.
 */
final class EventListenerRegistry extends RabbitListenerEndpointRegistry {

	private final RabbitListenerEndpointRegistry registry;

	private final EventListenerEndpoints endpoints;

	EventListenerRegistry(RabbitListenerEndpointRegistry registry, EventListenerEndpoints endpoints) {
		this.registry = registry;
		this.endpoints = endpoints;
	}

	@Override
	public void registerListenerContainer(RabbitListenerEndpoint endpoint, RabbitListenerContainerFactory<?> factory) {
		registerListenerContainer(endpoint, factory, false);
	}

	@Override
	public void registerListenerContainer(RabbitListenerEndpoint endpoint, RabbitListenerContainerFactory<?> factory,
			boolean startImmediately) {
		if (endpoint instanceof MethodRabbitListenerEndpoint methodEndpoint) {
			this.endpoints.prepare(methodEndpoint, factory);
		}
		this.registry.registerListenerContainer(endpoint, factory, startImmediately);
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
