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

package io.github.cloudeventsboot.message;

import org.springframework.util.Assert;

/**
 * The limits of messages.
 *
 * @param maxBodySize the size of the body in bytes
 * @param maxBatchSize the number of events in a batch
 * @param maxAttributes the number of attributes of an event
 * @since 0.1.0
 */
public record MessageLimits(int maxBodySize, int maxBatchSize, int maxAttributes) {

	/** No limits, for messages of a server that the application has chosen. */
	public static final MessageLimits NONE = new MessageLimits(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

	/**
	 * Create limits, which have to be positive.
	 * @param maxBodySize the size of the body in bytes
	 * @param maxBatchSize the number of events in a batch
	 * @param maxAttributes the number of attributes of an event
	 */
	public MessageLimits {
		Assert.isTrue(maxBodySize > 0, "'maxBodySize' must be greater than 0");
		Assert.isTrue(maxBatchSize > 0, "'maxBatchSize' must be greater than 0");
		Assert.isTrue(maxAttributes > 0, "'maxAttributes' must be greater than 0");
	}

}
