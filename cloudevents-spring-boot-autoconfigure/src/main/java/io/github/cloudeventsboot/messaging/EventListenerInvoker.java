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

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

import io.github.cloudeventsboot.CloudEventRejection;
import io.github.cloudeventsboot.event.EventRejection;
import io.github.cloudeventsboot.handler.EventExchange;
import io.github.cloudeventsboot.handler.EventHandlerMethod;
import io.github.cloudeventsboot.handler.EventObservations;
import io.github.cloudeventsboot.handler.ExchangeOutcome;
import io.github.cloudeventsboot.handler.RejectionLog;
import io.github.cloudeventsboot.message.ReceivedMessage;
import io.github.cloudeventsboot.observation.CloudEventLogContext;
import io.github.cloudeventsboot.observation.CloudEventReceiveOutcome;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.util.ClassUtils;

/**
 * Tracks messages to listener methods: observes them, puts the event into the log
 * context, and ignores events of unknown types if it is configured to.
 *
 * @since 0.1.0
 */
public final class EventListenerInvoker {

	private static final boolean MONO_PRESENT = ClassUtils.isPresent("reactor.core.publisher.Mono",
			EventListenerInvoker.class.getClassLoader());

	private final @Nullable EventObservations observations;

	private final @Nullable CloudEventLogContext logContext;

	private final RejectionLog rejections;

	private final boolean acceptUnknownTypes;

	/**
	 * Create an invoker.
	 * @param observations observe messages, or {@code null}
	 * @param logContext puts events into the log context, or {@code null}
	 * @param rejections logs rejected messages
	 * @param acceptUnknownTypes whether a message of an unknown type counts as handled
	 */
	public EventListenerInvoker(@Nullable EventObservations observations, @Nullable CloudEventLogContext logContext,
			RejectionLog rejections, boolean acceptUnknownTypes) {
		this.observations = observations;
		this.logContext = logContext;
		this.rejections = rejections;
		this.acceptUnknownTypes = acceptUnknownTypes;
	}

	private static String name(List<EventHandlerMethod> handlers) {
		return handlers.stream().map(EventHandlerMethod::name).collect(Collectors.joining(", "));
	}

	/**
	 * Call a listener.
	 * @param message the message
	 * @param handlers the methods that may take it
	 * @param invocation calls the method
	 * @return the return value of the method, {@code null} if the message is ignored
	 * @throws Exception the exception of the method
	 */
	public @Nullable Object invoke(ReceivedMessage message, List<EventHandlerMethod> handlers,
			Callable<@Nullable Object> invocation) throws Exception {
		EventExchange exchange = new EventExchange(message, () -> name(handlers), (type) -> find(handlers, type),
				this.observations, this.logContext, this.rejections);
		exchange.enter();
		Object result;
		try {
			result = invocation.call();
		}
		catch (Exception | Error ex) {
			exchange.leave(outcome(ex));
			if (isIgnored(ex)) {
				return null;
			}
			throw ex;
		}
		if (MONO_PRESENT && result instanceof Mono<?> mono) {
			exchange.suspend();
			return mono.doOnSuccess((value) -> exchange.stop(outcome(null)))
				.doOnError((ex) -> exchange.stop(outcome(ex)))
				.doOnCancel(() -> exchange.stop(ExchangeOutcome.ABANDONED));
		}
		if (result instanceof CompletionStage<?> stage) {
			exchange.suspend();
			stage.whenComplete((value, ex) -> exchange.stop(outcome(ex)));
		}
		else {
			exchange.leave(outcome(null));
		}
		return result;
	}

	private static @Nullable String find(List<EventHandlerMethod> handlers, String type) {
		for (EventHandlerMethod handler : handlers) {
			String pattern = handler.types().find(type);
			if (pattern != null) {
				return pattern;
			}
		}
		return null;
	}

	private boolean isIgnored(Throwable ex) {
		return this.acceptUnknownTypes && ex instanceof MessagingCloudEventException rejected
				&& CloudEventRejection.UNKNOWN_TYPE.equals(rejected.getCode());
	}

	private ExchangeOutcome outcome(@Nullable Throwable thrown) {
		Throwable ex = (thrown instanceof CompletionException && thrown.getCause() != null) ? thrown.getCause()
				: thrown;
		if (ex == null) {
			return new ExchangeOutcome(CloudEventReceiveOutcome.SUCCESS, null, null, null);
		}
		EventRejection rejection = EventRejection.of(ex);
		if (rejection == null) {
			return new ExchangeOutcome(CloudEventReceiveOutcome.ERROR, null, ex, null);
		}
		return new ExchangeOutcome(
				(isIgnored(ex)) ? CloudEventReceiveOutcome.IGNORED : CloudEventReceiveOutcome.REJECTED, rejection, null,
				null);
	}

}
