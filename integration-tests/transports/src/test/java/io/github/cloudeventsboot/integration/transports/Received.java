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

package io.github.cloudeventsboot.integration.transports;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.github.cloudeventsboot.CloudEventRejection;
import io.github.cloudeventsboot.CloudEventViolation;
import org.jspecify.annotations.Nullable;

/**
 * What became of events that were sent.
 */
final class Received {

	private final BlockingQueue<Object> outcomes = new LinkedBlockingQueue<>();

	void add(Seen event) {
		this.outcomes.add(event);
	}

	void reject(List<CloudEventViolation> violations) {
		// over HTTP, events of lists have positions; constraints are in no order
		this.outcomes.add(violations.stream()
			.map((violation) -> new CloudEventViolation(violation.attribute(), violation.pointer(), null,
					violation.detail()))
			.map(CloudEventViolation::toString)
			.sorted()
			.toList());
	}

	void reject(Throwable ex) {
		Throwable cause = ex;
		while (cause != null && !(cause instanceof CloudEventRejection)) {
			cause = cause.getCause();
		}
		if (cause == null) {
			this.outcomes.add(ex);
		}
		else {
			reject(((CloudEventRejection) cause).getViolations());
		}
	}

	/**
	 * Return the next outcomes.
	 */
	List<@Nullable Object> next(int count) throws InterruptedException {
		List<@Nullable Object> next = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			next.add(this.outcomes.poll(20, TimeUnit.SECONDS));
		}
		return next;
	}

	boolean isEmpty() {
		return this.outcomes.isEmpty();
	}

}
