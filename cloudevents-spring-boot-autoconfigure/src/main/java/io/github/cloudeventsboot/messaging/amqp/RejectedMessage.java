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

import org.springframework.amqp.core.Message;
import org.springframework.amqp.listener.ListenerExecutionFailedException;

/**
 * A rejected message, whose string representation leaves out the body.
 */
final class RejectedMessage extends Message {

	private RejectedMessage(Message message) {
		super(message.getBody(), message.getMessageProperties());
	}

	/**
	 * Return an exception that can be logged without the body of its message.
	 * @param ex an exception for a single message
	 * @param cause its cause
	 * @return an exception with the same cause
	 */
	static ListenerExecutionFailedException hideBody(ListenerExecutionFailedException ex, Throwable cause) {
		String description = (ex.getMessage() != null) ? ex.getMessage() : "";
		ListenerExecutionFailedException result = new ListenerExecutionFailedException(description, cause,
				ex.getFailedMessages().stream().map(RejectedMessage::new).toArray(Message[]::new));
		result.setStackTrace(ex.getStackTrace());
		return result;
	}

	@Override
	public String toString() {
		return "(Body of " + getBody().length + " bytes " + getMessageProperties() + ")";
	}

}
