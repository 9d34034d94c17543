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

package com.example.throughput.kafka;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The rounds of one listener: how many records it gets, and what it spends on them.
 */
final class Rounds {

	private final List<WireRecord> records;

	private final BlockingQueue<Integer> requests = new ArrayBlockingQueue<>(1);

	private final BlockingQueue<Cost> costs = new ArrayBlockingQueue<>(1);

	private int running;

	private int handled;

	/**
	 * Create rounds.
	 * @param records the records, which are repeated
	 */
	Rounds(List<WireRecord> records) {
		this.records = records;
	}

	/**
	 * Run a round.
	 * @param count the number of records
	 * @return what each of them costs
	 */
	Cost run(int count) throws InterruptedException {
		this.requests.put(count);
		Cost cost = this.costs.poll(5, TimeUnit.MINUTES);
		if (cost == null) {
			throw new IllegalStateException("Listener has not come to an end");
		}
		return cost;
	}

	/**
	 * Note that the listener has been called.
	 */
	void handle() {
		this.handled++;
	}

	WireRecord record(long offset) {
		return this.records.get((int) (offset % this.records.size()));
	}

	boolean isRunning() {
		return this.running > 0;
	}

	int await(Duration timeout) {
		try {
			Integer count = this.requests.poll(timeout.toMillis(), TimeUnit.MILLISECONDS);
			this.running = (count != null) ? count : 0;
			this.handled = 0;
			return this.running;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return 0;
		}
	}

	void finish(long nanoseconds, long bytes) {
		this.costs.add(new Cost((double) nanoseconds / this.running, (double) bytes / this.running, this.handled));
		this.running = 0;
	}

	/**
	 * What a record costs.
	 *
	 * @param nanoseconds the CPU time of the thread
	 * @param bytes what it allocates
	 * @param handled how often the listener was called in the round
	 */
	record Cost(double nanoseconds, double bytes, int handled) {

	}

}
