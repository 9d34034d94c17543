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

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.handler.EventArgument;
import io.github.cloudeventsboot.handler.EventHandlerMethod;
import io.github.cloudeventsboot.message.ReceivedMessage;
import io.github.cloudeventsboot.messaging.EventBatchBinder;
import io.github.cloudeventsboot.messaging.MessagingCloudEventException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.listener.adapter.HandlerAdapter;
import org.springframework.messaging.Message;
import org.springframework.messaging.handler.invocation.InvocableHandlerMethod;
import org.springframework.util.ClassUtils;
import org.springframework.validation.BindingResult;

/**
 * Calls the listener method for the events of several records, up to the first one that
 * is rejected. An exception then names the rejected record, so that the container commits
 * the records before it, recovers it, and delivers the records after it again.
 */
final class EventBatchHandlerAdapter extends HandlerAdapter {

	private static final boolean MONO_PRESENT = ClassUtils.isPresent("reactor.core.publisher.Mono",
			EventBatchHandlerAdapter.class.getClassLoader());

	private final EventHandlerMethod handler;

	private final EventArgument argument;

	private final EventBatchBinder binder;

	private final ListenerServices services;

	EventBatchHandlerAdapter(InvocableHandlerMethod method, EventHandlerMethod handler, EventArgument argument,
			ListenerServices services) {
		super(method);
		this.handler = handler;
		this.argument = argument;
		this.binder = new EventBatchBinder(handler, argument, services.invoker());
		this.services = services;
	}

	/**
	 * Return {@code false}, because {@link #invoke} waits for the result.
	 */
	@Override
	public boolean isAsyncReplies() {
		return false;
	}

	@Override
	public @Nullable Object invoke(Message<?> message, @Nullable Object... providedArgs) throws Exception {
		if (!(message instanceof EventBatchMessage batch)) {
			return super.invoke(message, providedArgs);
		}
		List<Integer> indexes = new ArrayList<>();
		List<CloudEvent> events = new ArrayList<>();
		List<Object> values = new ArrayList<>();
		for (int index = 0; index < batch.records().size(); index++) {
			ReceivedMessage received = this.services.reader().read(batch.records().get(index));
			try {
				Object value = this.binder.bind(received, batch);
				if (value != null) {
					values.add(value);
					events.add(received.event());
					indexes.add(index);
				}
			}
			catch (MessagingCloudEventException ex) {
				if (!received.isEvent()) {
					RecordHeaders.mark(batch.records().get(index).headers());
				}
				callForPrefix(batch, indexes, events, values, providedArgs, ex, index);
				return null;
			}
		}
		if (values.isEmpty()) {
			AcknowledgingInvoker.acknowledge(providedArgs);
			return null;
		}
		if (values.size() < batch.records().size()) {
			PartAcknowledgment.replaceIn(providedArgs, indexes, false);
		}
		return call(batch, indexes, events, values, false, providedArgs);
	}

	private void callForPrefix(EventBatchMessage batch, List<Integer> indexes, List<CloudEvent> events,
			List<Object> values, @Nullable Object[] providedArgs, MessagingCloudEventException rejection, int index)
			throws Exception {
		PartAcknowledgment acknowledgment = PartAcknowledgment.replaceIn(providedArgs, indexes, true);
		if (!values.isEmpty()) {
			call(batch, indexes, events, values, true, providedArgs);
		}
		if (acknowledgment == null || !acknowledgment.isRefused()) {
			throw new BatchListenerFailedException(rejection.getMessage(), rejection, index);
		}
	}

	private @Nullable Object call(EventBatchMessage batch, List<Integer> indexes, List<CloudEvent> events,
			List<Object> values, boolean prefix, @Nullable Object[] providedArgs) throws Exception {
		BindingResult errors = (this.argument.validateNothing().isReported())
				? this.argument.validateAll(events, values, List.of()).result() : null;
		Message<?> message = batch.select(indexes, values, errors);
		try {
			return this.services.invoker()
				.invoke(this.services.reader().batch(events), List.of(this.handler), () -> this.services.replies()
					.reply(await(super.invoke(message, providedArgs)), this.handler, null));
		}
		catch (Exception ex) {
			throw failure(ex, indexes, prefix);
		}
	}

	/**
	 * Wait for an asynchronous listener. The container commits the records before a
	 * rejected one, so the listener must have handled them.
	 */
	private static @Nullable Object await(@Nullable Object result) throws Exception {
		Object future = (MONO_PRESENT && result instanceof Mono<?> mono) ? mono.toFuture() : result;
		if (!(future instanceof CompletableFuture<?> completable)) {
			return result;
		}
		try {
			return completable.get();
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof Exception cause) ? cause : ex;
		}
	}

	/**
	 * Return the exception for the container, which counts all records of the batch. If a
	 * rejected record follows, it always names a record: the container would otherwise
	 * call the listener for the whole batch again until it recovers all of it.
	 */
	private static Exception failure(Exception ex, List<Integer> indexes, boolean prefix) {
		BatchListenerFailedException named = find(ex);
		if (named != null && named.getRecord() != null) {
			return ex;
		}
		int index = (named != null) ? named.getIndex() : -1;
		boolean known = index >= 0 && index < indexes.size();
		if (!known && !prefix) {
			return ex;
		}
		int position = indexes.get((known) ? index : 0);
		return (position == index) ? ex : new BatchListenerFailedException("Listener failed", ex, position);
	}

	private static @Nullable BatchListenerFailedException find(@Nullable Throwable ex) {
		Throwable cause = ex;
		while (cause != null && !(cause instanceof BatchListenerFailedException)) {
			cause = cause.getCause();
		}
		return (BatchListenerFailedException) cause;
	}

}
