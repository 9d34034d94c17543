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

import java.lang.reflect.Method;
import java.util.LinkedHashSet;
import java.util.Set;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.TypedCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventMapping;
import io.github.cloudeventsboot.binding.EventClass;
import io.github.cloudeventsboot.binding.EventTypes;
import io.github.cloudeventsboot.handler.EventHandlerMethod;
import io.github.cloudeventsboot.handler.EventParameter;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.generate.GenerationContext;
import org.springframework.aot.hint.BindingReflectionHintsRegistrar;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.ReflectionHints;
import org.springframework.beans.factory.aot.BeanRegistrationAotContribution;
import org.springframework.beans.factory.aot.BeanRegistrationAotProcessor;
import org.springframework.beans.factory.aot.BeanRegistrationCode;
import org.springframework.beans.factory.support.RegisteredBean;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Registers hints for the types that event handlers take and return.
 */
final class EventHandlerAotProcessor implements BeanRegistrationAotProcessor {

	@Override
	public @Nullable BeanRegistrationAotContribution processAheadOfTime(RegisteredBean registeredBean) {
		Class<?> type = ClassUtils.getUserClass(registeredBean.getBeanClass());
		if (!AnnotatedElementUtils.hasAnnotation(type, Controller.class)) {
			return null;
		}
		Set<ResolvableType> types = new LinkedHashSet<>();
		MethodIntrospector.selectMethods(type, EventHandlerAotProcessor::isMapped)
			.forEach((method) -> collect(method, type, types));
		return (types.isEmpty()) ? null : new HandlerContribution(types);
	}

	private static boolean isMapped(Method method) {
		return AnnotatedElementUtils.hasAnnotation(method, RequestMapping.class)
				|| AnnotatedElementUtils.hasAnnotation(method, CloudEventMapping.class);
	}

	private static void collect(Method method, Class<?> beanType, Set<ResolvableType> types) {
		EventHandlerMethod handler = EventHandlerMethod.of(method, beanType, new MvcHandlerStyle(), (text) -> text);
		handler.parameters().stream().map(EventParameter::type).forEach((type) -> add(type, types));
		if (handler.isEventHandler() || handler.response().annotated()) {
			add(handler.response().valueType(), types);
		}
	}

	private static void add(ResolvableType type, Set<ResolvableType> types) {
		Class<?> rawType = type.toClass();
		if (rawType == TypedCloudEvent.class || rawType == OutgoingCloudEvent.class) {
			add(type.getGeneric(), types);
		}
		else if (rawType != Object.class && rawType != void.class && rawType != CloudEvent.class) {
			types.add(type);
		}
	}

	private record HandlerContribution(Set<ResolvableType> types) implements BeanRegistrationAotContribution {

		private static final int MAX_DEPTH = 16;

		@Override
		public void applyTo(GenerationContext generationContext, BeanRegistrationCode beanRegistrationCode) {
			ReflectionHints hints = generationContext.getRuntimeHints().reflection();
			this.types.forEach((type) -> register(type, hints));
		}

		private static void register(ResolvableType type, ReflectionHints hints) {
			Class<?> rawType = type.toClass();
			if (!EventTypes.isEventType(rawType)) {
				registerData(type, hints);
				return;
			}
			hints.registerType(rawType);
			EventTypes.leavesByPattern(rawType).values().stream().distinct().forEach((leaf) -> {
				// also read by accessors that are no getters
				hints.registerType(leaf, MemberCategory.INVOKE_DECLARED_CONSTRUCTORS,
						MemberCategory.INVOKE_DECLARED_METHODS, MemberCategory.ACCESS_DECLARED_FIELDS);
				registerData(ResolvableType.forClass(leaf), hints);
				EventClass.of(ResolvableType.forClass(leaf))
					.components()
					.forEach((component) -> registerData(component.type(), hints));
			});
			for (ResolvableType generic : type.getGenerics()) {
				registerData(generic, hints);
			}
		}

		private static void registerData(ResolvableType type, ReflectionHints hints) {
			registerData(type, hints, 0);
		}

		/**
		 * Type arguments may be bound by themselves, as in
		 * {@code Enum<E extends Enum<E>>}.
		 */
		private static void registerData(ResolvableType type, ReflectionHints hints, int depth) {
			Class<?> rawType = type.toClass();
			new BindingReflectionHintsRegistrar().registerReflectionHints(hints, rawType);
			if (rawType.getPermittedSubclasses() != null) {
				for (Class<?> subclass : rawType.getPermittedSubclasses()) {
					registerData(ResolvableType.forClass(subclass), hints, depth);
				}
			}
			for (ResolvableType generic : type.getGenerics()) {
				if (generic.toClass() != Object.class && generic.toClass() != rawType && depth < MAX_DEPTH) {
					registerData(generic, hints, depth + 1);
				}
			}
		}

	}

}
