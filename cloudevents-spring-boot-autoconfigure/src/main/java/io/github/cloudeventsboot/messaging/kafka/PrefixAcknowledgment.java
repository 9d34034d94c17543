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

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.kafka.support.Acknowledgment;

/**
 * Replaces the acknowledgment of a batch while the listener handles the first part of it,
 * which the container commits itself.
 */
final class PrefixAcknowledgment implements Acknowledgment {

	private final Acknowledgment all;

	private boolean refused;

	private PrefixAcknowledgment(Acknowledgment all) {
		this.all = all;
	}

	/**
	 * Replace the acknowledgment among arguments.
	 * @param arguments the arguments
	 * @return the replacement, or {@code null} if there is none
	 */
	static @Nullable PrefixAcknowledgment replaceIn(@Nullable Object[] arguments) {
		for (int i = 0; i < arguments.length; i++) {
			if (arguments[i] instanceof Acknowledgment acknowledgment) {
				PrefixAcknowledgment replacement = new PrefixAcknowledgment(acknowledgment);
				arguments[i] = replacement;
				return replacement;
			}
		}
		return null;
	}

	/**
	 * Return whether the listener has called {@code nack}, so that records of the part
	 * are delivered again.
	 */
	boolean isRefused() {
		return this.refused;
	}

	@Override
	public void acknowledge() {
		// the exception about the next record makes the container commit the part
	}

	@Override
	public void acknowledge(int index) {
		this.all.acknowledge(index);
	}

	@Override
	public void nack(int index, Duration sleep) {
		this.refused = true;
		this.all.nack(index, sleep);
	}

	@Override
	public boolean isOutOfOrderCommit() {
		return this.all.isOutOfOrderCommit();
	}

}
