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

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

import io.github.cloudeventsboot.handler.EventHandlerMethod;
import io.github.cloudeventsboot.message.ReceivedMessage;
import io.github.cloudeventsboot.messaging.EventListenerInvoker;
import org.jspecify.annotations.Nullable;

import org.springframework.kafka.support.Acknowledgment;

/**
 * Calls listeners of single records, and makes sure that the container does not wait for
 * the acknowledgment of a record that never reaches a method.
 */
final class AcknowledgingInvoker {

	private final EventListenerInvoker invoker;

	AcknowledgingInvoker(EventListenerInvoker invoker) {
		this.invoker = invoker;
	}

	/**
	 * Call a listener.
	 * @param message the message
	 * @param handlers the methods that may take it
	 * @param invocation calls the method
	 * @param arguments further arguments, such as the acknowledgment
	 * @return the return value of the method
	 * @throws Exception the exception of the method
	 */
	@Nullable Object invoke(ReceivedMessage message, List<EventHandlerMethod> handlers, Callable<@Nullable Object> invocation,
			@Nullable Object... arguments) throws Exception {
		boolean[] returned = new boolean[1];
		Object result = failLater(() -> this.invoker.invoke(message, handlers, () -> {
			Object value = invocation.call();
			returned[0] = true;
			return value;
		}), arguments);
		if (result == null && !returned[0]) {
			acknowledge(arguments);
		}
		return result;
	}

	/**
	 * Call a listener. If the container commits records out of order, an exception
	 * becomes a failed future: the container acknowledges such a record, and passes it to
	 * the error handler, but would wait forever after an exception.
	 */
	static @Nullable Object failLater(Callable<@Nullable Object> invocation, @Nullable Object... arguments)
			throws Exception {
		try {
			return invocation.call();
		}
		catch (Exception ex) {
			Acknowledgment acknowledgment = find(arguments);
			if (acknowledgment != null && acknowledgment.isOutOfOrderCommit()) {
				return CompletableFuture.failedFuture(ex);
			}
			throw ex;
		}
	}

	/**
	 * Acknowledge records that are ignored, if the container does not do so itself.
	 */
	static void acknowledge(@Nullable Object... arguments) {
		Acknowledgment acknowledgment = find(arguments);
		if (acknowledgment != null) {
			acknowledgment.acknowledge();
		}
	}

	private static @Nullable Acknowledgment find(@Nullable Object... arguments) {
		for (Object argument : arguments) {
			if (argument instanceof Acknowledgment acknowledgment) {
				return acknowledgment;
			}
		}
		return null;
	}

}
