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

package io.github.cloudeventsboot.docs.webhooks;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import io.github.cloudeventsboot.annotation.CloudEventType;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The handler of docs/webhooks.md.
 */
@RestController
class BlobEvents {

	final List<URI> urls = new ArrayList<>();

	@PostMapping("/hooks/blobs")
	void created(BlobCreated event) {
		store(event.data().url());
	}

	private void store(URI url) {
		this.urls.add(url);
	}

	@CloudEventType("Microsoft.Storage.BlobCreated")
	record BlobCreated(String id, String subject, BlobData data) {
	}

	record BlobData(URI url, long contentLength) {
	}

}
