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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.github.cloudeventsboot.annotation.CloudEventMapping;
import io.github.cloudeventsboot.binding.EventEncoder;
import io.github.cloudeventsboot.binding.EventLeaf;
import io.github.cloudeventsboot.binding.EventTypes;
import io.github.cloudeventsboot.binding.InvalidEventTypeException;
import io.github.cloudeventsboot.web.method.EventHandlerMethod;
import io.github.cloudeventsboot.web.method.EventHandlerMethods;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringValueResolver;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Registers methods annotated {@link CloudEventMapping @CloudEventMapping} on the
 * application's handler mapping, and looks at all event handlers when the application
 * starts.
 *
 * @since 0.1.0
 */
public final class EventMappingRegistrar implements SmartInitializingSingleton {

	private final ConfigurableListableBeanFactory beanFactory;

	private final RequestMappingHandlerMapping mapping;

	private final EventHandlerMethods handlers;

	private final EventArgumentResolver arguments;

	private final EventRequests requests;

	private final StringValueResolver placeholders;

	/**
	 * Create a registrar.
	 * @param beanFactory where controllers are found
	 * @param mapping the application's handler mapping
	 * @param handlers describes handlers
	 * @param arguments resolves the parameters of handlers
	 * @param requests gives access to events
	 */
	public EventMappingRegistrar(ConfigurableListableBeanFactory beanFactory, RequestMappingHandlerMapping mapping,
			EventHandlerMethods handlers, EventArgumentResolver arguments, EventRequests requests) {
		this.beanFactory = beanFactory;
		this.mapping = mapping;
		this.handlers = handlers;
		this.arguments = arguments;
		this.requests = requests;
		this.placeholders = beanFactory::resolveEmbeddedValue;
	}

	@Override
	public void afterSingletonsInstantiated() {
		Set<String> ordinaryPaths = ordinaryPaths();
		Map<String, List<Registered>> byPath = new LinkedHashMap<>();
		for (String name : this.beanFactory.getBeanNamesForAnnotation(Controller.class)) {
			Class<?> type = this.beanFactory.getType(name);
			if (type != null && !name.startsWith("scopedTarget.")) {
				register(name, ClassUtils.getUserClass(type), byPath);
			}
		}
		byPath.forEach((path, registered) -> {
			if (!ordinaryPaths.contains(path)) {
				registerReporter(path, registered);
			}
		});
		this.mapping.getHandlerMethods().values().forEach(this::prepare);
	}

	private Set<String> ordinaryPaths() {
		Set<String> paths = new LinkedHashSet<>();
		this.mapping.getHandlerMethods().forEach((info, method) -> {
			Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
			if (methods.isEmpty() || methods.contains(RequestMethod.POST)) {
				paths.addAll(info.getPatternValues());
			}
		});
		return paths;
	}

	private void register(String bean, Class<?> type, Map<String, List<Registered>> byPath) {
		Map<Method, CloudEventMapping> methods = MethodIntrospector.selectMethods(type,
				(MethodIntrospector.MetadataLookup<CloudEventMapping>) (method) -> AnnotatedElementUtils
					.findMergedAnnotation(method, CloudEventMapping.class));
		methods.forEach((method, annotation) -> {
			if (AnnotatedElementUtils.hasAnnotation(method, RequestMapping.class)) {
				throw new InvalidEventTypeException(
						"@CloudEventMapping and a @RequestMapping are both on " + method.toGenericString() + ".",
						"Remove one of the two annotations.");
			}
			EventHandlerMethod handler = this.handlers.get(method, type);
			EventCondition condition = condition(handler, annotation);
			RequestMappingInfo info = info(type, annotation, condition);
			Registered registered = new Registered(method, info, condition);
			for (String path : info.getPatternValues()) {
				List<Registered> others = byPath.computeIfAbsent(path, (key) -> new ArrayList<>());
				others.forEach((other) -> rejectOverlap(path, other, registered));
				others.add(registered);
			}
			this.mapping.registerMapping(info, bean, method);
		});
	}

	private EventCondition condition(EventHandlerMethod handler, CloudEventMapping annotation) {
		Set<String> types = (annotation.type().length > 0) ? resolve(annotation.type()) : handler.acceptedTypes();
		return new EventCondition(this.requests, types, resolve(annotation.source()), resolve(annotation.subject()),
				handler.isBatch(), false);
	}

