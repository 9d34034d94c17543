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

import java.util.concurrent.CompletableFuture;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.stereotype.Component;

/**
 * Logs in the background.
 */
@Component
@EnableAsync
class PlainLog {

	private static final Logger logger = LoggerFactory.getLogger(PlainLog.class);

	@Async
	void append(Envelope<?> envelope) {
		logger.info("Stored {} of type {}", envelope.id(), envelope.type());
	}

	@Async
	CompletableFuture<Integer> process(Envelope<?> envelope) {
		return CompletableFuture.completedFuture(envelope.data().toString().length());
	}

}
