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

package io.github.cloudeventsboot.event;

import java.util.ArrayList;
import java.util.List;

import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.InvalidCloudEventException;

/**
 * The first few violations of an event. A sender can cause any number of them.
 */
final class FirstViolations {

	private static final int MAX = 20;

	private final List<CloudEventViolation> violations = new ArrayList<>();

	void add(CloudEventViolation violation) {
		if (this.violations.size() < MAX) {
			this.violations.add(violation);
		}
	}

	boolean isAbout(String attribute) {
		return this.violations.stream().anyMatch((violation) -> attribute.equals(violation.attribute()));
	}

	InvalidCloudEventException toException() {
		return new InvalidCloudEventException(this.violations);
	}

}
