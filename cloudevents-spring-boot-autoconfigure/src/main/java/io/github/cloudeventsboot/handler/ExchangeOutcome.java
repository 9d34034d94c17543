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

import java.util.function.Function;

import io.github.cloudeventsboot.event.EventRejection;
import io.github.cloudeventsboot.observation.CloudEventReceiveOutcome;
import org.jspecify.annotations.Nullable;

/**
 * How the handling of a message ended.
 *
 * @param outcome the outcome
 * @param rejection the reason for the rejection, or {@code null}
 * @param error the error that is not the sender's mistake, or {@code null}
 * @param answer the answer to the sender, for logs, or {@code null} if it is not known
 * @since 0.1.0
 */
public record ExchangeOutcome(CloudEventReceiveOutcome outcome, @Nullable EventRejection rejection,
		@Nullable Throwable error, @Nullable String answer) {

	/**
	 * The sender disconnected, or the time ran out, before there was an answer.
	 */
	public static final ExchangeOutcome ABANDONED = new ExchangeOutcome(CloudEventReceiveOutcome.ERROR, null, null,
			null);

	/**
	 * Return why the events were rejected.
	 * @return the code of the reason, {@code null} if they were not
	 */
	public @Nullable String reason() {
		if (this.rejection != null) {
			return this.rejection.code();
		}
		return (this.outcome == CloudEventReceiveOutcome.REJECTED) ? "handler" : null;
	}

	/**
	 * Return whether the events were rejected and the sender did not get a positive
	 * answer.
	 * @return whether they were
	 */
	boolean isRejected() {
		return this.outcome == CloudEventReceiveOutcome.REJECTED
				|| (this.outcome == CloudEventReceiveOutcome.ERROR && this.rejection != null);
	}

	String describe(Function<EventRejection, String> description) {
		String text = this.outcome + ((this.answer != null) ? " with " + this.answer : "");
		return (this.rejection != null) ? text + ", " + description.apply(this.rejection) : text;
	}

	@Override
	public String toString() {
		return describe(EventRejection::toString);
	}

}
