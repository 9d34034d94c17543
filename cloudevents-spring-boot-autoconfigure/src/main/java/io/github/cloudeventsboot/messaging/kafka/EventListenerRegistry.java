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

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.github.cloudeventsboot.handler.EventHandlerMethod;
import io.github.cloudeventsboot.messaging.EventListenerDescription;
import io.github.cloudeventsboot.messaging.EventListeners;
import org.jspecify.annotations.Nullable;

import org.springframework.kafka.config.KafkaListenerContainerFactory;
import org.springframework.kafka.config.KafkaListenerEndpoint;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.config.MethodKafkaListenerEndpoint;
import org.springframework.kafka.config.MultiMethodKafkaListenerEndpoint;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.kafka.support.TopicPartitionOffset;

/**
 * Wraps the registry of listener endpoints, and prepares those that take events. It has
 * no containers of its own, and is not a bean.
 */
final class EventListenerRegistry extends KafkaListenerEndpointRegistry {

	private final KafkaListenerEndpointRegistry registry;

	private final EventListenerEndpoints endpoints;

	private final ListenerServices services;

	EventListenerRegistry(KafkaListenerEndpointRegistry registry, EventListenerEndpoints endpoints,
			ListenerServices services) {
		this.registry = registry;
		this.endpoints = endpoints;
		this.services = services;
	}

	@Override
	public void registerListenerContainer(KafkaListenerEndpoint endpoint, KafkaListenerContainerFactory<?> factory) {
		registerListenerContainer(endpoint, factory, false);
	}

	@Override
	public void registerListenerContainer(KafkaListenerEndpoint endpoint, KafkaListenerContainerFactory<?> factory,
			boolean startImmediately) {
		if (!(endpoint instanceof MethodKafkaListenerEndpoint<?, ?> methodEndpoint)) {
			this.registry.registerListenerContainer(endpoint, factory, startImmediately);
			return;
		}
		List<EventHandlerMethod> handlers = this.endpoints.prepare(methodEndpoint, factory);
		this.registry.registerListenerContainer(endpoint, factory, startImmediately);
		if (!handlers.isEmpty()) {
			describe(methodEndpoint, handlers);
		}
	}

	/**
	 * Add the description of an endpoint, which is kept while it is registered.
	 */
	private void describe(MethodKafkaListenerEndpoint<?, ?> endpoint, List<EventHandlerMethod> handlers) {
		EventListeners listeners = this.services.listeners();
		Object bean = (endpoint instanceof MultiMethodKafkaListenerEndpoint) ? endpoint.getBean() : null;
		List<String> topics = topics(endpoint);
		String id = Objects.requireNonNull(endpoint.getId());
		listeners.add(id, () -> {
			MessageListenerContainer registered = this.registry.getListenerContainer(id);
			if (registered == null) {
				return List.of();
			}
			return handlers.stream()
				.map((handler) -> new EventListenerDescription("kafka", id, registered.getGroupId(), topics,
						endpoint.isBatchListener(), handler,
						listeners.describeReply(handler, bean, this.services.replies().mode())))
				.toList();
		});
	}

	private static List<String> topics(MethodKafkaListenerEndpoint<?, ?> endpoint) {
		Set<String> topics = new LinkedHashSet<>(endpoint.getTopics());
		if (endpoint.getTopicPattern() != null) {
			topics.add(endpoint.getTopicPattern().pattern());
		}
		TopicPartitionOffset[] partitions = endpoint.getTopicPartitionsToAssign();
		if (partitions != null) {
			Arrays.stream(partitions).map(TopicPartitionOffset::getTopic).forEach(topics::add);
		}
		return List.copyOf(topics);
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

	@Override
	public Collection<MessageListenerContainer> getAllListenerContainers() {
		return this.registry.getAllListenerContainers();
	}

}
