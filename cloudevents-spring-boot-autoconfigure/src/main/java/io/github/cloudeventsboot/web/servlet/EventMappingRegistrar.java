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
import io.github.cloudeventsboot.binding.InvalidEventTypeException;
import io.github.cloudeventsboot.binding.TypePatterns;
import io.github.cloudeventsboot.web.method.EventHandlerMethod;
import io.github.cloudeventsboot.web.method.EventHandlerMethods;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringValueResolver;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
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

	private final EventRequests requests;

	private final EventHandlerChecks checks;

	private final StringValueResolver placeholders;

	/**
	 * Create a registrar.
	 * @param beanFactory where controllers are found
	 * @param mapping the application's handler mapping
	 * @param handlers describes handlers
	 * @param arguments resolves the parameters of handlers
	 * @param requests gives access to events
	 * @param encoder makes events of return values
	 */
	public EventMappingRegistrar(ConfigurableListableBeanFactory beanFactory, RequestMappingHandlerMapping mapping,
			EventHandlerMethods handlers, EventArgumentResolver arguments, EventRequests requests,
			EventEncoder encoder) {
		this.beanFactory = beanFactory;
		this.mapping = mapping;
		this.handlers = handlers;
		this.requests = requests;
		this.checks = new EventHandlerChecks(handlers, arguments.arguments(), encoder);
		this.placeholders = beanFactory::resolveEmbeddedValue;
	}

	@Override
	public void afterSingletonsInstantiated() {
		Set<RequestMappingInfo> ordinary = Set.copyOf(this.mapping.getHandlerMethods().keySet());
		Map<String, List<Registered>> byPath = new LinkedHashMap<>();
		for (String name : this.beanFactory.getBeanNamesForAnnotation(Controller.class)) {
			Class<?> type = this.beanFactory.getType(name);
			if (type != null && !name.startsWith("scopedTarget.")) {
				register(name, ClassUtils.getUserClass(type), byPath);
			}
		}
		byPath.forEach((path, registered) -> registerReporters(path, registered, ordinary(ordinary, path)));
		this.mapping.getHandlerMethods().values().forEach(this.checks::check);
	}

	private static List<RequestMappingInfo> ordinary(Set<RequestMappingInfo> infos, String path) {
		return infos.stream().filter((info) -> info.getPatternValues().contains(path)).toList();
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
			EventCondition condition = condition(this.handlers.get(method, type), annotation);
			RequestMappingInfo info = info(type, annotation, condition);
			Registered registered = new Registered(method, info, condition);
			for (String path : info.getPatternValues()) {
				List<Registered> others = byPath.computeIfAbsent(path, (key) -> new ArrayList<>());
				others.forEach((other) -> rejectOverlap(path, other, registered));
				others.add(registered);
			}
			this.mapping.registerMapping(info, bean, MethodIntrospector.selectInvocableMethod(method, type));
		});
	}

	private EventCondition condition(EventHandlerMethod handler, CloudEventMapping annotation) {
		Set<String> accepted = EventHandlerChecks.naming(handler, handler::acceptedTypes);
		Set<String> types = resolve(annotation.type());
		for (String type : types) {
			if (!accepted.isEmpty() && accepted.stream().noneMatch((other) -> TypePatterns.overlap(type, other))) {
				throw new InvalidEventTypeException(
						"@CloudEventMapping on " + handler.method().toGenericString() + " says type '" + type
								+ "', but the parameter of the method takes " + accepted + " only.",
						"Leave 'type' out, or take another event type.");
			}
		}
		return EventCondition.of(this.requests, (types.isEmpty()) ? accepted : types, resolve(annotation.source()),
				resolve(annotation.subject()), handler.isBatch());
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
				.version(onType.version())
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

	/**
	 * Register what answers requests that no handler method of a path takes. It has their
	 * conditions except the one on the event, so that Spring MVC reports a violation of
	 * the others.
	 */
	private void registerReporters(String path, List<Registered> registered, List<RequestMappingInfo> ordinary) {
		List<RequestMappingInfo> others = new ArrayList<>(ordinary);
		if (registered.stream().anyMatch((method) -> isNarrowed(method.info()))) {
			registered.forEach((method) -> others.add(method.info()));
		}
		List<EventCondition> conditions = registered.stream().map(Registered::condition).toList();
		UnclaimedEventHandler handler = new UnclaimedEventHandler(this.requests, conditions);
		EventCondition none = EventCondition.reporter(this.requests, List.of(), 0);
		Set<RequestMappingInfo> distinct = new LinkedHashSet<>();
		registered.forEach((method) -> distinct.add(method.info().mutate().paths(path).customCondition(none).build()));
		int order = 0;
		for (RequestMappingInfo info : distinct) {
			EventCondition condition = EventCondition.reporter(this.requests, others, order++);
			this.mapping.registerMapping(info.mutate().customCondition(condition).build(), handler,
					UnclaimedEventHandler.METHOD);
		}
	}

	private static boolean isNarrowed(RequestMappingInfo info) {
		return !info.getParamsCondition().isEmpty() || !info.getHeadersCondition().isEmpty()
				|| !info.getConsumesCondition().isEmpty() || !info.getProducesCondition().isEmpty();
	}

	private record Registered(Method method, RequestMappingInfo info, EventCondition condition) {

	}

}
