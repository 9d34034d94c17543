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

package io.github.cloudeventsboot.observation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keeps what was observed. A response may reach its client before the observation ends.
 */
final class ObservedContexts implements ObservationHandler<CloudEventReceiveObservationContext> {

	private final AtomicInteger started = new AtomicInteger();

	private final BlockingQueue<CloudEventReceiveObservationContext> stopped = new LinkedBlockingQueue<>();

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof CloudEventReceiveObservationContext;
	}

	@Override
	public void onStart(CloudEventReceiveObservationContext context) {
		this.started.incrementAndGet();
	}

	@Override
	public void onStop(CloudEventReceiveObservationContext context) {
		this.stopped.add(context);
	}

	/**
	 * Wait for the one message that was sent.
	 * @return its context
	 */
	CloudEventReceiveObservationContext single() {
		return await(1).get(0);
	}

	/**
	 * Wait for the messages that were sent.
	 * @param count their number
	 * @return their contexts, in the order in which they have ended
	 */
	List<CloudEventReceiveObservationContext> await(int count) {
		try {
			List<CloudEventReceiveObservationContext> contexts = new ArrayList<>();
			for (int i = 0; i < count; i++) {
				CloudEventReceiveObservationContext context = this.stopped.poll(10, TimeUnit.SECONDS);
				assertThat(context).as("stopped observation").isNotNull();
				contexts.add(context);
			}
			assertThat(this.started.getAndSet(0)).as("started observations").isEqualTo(count);
			assertThat(this.stopped).isEmpty();
			return contexts;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Forget what was observed.
	 */
	void clear() {
		this.started.set(0);
		this.stopped.clear();
	}

}
