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

/**
 * The outcome of handling a received message.
 *
 * @since 0.1.0
 */
public enum CloudEventReceiveOutcome {

	/** The handler took the events. */
	SUCCESS,

	/** The sender got a positive answer, but no handler took the events. */
	IGNORED,

	/** The events were rejected, for a reason that lies with the sender. */
	REJECTED,

	/** The handling failed for any other reason. */
	ERROR

}
