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

package io.github.cloudeventsboot.messaging;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;

import io.github.cloudeventsboot.binding.InvalidEventTypeException;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;

/**
 * Puts a registry that prepares listener endpoints for events in front of the registry of
 * the broker's library. Before the first container starts, it checks that no other
 * configurer has replaced that registry.
 *
 * @since 0.1.0
 */
public abstract class EventListenerConfigurer implements SmartLifecycle {

	private final ConfigurableListableBeanFactory beanFactory;

	private final EventListeners listeners;

	private final Class<?> configurer;

	private final List<Class<? extends Annotation>> annotations;

	private boolean running;

	/**
	 * Create a configurer.
	 * @param beanFactory contains the listeners
	 * @param listeners describes listeners
	 * @param configurer the type of configurers of the broker's library
	 * @param annotations the annotations of listener methods
	 */
	protected EventListenerConfigurer(ConfigurableListableBeanFactory beanFactory, EventListeners listeners,
			Class<?> configurer, List<Class<? extends Annotation>> annotations) {
		this.beanFactory = beanFactory;
		this.listeners = listeners;
		this.configurer = configurer;
		this.annotations = List.copyOf(annotations);
	}

	/**
	 * Return whether another registry has replaced the one that prepares listeners.
	 * @return whether listeners of events are not prepared
	 */
	protected abstract boolean isReplaced();

	@Override
	public void start() {
		this.running = true;
		if (isReplaced()) {
			for (String name : this.beanFactory.getBeanDefinitionNames()) {
				Class<?> type = this.beanFactory.getType(name, false);
				if (type != null) {
					MethodIntrospector.selectMethods(type, (Method method) -> rejectUnprepared(method, type));
				}
			}
		}
	}

	private boolean rejectUnprepared(Method method, Class<?> type) {
		boolean listener = this.annotations.stream()
			.anyMatch((annotation) -> AnnotatedElementUtils.hasAnnotation(method, annotation));
		if (listener && this.listeners.arguments().handlers().get(method, type).isEventHandler()) {
			throw new InvalidEventTypeException(
					method.toGenericString() + " takes events, but a " + this.configurer.getSimpleName()
							+ " has called setEndpointRegistry and replaced the registry that prepares such listeners.",
					"Do not call setEndpointRegistry, or make that configurer a bean that is registered earlier.");
		}
		return false;
	}

	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return Integer.MIN_VALUE;
	}

}
