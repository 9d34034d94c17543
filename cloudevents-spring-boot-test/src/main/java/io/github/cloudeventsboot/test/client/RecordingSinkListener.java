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

package io.github.cloudeventsboot.test.client;

import org.springframework.core.Ordered;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;
import org.springframework.util.ClassUtils;

/**
 * Resets recording sinks after each test.
 */
final class RecordingSinkListener implements TestExecutionListener, Ordered {

	private static final boolean SINKS = ClassUtils.isPresent("org.springframework.web.client.RestClient",
			RecordingSinkListener.class.getClassLoader());

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public void afterTestMethod(TestContext testContext) {
		if (SINKS && testContext.hasApplicationContext()) {
			testContext.getApplicationContext()
				.getBeanProvider(RecordingCloudEventSink.class)
				.forEach(RecordingCloudEventSink::reset);
		}
	}

}
