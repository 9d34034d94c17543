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

package io.github.cloudeventsboot.web.servlet.mapping;

import java.lang.reflect.Method;

import io.github.cloudeventsboot.annotation.CloudEventMapping;
import io.github.cloudeventsboot.handler.EventTypeHints;
import io.github.cloudeventsboot.web.servlet.EventHandlers;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.generate.GenerationContext;
import org.springframework.beans.factory.aot.BeanRegistrationAotContribution;
import org.springframework.beans.factory.aot.BeanRegistrationAotProcessor;
import org.springframework.beans.factory.aot.BeanRegistrationCode;
import org.springframework.beans.factory.support.RegisteredBean;
import org.springframework.core.MethodIntrospector;
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
		EventHandlers handlers = new EventHandlers((text) -> text);
		EventTypeHints types = new EventTypeHints();
		MethodIntrospector.selectMethods(type, EventHandlerAotProcessor::isMapped)
			.forEach((method) -> types.add(handlers.methods().get(method, type)));
		return (types.isEmpty()) ? null : new HandlerContribution(types);
	}

	private static boolean isMapped(Method method) {
		return AnnotatedElementUtils.hasAnnotation(method, RequestMapping.class)
				|| AnnotatedElementUtils.hasAnnotation(method, CloudEventMapping.class);
	}

	private record HandlerContribution(EventTypeHints types) implements BeanRegistrationAotContribution {

		@Override
		public void applyTo(GenerationContext generationContext, BeanRegistrationCode beanRegistrationCode) {
			this.types.register(generationContext.getRuntimeHints().reflection());
		}

	}

}
