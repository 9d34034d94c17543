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

package io.github.cloudeventsboot.autoconfigure.client;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Reports that the URL of the sink is invalid.
 */
final class InvalidSinkUrlFailureAnalyzer extends AbstractFailureAnalyzer<InvalidSinkUrlException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidSinkUrlException cause) {
		String description = "The URL in '" + cause.getProperty() + "', to which events are sent, " + cause.getReason()
				+ ". It is not shown, because it may contain credentials.";
		return new FailureAnalysis(description, "Set '" + cause.getProperty()
				+ "' to an absolute URL such as https://example.com/events, and add credentials with a RestClientCustomizer.",
				cause);
	}

}
