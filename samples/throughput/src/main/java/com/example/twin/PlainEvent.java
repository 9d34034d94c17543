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

package com.example.twin;

import java.net.URI;
import java.time.OffsetDateTime;

import com.example.throughput.plain.Payment;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;

/**
 * The events as somebody would write them by hand.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({ @JsonSubTypes.Type(name = "com.example.payment.completed", value = PlainEvent.Completed.class),
		@JsonSubTypes.Type(name = "com.example.payment.failed", value = PlainEvent.Failed.class) })
sealed interface PlainEvent {

	/**
	 * A payment that went well.
	 *
	 * @param specversion the version
	 * @param id the id
	 * @param source the source
	 * @param time the time
	 * @param datacontenttype the content type
	 * @param data the data
	 */
	record Completed(@NotEmpty String specversion, @NotEmpty String id, @NotNull URI source, OffsetDateTime time,
			String datacontenttype, @Valid @NotNull Payment data) implements PlainEvent {

	}

	/**
	 * A payment that did not.
	 *
	 * @param specversion the version
	 * @param id the id
	 * @param source the source
	 * @param time the time
	 * @param datacontenttype the content type
	 * @param data the data
	 * @param reason the reason
	 */
	record Failed(@NotEmpty String specversion, @NotEmpty String id, @NotNull URI source, OffsetDateTime time,
			String datacontenttype, @Valid @NotNull Payment data, @NotEmpty String reason) implements PlainEvent {

	}

}
