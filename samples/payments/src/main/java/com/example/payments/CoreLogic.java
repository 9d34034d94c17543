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

package com.example.payments;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.cloudevents.CloudEventData;
import org.jspecify.annotations.Nullable;

import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;

/**
 * A placeholder for what an application does with an event, such as calling another
 * service. It runs on another thread, which is virtual with
 * {@code spring.threads.virtual.enabled}.
 */
@Component
class CoreLogic {

	@Async
	CompletableFuture<Map<String, Object>> process(@Nullable CloudEventData data) {
		int size = (data != null) ? data.toBytes().length : 0;
		return CompletableFuture.completedFuture(Map.of("bytes", size));
	}

}
