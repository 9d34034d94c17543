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
import java.util.stream.Collectors;

import io.github.cloudeventsboot.CloudEventRejection;
import io.github.cloudeventsboot.CloudEventViolation;

import org.springframework.core.MethodParameter;
import org.springframework.messaging.Message;
import org.springframework.messaging.handler.invocation.MethodArgumentResolutionException;

/**
 * Thrown when a received event is rejected before a listener method is called. Error
 * handlers of Spring's listener containers treat this exception as fatal: there is only
 * one attempt, and the message becomes a dead letter if the application or the queue is
 * configured for dead letters.
 * <p>
 * Neither the message of the exception nor {@link #toString()} contains data of the
 * event; {@link #getViolations()} also contains the positions in the data.
 *
 * <p>
 * For example:
 *
 * <pre class="code">
 * &#064;Bean
 * KafkaListenerErrorHandler violations() {
 * 	return (message, ex) -&gt; {
 * 		if (ex.getCause() instanceof MessagingCloudEventException rejected) {
 * 			handle(rejected.getViolations());
 * 		}
 * 		throw ex;
 * 	};
 * }
 * </pre>
 *
 * @since 0.1.0
 */
public final class MessagingCloudEventException extends MethodArgumentResolutionException
		implements CloudEventRejection {

	/** The code of the reason, such as {@code invalid-data}. */
	private final String code;

	/** All violations that were found. */
	private final List<CloudEventViolation> violations;

	/**
	 * Create an exception.
	 * @param message the message that was received
	 * @param parameter the parameter of the listener method
	 * @param rejection the reason for the rejection
	 */
	public MessagingCloudEventException(Message<?> message, MethodParameter parameter, CloudEventRejection rejection) {
		this(message, parameter, rejection.getCode(), rejection.getViolations());
	}

	/**
	 * Create an exception.
	 * @param message the message that was received
	 * @param parameter the parameter of the listener method
	 * @param code the code of the reason
	 * @param violations the violations
	 */
	public MessagingCloudEventException(Message<?> message, MethodParameter parameter, String code,
			List<CloudEventViolation> violations) {
		// no cause, because its message may quote the data
		super(message, parameter);
		this.code = code;
		this.violations = List.copyOf(violations);
	}

	@Override
	public String getCode() {
		return this.code;
	}

	@Override
	public List<CloudEventViolation> getViolations() {
		return this.violations;
	}

	/**
	 * Return a message that names the listener method and all violations. Names in the
	 * data are data too and are left out.
	 * @return the message
	 */
	@Override
	public String getMessage() {
		return "Event for " + getMethodParameter().getExecutable().toGenericString() + " was rejected, "
				+ describe(this.code, this.violations);
	}

	private static String describe(String code, List<CloudEventViolation> violations) {
		return violations.stream()
			.map(MessagingCloudEventException::withoutNames)
			.distinct()
			.map(CloudEventViolation::toString)
			.collect(Collectors.joining("; ", code + ": ", ""));
	}

	private static CloudEventViolation withoutNames(CloudEventViolation violation) {
		return (violation.pointer() != null)
				? new CloudEventViolation(violation.attribute(), "#", violation.index(), violation.detail())
				: violation;
	}

	/**
	 * Return the name of the class with {@link #getMessage()}. The message that was
	 * received is left out.
	 * @return the description
	 */
	@Override
	public String toString() {
		return getClass().getName() + ": " + getMessage();
	}

	/**
	 * Return the replacement for serialization, such as when a listener of RabbitMQ
	 * returns exceptions: a method parameter is not serializable, and the caller may not
	 * have this class.
	 * @return a standard Java exception with the same message
	 */
	private Object writeReplace() {
		IllegalArgumentException replacement = new IllegalArgumentException(getMessage());
		replacement.setStackTrace(getStackTrace());
		return replacement;
	}

}
