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

package io.github.cloudeventsboot.fuzz;

import java.util.List;

import io.github.cloudeventsboot.CloudEventException;
import io.github.cloudeventsboot.CloudEventViolation;

/**
 * What holds for each rejection, whatever was sent.
 */
public final class Rejections {

	private Rejections() {
	}

	/**
	 * Check that a rejection names a culprit in visible ASCII, and not too many.
	 * @param ex the rejection
	 */
	public static void check(CloudEventException ex) {
		List<CloudEventViolation> violations = ex.getViolations();
		if (violations.isEmpty() || violations.size() > 20) {
			throw new AssertionError(violations.size() + " violations", ex);
		}
		for (CloudEventViolation violation : violations) {
			checkText(violation.detail());
			checkText((violation.attribute() != null) ? violation.attribute() : "");
			checkText((violation.pointer() != null) ? violation.pointer() : "#");
			if (violation.pointer() != null && !violation.pointer().startsWith("#")) {
				throw new AssertionError("Not a pointer: " + violation);
			}
		}
		checkText(ex.getMessage());
	}

	private static void checkText(String text) {
		if (text.length() > 4000) {
			throw new AssertionError("Too long: " + text);
		}
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c < ' ' || c > '~') {
				throw new AssertionError("Not visible ASCII: " + text);
			}
		}
	}

}
