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

package io.github.cloudeventsboot.integration.soak;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;

import com.sun.management.UnixOperatingSystemMXBean;

/**
 * What a leak makes grow.
 *
 * @param heap the heap in use after a full collection, in kilobytes
 * @param threads the number of threads
 * @param files the number of open file handles, 0 where the system doesn't say
 * @param series the number of time series
 */
record Vitals(long heap, int threads, long files, long series) {

	static Vitals now(long series) {
		// what finalizers and cleaners let go of goes with the second one
		System.gc();
		System.gc();
		MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
		long files = (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system)
				? system.getOpenFileDescriptorCount() : 0;
		return new Vitals(heap.getUsed() / 1024, ManagementFactory.getThreadMXBean().getThreadCount(), files, series);
	}

}
