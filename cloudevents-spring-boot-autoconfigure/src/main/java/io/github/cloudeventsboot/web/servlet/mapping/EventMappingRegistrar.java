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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

import io.github.cloudeventsboot.annotation.CloudEventMapping;
import io.github.cloudeventsboot.binding.EventFactory;
import io.github.cloudeventsboot.binding.InvalidEventTypeException;
import io.github.cloudeventsboot.event.AttributePatterns;
import io.github.cloudeventsboot.handler.EventArguments;
import io.github.cloudeventsboot.handler.EventConditions;
import io.github.cloudeventsboot.handler.EventHandlerChecks;
import io.github.cloudeventsboot.handler.EventHandlerMethod;
import io.github.cloudeventsboot.web.servlet.EventHandlers;
import io.github.cloudeventsboot.web.servlet.ServletMessages;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Registers methods annotated with {@link CloudEventMapping @CloudEventMapping} on the
 * application's handler mapping, and checks all event handlers when the application
 * starts.
 *
 * @since 0.1.0
 */
@ImportRuntimeHints(UnclaimedEventHandler.Hints.class)
public final class EventMappingRegistrar implements SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog(EventMappingRegistrar.class);

	private final ConfigurableListableBeanFactory beanFactory;

	private final RequestMappingHandlerMapping mapping;

	private final EventHandlers handlers;

	private final ServletMessages messages;

	private final EventHandlerChecks checks;

	private final EventMappingInfos infos;

	private final Supplier<List<HandlerMethodArgumentResolver>> resolvers;

	/**
	 * Create a registrar.
	 * @param beanFactory contains the controllers
	 * @param mapping the application's handler mapping
	 * @param handlers describes handlers
	 * @param arguments the arguments of handlers
	 * @param messages provides the messages of requests
	 * @param factory creates events from return values
	 * @param resolvers supplies the resolvers of all parameters, in order
	 */
	public EventMappingRegistrar(ConfigurableListableBeanFactory beanFactory, RequestMappingHandlerMapping mapping,
			EventHandlers handlers, EventArguments arguments, ServletMessages messages, EventFactory factory,
			Supplier<List<HandlerMethodArgumentResolver>> resolvers) {
		this.beanFactory = beanFactory;
		this.mapping = mapping;
		this.handlers = handlers;
		this.messages = messages;
		this.checks = new EventHandlerChecks(arguments, factory);
		this.resolvers = resolvers;
		this.infos = new EventMappingInfos(mapping, beanFactory::resolveEmbeddedValue);
	}

	@Override
	public void afterSingletonsInstantiated() {
		Set<RequestMappingInfo> ordinary = Set.copyOf(this.mapping.getHandlerMethods().keySet());
		List<EventMethod> methods = new ArrayList<>();
		for (String name : this.beanFactory.getBeanNamesForAnnotation(Controller.class)) {
			Class<?> type = this.beanFactory.getType(name);
			if (type != null && !name.startsWith("scopedTarget.")) {
				collect(name, ProxiedController.of(this.beanFactory, name, type), methods);
			}
		}
		Map<String, EventPath> paths = new LinkedHashMap<>();
		for (EventMethod method : methods) {
			for (String pattern : method.info().getPatternValues()) {
				paths.computeIfAbsent(EventPath.shape(pattern), (shape) -> new EventPath(pattern)).add(method);
			}
			this.mapping.registerMapping(method.info(), method.bean(), method.method());
		}
		int order = 0;
		for (EventPath path : paths.values()) {
			order = registerReporters(path, path.before(ordinary), order);
		}
		List<HandlerMethodArgumentResolver> resolvers = this.resolvers.get();
		this.mapping.getHandlerMethods().forEach((info, method) -> check(info, method, resolvers));
	}

	private void check(RequestMappingInfo info, HandlerMethod method, List<HandlerMethodArgumentResolver> resolvers) {
		this.checks.check(method.getMethod(), method.getBeanType());
		EventHandlerMethod handler = this.handlers.get(method);
		if (handler.mapping() != null) {
			ImplicitParameters.reject(method, resolvers);
		}
		if (logger.isDebugEnabled() && handler.isEventHandler() && !handler.fallback()) {
			logger.debug(handler.describeRoute("http " + String.join(", ", new TreeSet<>(info.getPatternValues()))));
		}
	}

	private void collect(String bean, ProxiedController controller, List<EventMethod> methods) {
		Map<Method, CloudEventMapping> annotated = MethodIntrospector.selectMethods(controller.target(),
				(MethodIntrospector.MetadataLookup<CloudEventMapping>) (method) -> AnnotatedElementUtils
					.findMergedAnnotation(method, CloudEventMapping.class));
		annotated.forEach((method, annotation) -> {
			Method exposed = EventHandlerChecks.naming(method, () -> controller.expose(method));
			if (controller.isProxied()) {
				this.handlers.addController(controller.exposed(), controller.target());
			}
			EventCondition condition = EventHandlerChecks.naming(method,
					() -> condition(exposed, controller.exposed(), methods.size()));
			methods.add(new EventMethod(bean, exposed, this.infos.of(controller.target(), annotation, condition),
					condition));
		});
	}

	private EventCondition condition(Method method, Class<?> type, int order) {
		if (AnnotatedElementUtils.hasAnnotation(method, RequestMapping.class)) {
			throw new InvalidEventTypeException(
					"A method has both @CloudEventMapping and @RequestMapping (or a variant, such as @PostMapping).",
					"Remove one of the two annotations.");
		}
		EventHandlerMethod handler = this.handlers.methods().get(method, type);
		EventConditions patterns = handler.conditions();
		Set<String> accepted = handler.acceptedTypes();
		for (String claimed : patterns.types()) {
			if (!accepted.isEmpty()
					&& accepted.stream().noneMatch((other) -> AttributePatterns.overlap(claimed, other))) {
				throw new InvalidEventTypeException("@CloudEventMapping has type '" + claimed
						+ "', but the parameter of the method takes " + accepted + " only.",
						"Leave out 'type', or take another event type.");
			}
		}
		return EventCondition.of(this.messages, patterns, handler.isBatch(), order);
	}

	/**
	 * Register the fallback for requests that no handler method of a path takes. It has
	 * their conditions except the one on the event, so that Spring MVC reports violations
	 * of the others.
	 */
	private int registerReporters(EventPath path, List<RequestMappingInfo> before, int firstOrder) {
		UnclaimedEventHandler handler = new UnclaimedEventHandler(this.messages, path.toString(), path.conditions());
		int order = firstOrder;
		for (RequestMappingInfo info : path.infos(EventCondition.reporter(this.messages, before, 0))) {
			EventCondition condition = EventCondition.reporter(this.messages, before, order++);
			this.mapping.registerMapping(info.mutate().customCondition(condition).build(), handler,
					UnclaimedEventHandler.METHOD);
		}
		return order;
	}

}