	private Set<String> resolve(String[] values) {
		Set<String> resolved = new LinkedHashSet<>();
		for (String value : values) {
			resolved.add(Objects.requireNonNull(this.placeholders.resolveStringValue(value)));
		}
		return resolved;
	}

	private RequestMappingInfo info(Class<?> type, CloudEventMapping annotation, EventCondition condition) {
		RequestMappingInfo info = builder(annotation.path()).methods(RequestMethod.POST)
			.consumes(annotation.consumes())
			.params(annotation.params())
			.headers(annotation.headers())
			.customCondition(condition)
			.build();
		RequestMapping onType = AnnotatedElementUtils.findMergedAnnotation(type, RequestMapping.class);
		if (onType != null) {
			info = builder(onType.path()).methods(onType.method())
				.consumes(onType.consumes())
				.params(onType.params())
				.headers(onType.headers())
				.produces(onType.produces())
				.build()
				.combine(info);
		}
		String prefix = prefix(type);
		return (prefix != null) ? builder(prefix).build().combine(info) : info;
	}

	private RequestMappingInfo.Builder builder(String... paths) {
		return RequestMappingInfo.paths(resolve(paths).toArray(String[]::new))
			.options(this.mapping.getBuilderConfiguration());
	}

	private @Nullable String prefix(Class<?> type) {
		return this.mapping.getPathPrefixes()
			.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().test(type))
			.map(Map.Entry::getKey)
			.findFirst()
			.orElse(null);
	}

	private static void rejectOverlap(String path, Registered one, Registered other) {
		if (one.condition().overlaps(other.condition())
				&& one.info().getParamsCondition().equals(other.info().getParamsCondition())
				&& one.info().getHeadersCondition().equals(other.info().getHeadersCondition())
				&& one.info().getConsumesCondition().equals(other.info().getConsumesCondition())) {
			throw new InvalidEventTypeException(
					"Two methods with @CloudEventMapping on path '" + path + "' claim the same events: "
							+ one.method().toGenericString() + " and " + other.method().toGenericString() + ".",
					"Give one of them another 'type', 'source' or 'subject'.");
		}
	}

	private void registerReporter(String path, List<Registered> registered) {
		boolean batch = registered.stream().anyMatch((method) -> method.condition().isBatch());
		UnclaimedEventHandler handler = new UnclaimedEventHandler(this.requests, batch);
		RequestMappingInfo info = RequestMappingInfo.paths(path)
			.methods(RequestMethod.POST)
			.customCondition(EventCondition.reporter(this.requests))
			.options(this.mapping.getBuilderConfiguration())
			.build();
		this.mapping.registerMapping(info, handler, UnclaimedEventHandler.METHOD);
	}

	private void prepare(HandlerMethod method) {
		EventHandlerMethod handler = this.handlers.get(method.getMethod(), method.getBeanType());
		handler.parameters().forEach(this.arguments::prepare);
		if (handler.isEventHandler()) {
			rejectMixedBatch(handler);
		}
		if (handler.isEventHandler() || handler.reply().annotated()) {
			rejectReturnWithoutType(handler, method);
		}
	}

	private static void rejectMixedBatch(EventHandlerMethod handler) {
		boolean single = handler.parameters().stream().anyMatch((parameter) -> !parameter.isBatch());
		if (handler.isBatch() && single) {
			throw new InvalidEventTypeException(
					handler.method().toGenericString() + " takes both a batch and parts of a single event.",
					"Take the events of the batch only, or a single event.");
		}
	}

	private static void rejectReturnWithoutType(EventHandlerMethod handler, HandlerMethod method) {
		Class<?> type = ReturnTypes.value(ResolvableType.forMethodReturnType(handler.method(), method.getBeanType()));
		if (!EventTypes.isEventType(type) || EventEncoder.isExplicitEvent(type) || handler.reply().type() != null) {
			return;
		}
		EventTypes.leavesByPattern(type).values().stream().distinct().forEach((leaf) -> {
			EventLeaf described = EventLeaf.of(ResolvableType.forClass(leaf));
			if (described.singleType() == null && !described.hasTypeComponent()) {
				throw new InvalidEventTypeException(handler.method().toGenericString() + " returns " + leaf.getName()
						+ ", whose @CloudEventType has a prefix or several values, so the type to send is not known.",
						"Add a component 'String type' to " + leaf.getSimpleName()
								+ ", or @CloudEventResponse(type = \"...\") to the method.");
			}
		});
	}

	private record Registered(Method method, RequestMappingInfo info, EventCondition condition) {

	}

}
