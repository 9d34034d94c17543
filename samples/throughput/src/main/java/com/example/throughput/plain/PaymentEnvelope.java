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

package com.example.throughput.plain;

import java.net.URI;
import java.time.OffsetDateTime;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;

/**
 * An event whose envelope is read by hand.
 *
 * @param specversion the version
 * @param id the id
 * @param source the source
 * @param type the type
 * @param time the time
 * @param datacontenttype the content type
 * @param data the data
 */
public record PaymentEnvelope(@NotEmpty String specversion, @NotEmpty String id, @NotNull URI source,
		@NotEmpty String type, OffsetDateTime time, String datacontenttype, @Valid @NotNull Payment data) {

}
