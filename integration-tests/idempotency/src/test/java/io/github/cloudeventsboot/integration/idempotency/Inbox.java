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

import io.cloudevents.CloudEvent;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.scheduling.annotation.Async;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class Inbox {

	private final ApplicationEventPublisher publisher;

	private final Imports imports;

	Inbox(ApplicationEventPublisher publisher, Imports imports) {
		this.publisher = publisher;
		this.imports = imports;
	}

	@PostMapping("/imports")
	@ResponseStatus(HttpStatus.ACCEPTED)
	@Transactional
	void accept(CloudEvent event) {
		this.publisher.publishEvent(new ImportRequested(event));
	}

	@Async
	@TransactionalEventListener
	void handle(ImportRequested requested) {
		this.imports.run(requested.event());
	}

	record ImportRequested(CloudEvent event) {

	}

}
