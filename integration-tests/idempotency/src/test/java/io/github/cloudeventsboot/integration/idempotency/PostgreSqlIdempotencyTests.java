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

package io.github.cloudeventsboot.integration.idempotency;

import org.junit.jupiter.api.condition.EnabledIf;

import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Tests for events that are handled once, with PostgreSQL where it is installed. The
 * application is closed before the server stops.
 */
@EnabledIf(value = "io.github.cloudeventsboot.integration.idempotency.PostgreSqlServer#isAvailable",
		disabledReason = "PostgreSQL is not installed")
@DirtiesContext
class PostgreSqlIdempotencyTests extends IdempotencyContract {

	@DynamicPropertySource
	static void server(DynamicPropertyRegistry registry) {
		registry.add("spring.datasource.url", PostgreSqlServer::url);
		registry.add("spring.datasource.username", () -> PostgreSqlServer.USER);
	}

}
