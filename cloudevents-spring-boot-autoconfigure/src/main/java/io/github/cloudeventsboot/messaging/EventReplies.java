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

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.ContentMode;
import io.github.cloudeventsboot.ResponseMode;
import io.github.cloudeventsboot.binding.OutgoingDefaults;
import io.github.cloudeventsboot.handler.EventHandlerMethod;
import io.github.cloudeventsboot.handler.ResponseDescription;
import io.github.cloudeventsboot.message.MessageMode;
import io.github.cloudeventsboot.message.ReceivedMessage;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.messaging.Message;
import org.springframework.messaging.handler.annotation.SendTo;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.util.ClassUtils;

/**
 * Converts the return values of listener methods to events if they are meant as events.
 * Other values are unchanged.
 *
 * @since 0.1.0
 */
public final class EventReplies {

	private static final boolean MONO_PRESENT = ClassUtils.isPresent("reactor.core.publisher.Mono",
			EventReplies.class.getClassLoader());

	private final MessageEventWriter writer;

	private final boolean correlate;

	private final Map<Method, Boolean> expressions = new ConcurrentHashMap<>();

	/**
	 * Create replies.
	 * @param writer creates events
	 * @param correlate whether replies refer to the event that they answer
	 */
	public EventReplies(MessageEventWriter writer, boolean correlate) {
		this.writer = writer;
		this.correlate = correlate;
	}

	/**
	 * Return the content mode.
	 * @return the mode unless a method sets it
	 */
	public ContentMode mode() {
		return this.writer.mode();
	}

	/**
	 * Return the message to send for a returned value. An event that needs neither
	 * further attributes nor the declared type of its data is unchanged if an expression
	 * in {@code @SendTo} refers to it.
	 * @param returned the value, possibly wrapped
	 * @param handler the method that returned it
	 * @param message the message that is answered, {@code null} for several at once
	 * @return an {@link OutgoingMessage}, or the value itself
	 */
	public @Nullable Object reply(@Nullable Object returned, EventHandlerMethod handler,
			@Nullable ReceivedMessage message) {
		ResponseDescription response = handler.response();
		if (returned instanceof CompletionStage<?> stage) {
			return stage.thenApply((value) -> reply(value, handler, message)).toCompletableFuture();
		}
		if (MONO_PRESENT && returned instanceof Mono<?> mono) {
			return mono.mapNotNull((value) -> reply(value, handler, message));
		}
		if (returned instanceof Message<?> envelope) {
			Object payload = reply(envelope.getPayload(), handler, message);
			return (payload != null && payload != envelope.getPayload())
					? MessageBuilder.createMessage(payload, envelope.getHeaders()) : envelope;
		}
		if (returned instanceof Collection<?> values) {
			List<@Nullable Object> replies = new ArrayList<>(values.size());
			values.forEach((value) -> replies.add(reply(value, handler, message)));
			return replies;
		}
		boolean event = returned != null
				&& (response.type() != null || response.isEvent(returned.getClass(), handler.isEventHandler()));
		return (returned != null && event) ? create(returned, handler, message) : returned;
	}

	private Object create(Object value, EventHandlerMethod handler, @Nullable ReceivedMessage message) {
		ResponseDescription response = handler.response();
		Map<String, Object> attributes = response.attributes();
		CloudEvent answered = (this.correlate && message != null) ? message.eventIfRead() : null;
		if (answered != null) {
			attributes = new LinkedHashMap<>(attributes);
			Object correlation = answered.getExtension("correlationid");
			attributes.put("correlationid", (correlation != null) ? correlation : answered.getId());
			attributes.put("causationid", answered.getId());
		}
		// created here in any case, as a failure of the serializer would go unnoticed
		OutgoingMessage created = new OutgoingMessage(
				this.writer.create(value, new OutgoingDefaults(response.type(), attributes, null, response.dataType())),
				mode(response.mode(), message), value);
		boolean complete = answered == null && !response.annotated() && response.dataType() == null
				&& MessageEventWriter.isEvent(value);
		return (complete && this.expressions.computeIfAbsent(handler.method(), EventReplies::hasExpression)) ? value
				: created;
	}

	/**
	 * Return whether the address of a reply may depend on its value.
	 */
	private static boolean hasExpression(Method method) {
		return isExpression(AnnotatedElementUtils.findMergedAnnotation(method, SendTo.class))
				|| isExpression(AnnotatedElementUtils.findMergedAnnotation(method.getDeclaringClass(), SendTo.class));
	}

	private static boolean isExpression(@Nullable SendTo annotation) {
		return annotation != null && Arrays.stream(annotation.value()).anyMatch((address) -> address.startsWith("!{"));
	}

	private ContentMode mode(ResponseMode mode, @Nullable ReceivedMessage message) {
		return switch (mode) {
			case INHERIT -> this.writer.mode();
			case BINARY -> ContentMode.BINARY;
			case STRUCTURED -> ContentMode.STRUCTURED;
			case SAME_AS_REQUEST -> (message != null && message.mode() == MessageMode.STRUCTURED)
					? ContentMode.STRUCTURED : ContentMode.BINARY;
		};
	}

}
