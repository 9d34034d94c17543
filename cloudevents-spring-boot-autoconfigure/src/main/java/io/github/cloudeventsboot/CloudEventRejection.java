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

package io.github.cloudeventsboot;

import java.util.List;

/**
 * The rejection of a received event and its reason. Every exception with which this
 * library rejects an event implements this interface, whatever the transport, so that
 * exception handlers can access the violations.
 *
 * <p>
 * For example:
 *
 * <pre class="code">
 * for (CloudEventViolation violation : rejection.getViolations()) {
 * 	report(rejection.getCode() + ": " + violation);
 * }
 * </pre>
 *
 * @since 0.1.0
 */
public interface CloudEventRejection {

	/** The code of an event that is malformed or breaks a rule of the specification. */
	String INVALID_EVENT = "invalid-event";

	/** The code of an event that does not meet the requirements of its receiver. */
	String INVALID_DATA = "invalid-data";

	/**
	 * The code of an event whose data made a constructor, setter or deserializer of the
	 * application throw an exception, because of either a bug there or a mistake of the
	 * sender.
	 */
	String FAILED_CONSTRUCTION = "failed-construction";

	/** The code of an event whose {@code type} no handler accepts. */
	String UNKNOWN_TYPE = "unknown-type";

	/** The code of a message or batch over a limit. */
	String TOO_LARGE = "too-large";

	/** The prefix of the codes of events in an unsupported form. */
	String UNSUPPORTED_PREFIX = "unsupported-";

	/**
	 * Return the code of the reason. It is the end of the {@code type} of problem
	 * details, and a label of the counter of rejected events.
	 * @return the code, such as {@code invalid-data}
	 */
	String getCode();

	/**
	 * Return the violations in the order in which they were found.
	 * @return the violations, empty only if they can't be expressed in terms of the event
	 */
	List<CloudEventViolation> getViolations();

}
