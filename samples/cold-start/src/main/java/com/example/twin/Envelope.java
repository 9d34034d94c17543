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

import java.time.OffsetDateTime;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

/**
 * What an application without the starter declares for an event.
 *
 * @param <D> the type of the data
 * @param specversion the version of the specification
 * @param id the id
 * @param source the source
 * @param type the type
 * @param time the time
 * @param reason an extension
 * @param data the data
 */
record Envelope<D>(@NotBlank String specversion, @NotBlank String id, @NotBlank String source, @NotBlank String type,
		OffsetDateTime time, String reason, @Valid @NotNull D data) {

	static <D> Envelope<D> of(String type, D data) {
		return new Envelope<>("1.0", "1", "/payments", type, OffsetDateTime.now(), null, data);
	}

}
