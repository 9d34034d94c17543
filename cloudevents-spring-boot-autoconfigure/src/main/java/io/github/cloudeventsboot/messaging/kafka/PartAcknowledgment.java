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
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.kafka.support.Acknowledgment;

/**
 * Replaces the acknowledgment of a batch while the listener handles a part of it, and
 * translates positions in the part to positions in the batch.
 */
final class PartAcknowledgment implements Acknowledgment {

	private final Acknowledgment all;

	private final List<Integer> indexes;

	private final boolean prefix;

	private boolean refused;

	private PartAcknowledgment(Acknowledgment all, List<Integer> indexes, boolean prefix) {
		this.all = all;
		this.indexes = List.copyOf(indexes);
		this.prefix = prefix;
	}

	/**
	 * Replace the acknowledgment among arguments.
	 * @param arguments the arguments
	 * @param indexes the positions of the part in the batch
	 * @param prefix whether a rejected record follows the part
	 * @return the replacement, or {@code null} if there is none
	 */
	static @Nullable PartAcknowledgment replaceIn(@Nullable Object[] arguments, List<Integer> indexes, boolean prefix) {
		for (int i = 0; i < arguments.length; i++) {
			if (arguments[i] instanceof Acknowledgment acknowledgment) {
				PartAcknowledgment replacement = new PartAcknowledgment(acknowledgment, indexes, prefix);
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
		// the exception about the next record makes the container commit a prefix
		if (!this.prefix) {
			this.all.acknowledge();
		}
	}

	@Override
	public void acknowledge(int index) {
		this.all.acknowledge(this.indexes.get(index));
	}

	@Override
	public void nack(int index, Duration sleep) {
		this.all.nack(this.indexes.get(index), sleep);
		this.refused = true;
	}

	@Override
	public boolean isOutOfOrderCommit() {
		return this.all.isOutOfOrderCommit();
	}

}
