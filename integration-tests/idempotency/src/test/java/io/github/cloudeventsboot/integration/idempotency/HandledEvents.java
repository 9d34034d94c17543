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

import java.time.Duration;
import java.time.OffsetDateTime;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Component
class HandledEvents {

	private static final Duration KEPT = Duration.ofDays(30);

	private final JdbcClient jdbc;

	HandledEvents(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Return whether the event is new.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	boolean add(String source, String id) {
		return this.jdbc.sql("insert into handled_event (source, id) values (?, ?) on conflict do nothing")
			.params(source, id)
			.update() == 1;
	}

	@Scheduled(cron = "@daily")
	@Transactional
	void removeOld() {
		this.jdbc.sql("delete from handled_event where handled_at < ?")
			.param(OffsetDateTime.now().minus(KEPT))
			.update();
	}

}
