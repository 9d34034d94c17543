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

package io.github.cloudeventsboot.handler;

import java.lang.reflect.Method;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonView;
import io.github.cloudeventsboot.annotation.CloudEventResponse;
import io.github.cloudeventsboot.binding.EventClass;
import io.github.cloudeventsboot.binding.EventComponent;
import io.github.cloudeventsboot.binding.EventFactory;
import io.github.cloudeventsboot.binding.EventTypes;
import io.github.cloudeventsboot.binding.InvalidEventTypeException;
import io.github.cloudeventsboot.event.AttributePatterns;
import io.github.cloudeventsboot.handler.HandlerStyle.BodyDeclaration;

import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotatedMethod;
import org.springframework.util.StringUtils;

/**
 * Checks the handler methods of an application before the first message. A method that
 * can't work keeps the application from starting.
 *
 * @since 0.1.0
 */
public final class EventHandlerChecks {

	private final EventArguments arguments;

	private final EventFactory factory;

	/**
	 * Create checks.
	 * @param arguments the arguments of handlers
	 * @param factory creates events from return values
	 */
	public EventHandlerChecks(EventArguments arguments, EventFactory factory) {
		this.arguments = arguments;
		this.factory = factory;
	}

	/**
	 * Check a method.
	 * @param method the method
	 * @param beanType the class of the handler
	 * @throws InvalidEventTypeException if the method can't work, naming the method
	 */
	public void check(Method method, Class<?> beanType) {
		naming(method, () -> {
			EventHandlerMethod handler = this.arguments.handlers().get(method, beanType);
			rejectMixedBatch(handler);
			rejectSecondBody(handler);
			rejectForeignTypes(handler);
			if (handler.response().annotated()) {
				handler.response().check(method);
				handler.response().checkEffect(method);
				rejectStream(handler, beanType);
			}
			this.arguments.prepare(handler);
			if (handler.isEventHandler() || handler.response().annotated()) {
				JsonViews.view(AnnotatedElementUtils.findMergedAnnotation(method, JsonView.class),
						method.toGenericString());
				checkReturned(handler, handler.response().valueType().toClass());
			}
			return handler;
		});
	}

	/**
	 * Run an action for a method, and name the method if the action fails.
	 * @param <T> the type of the result
	 * @param method the method
	 * @param action the action
	 * @return the result of the action
	 */
	public static <T> T naming(Method method, Supplier<T> action) {
		String name = method.toGenericString();
		try {
			return action.get();
		}
		catch (InvalidEventTypeException ex) {
			if (ex.getDescription().contains(name)) {
				throw ex;
			}
			throw new InvalidEventTypeException(ex.getDescription() + " It is used by " + name + ".", ex.getAction());
		}
	}

	private static void rejectMixedBatch(EventHandlerMethod handler) {
		if (!handler.isBatch()) {
			return;
		}
		for (EventParameter parameter : handler.parameters()) {
			if (!parameter.isBatch()) {
				throw new InvalidEventTypeException(
						handler.method().toGenericString() + " takes both a batch and parts of a single event.",
						"Take only the events of the batch, or a single event.");
			}
		}
	}

	/**
	 * Reject a parameter for the unchanged body that can't be filled, because the body is
	 * read once. After the event, an optional one still works, and an entity for the
	 * headers.
	 */
	private void rejectSecondBody(EventHandlerMethod handler) {
		HandlerStyle style = this.arguments.handlers().style();
		OptionalInt event = handler.parameters()
			.stream()
			.filter((parameter) -> !(parameter instanceof EventParameter.Attribute))
			.mapToInt((parameter) -> parameter.parameter().getParameterIndex())
			.min();
		if (event.isEmpty() || style.isBodyTheData()) {
			return;
		}
		Set<Integer> described = handler.parameters()
			.stream()
			.map((parameter) -> parameter.parameter().getParameterIndex())
			.collect(Collectors.toSet());
		for (MethodParameter parameter : new AnnotatedMethod(handler.method()).getMethodParameters()) {
			int index = parameter.getParameterIndex();
			if (!described.contains(index) && (style.bodyDeclaration(parameter) == BodyDeclaration.REQUIRED
					|| (index < event.getAsInt() && isBody(parameter, style)))) {
				throw new InvalidEventTypeException(
						StringUtils.capitalize(EventComponent.describe(parameter))
								+ " takes the body, but another parameter takes the event or its data from it.",
						"Annotate it with @CloudEventPayload if it is for the data of the event.");
			}
		}
	}

	private static boolean isBody(MethodParameter parameter, HandlerStyle style) {
		ResolvableType enveloped = style.enveloped(ResolvableType.forMethodParameter(parameter));
		return style.bodyDeclaration(parameter) != BodyDeclaration.NONE
				|| (enveloped != null && enveloped.toClass() != Void.class);
	}

	/**
	 * Reject event types of two parameters that no event can have at once.
	 */
	private static void rejectForeignTypes(EventHandlerMethod handler) {
		Set<String> first = Set.of();
		for (EventParameter parameter : handler.parameters()) {
			Set<String> types = parameter.types().keySet();
			if (!first.isEmpty() && !types.isEmpty() && first.stream().noneMatch((one) -> overlaps(one, types))) {
				throw new InvalidEventTypeException(
						handler.method().toGenericString() + " takes events of "
								+ String.join(", ", new TreeSet<>(first)) + " and of "
								+ String.join(", ", new TreeSet<>(types)) + ", but no event is both.",
						"Take a sealed interface that permits the event types, or write a method for each of them.");
			}
			first = (types.isEmpty()) ? first : types;
		}
	}

	private static boolean overlaps(String pattern, Set<String> others) {
		return others.stream().anyMatch((other) -> AttributePatterns.overlap(pattern, other));
	}

	private void rejectStream(EventHandlerMethod handler, Class<?> beanType) {
		Method method = handler.method();
		ResolvableType type = ResolvableType.forMethodReturnType(method, beanType);
		if (handler.response().type() != null && AnnotatedElementUtils.hasAnnotation(method, CloudEventResponse.class)
				&& this.arguments.handlers().style().isStream(type)) {
			throw new InvalidEventTypeException(
					"@CloudEventResponse has no effect on " + method.toGenericString()
							+ ": its value is sent part by part, so it can't be the data of an event.",
					"Return the data as a whole, such as a List, or a Mono or CompletableFuture of it.");
		}
	}

	private void checkReturned(EventHandlerMethod handler, Class<?> type) {
		if (!EventTypes.isEventType(type)) {
			return;
		}
		EventTypes.leavesByPattern(type).values().stream().distinct().forEach((leaf) -> {
			EventClass described = EventClass.of(ResolvableType.forClass(leaf));
			if (described.singleType() == null && !described.hasTypeComponent() && handler.response().type() == null) {
				throw new InvalidEventTypeException(handler.method().toGenericString() + " returns " + leaf.getName()
						+ ", whose @CloudEventType has a prefix or several values, so the type to send is not known.",
						"Add a component 'String type' to " + leaf.getSimpleName()
								+ ", or @CloudEventResponse(type = \"...\") to the method.");
			}
			this.factory.prepare(leaf);
		});
	}

}
