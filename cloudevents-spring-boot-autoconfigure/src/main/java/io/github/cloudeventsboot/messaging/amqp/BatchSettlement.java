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

package io.github.cloudeventsboot.messaging.amqp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import com.rabbitmq.client.Channel;
import io.github.cloudeventsboot.messaging.MessagingCloudEventException;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.amqp.AmqpRejectAndDontRequeueException;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.listener.ListenerExecutionFailedException;
import org.springframework.amqp.rabbit.connection.ChannelProxy;
import org.springframework.amqp.rabbit.support.RabbitExceptionTranslator;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Rejects messages of a batch once the listener has handled the others. The last delivery
 * is left to the container: it acknowledges or rejects all messages up to that one, and
 * the broker closes the channel if that one is already settled.
 */
final class BatchSettlement {

	private static final ThreadLocal<@Nullable BatchSettlement> current = new ThreadLocal<>();

	private final List<Message> messages;

	private final boolean transaction = TransactionSynchronizationManager.isActualTransactionActive();

	private final Map<Long, MessagingCloudEventException> rejected = new LinkedHashMap<>();

	private @Nullable List<Message> accepted;

	BatchSettlement(List<Message> messages) {
		this.messages = messages;
	}

	/**
	 * Return the settlement of the messages that the container delivers in this thread.
	 * @return the settlement, or {@code null} if the container has no {@link Advice}
	 */
	static @Nullable BatchSettlement current() {
		return current.get();
	}

	/**
	 * Return the messages for the listener. They are read once, even if the listener is
	 * called several times.
	 * @param reader returns these messages, and adds the reasons for rejected ones by
	 * their delivery tags
	 * @return the messages
	 * @throws ListenerExecutionFailedException if the listener must not be called,
	 * because the container has started a transaction, which can be rolled back for all
	 * messages only
	 */
	List<Message> accept(Function<Map<Long, MessagingCloudEventException>, List<Message>> reader) {
		List<Message> result = this.accepted;
		if (result == null) {
			result = reader.apply(this.rejected);
			this.accepted = result;
		}
		if (this.transaction && !this.rejected.isEmpty()) {
			throw rejection();
		}
		return result;
	}

	/**
	 * Settle the messages after the listener was called, except the last delivery.
	 * @throws ListenerExecutionFailedException if the container must reject the last
	 * delivery
	 */
	void finish(@Nullable Channel channel) {
		if (this.rejected.isEmpty()) {
			return;
		}
		if (this.transaction) {
			throw rejection();
		}
		TreeSet<Long> tags = new TreeSet<>();
		this.messages.forEach((message) -> tags.add(message.getMessageProperties().getDeliveryTag()));
		long last = tags.last();
		boolean lastRejected = this.rejected.containsKey(last);
		try {
			settle(tags.headSet(last), lastRejected, Objects.requireNonNull(channel));
		}
		catch (IOException ex) {
			throw RabbitExceptionTranslator.convertRabbitAccessException(ex);
		}
		if (lastRejected) {
			throw rejection();
		}
	}

	private void settle(Set<Long> tags, boolean lastRejected, Channel channel) throws IOException {
		for (long tag : tags) {
			if (this.rejected.containsKey(tag)) {
				channel.basicReject(tag, false);
			}
			else if (lastRejected) {
				channel.basicAck(tag, false);
			}
		}
		if (lastRejected && channel instanceof ChannelProxy proxy && proxy.isTransactional()) {
			// the container rolls back before it rejects
			channel.txCommit();
		}
	}

	private ListenerExecutionFailedException rejection() {
		String description = "Event in batch is rejected";
		MessagingCloudEventException reason = new ArrayList<>(this.rejected.values()).get(this.rejected.size() - 1);
		return RejectedMessage.hideBody(
				new ListenerExecutionFailedException(description, reason, this.messages.toArray(Message[]::new)),
				new AmqpRejectAndDontRequeueException(description, reason));
	}

	/**
	 * Finishes batches after all other advice of the container: retries would call the
	 * listener again, recoverers would drop the rejected message, and transactions would
	 * be rolled back.
	 */
	static final class Advice implements MethodInterceptor {

		@Override
		@SuppressWarnings({ "NullAway", "unchecked" }) // annotations differ by JDK
		public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
			Object data = invocation.getArguments()[1];
			BatchSettlement settlement = new BatchSettlement(
					(data instanceof Message message) ? List.of(message) : (List<Message>) data);
			current.set(settlement);
			try {
				Object result = invocation.proceed();
				settlement.finish((Channel) invocation.getArguments()[0]);
				return result;
			}
			finally {
				current.remove();
			}
		}

	}

}
