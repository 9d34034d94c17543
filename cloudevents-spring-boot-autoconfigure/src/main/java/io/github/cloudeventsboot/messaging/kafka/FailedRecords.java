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

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

import io.github.cloudeventsboot.message.ReceivedMessage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.kafka.listener.adapter.InvocationResult;
import org.springframework.util.ClassUtils;

/**
 * Marks records that are not events if their listener fails, because the value that a
 * recoverer sends is then bytes only for the sake of this library.
 */
final class FailedRecords {

	private static final boolean MONO_PRESENT = ClassUtils.isPresent("reactor.core.publisher.Mono",
			FailedRecords.class.getClassLoader());

	private FailedRecords() {
	}

	/**
	 * Call a listener, and mark the record if that fails, now or later.
	 * @param message the message
	 * @param arguments the arguments, among which is the record
	 * @param invocation calls the listener
	 * @return the result
	 * @throws Exception the exception of the listener
	 */
	static @Nullable Object mark(ReceivedMessage message, @Nullable Object[] arguments,
			Callable<@Nullable Object> invocation) throws Exception {
		ConsumerRecord<?, ?> record = (message.isEvent()) ? null : record(arguments);
		if (record == null) {
			return invocation.call();
		}
		try {
			return marked(invocation.call(), record);
		}
		catch (Exception ex) {
			RecordHeaders.mark(record.headers());
			throw ex;
		}
	}

	private static @Nullable Object marked(@Nullable Object result, ConsumerRecord<?, ?> record) {
		if (result instanceof CompletableFuture<?> future) {
			return future.whenComplete((value, ex) -> {
				if (ex != null) {
					RecordHeaders.mark(record.headers());
				}
			});
		}
		if (MONO_PRESENT && result instanceof Mono<?> mono) {
			return mono.doOnError((ex) -> RecordHeaders.mark(record.headers()));
		}
		return (result instanceof InvocationResult invocation) ? new InvocationResult(
				marked(invocation.result(), record), invocation.sendTo(), invocation.messageReturnType()) : result;
	}

	/**
	 * Return the record among arguments, or {@code null} if there is none.
	 */
	static @Nullable ConsumerRecord<?, ?> record(@Nullable Object[] arguments) {
		for (Object argument : arguments) {
			if (argument instanceof ConsumerRecord<?, ?> record) {
				return record;
			}
		}
		return null;
	}

}
