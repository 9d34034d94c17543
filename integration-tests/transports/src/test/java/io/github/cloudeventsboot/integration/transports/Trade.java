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

package io.github.cloudeventsboot.integration.transports;

import java.net.URI;
import java.time.OffsetDateTime;

import io.github.cloudeventsboot.annotation.CloudEventType;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;

/**
 * A union of events that have all attributes there are, and extensions of all types.
 */
sealed interface Trade {

	@CloudEventType("item.sold")
	record Sold(String id, URI source, String subject, OffsetDateTime time, URI dataSchema, String region, int attempt,
			boolean express, Item data) implements Trade {

	}

	@CloudEventType("item.bought")
	record Bought(String id, URI source, String subject, OffsetDateTime time, URI dataSchema, String region,
			int attempt, boolean express, Item data) implements Trade {

	}

	record Item(@NotBlank String name, @Positive int count) {

	}

}
