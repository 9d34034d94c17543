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

package io.github.cloudeventsboot.test.web;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.cloudeventsboot.http.EventHeaders;
import io.github.cloudeventsboot.test.message.EventMessage;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * The response of a handler.
 *
 * @param status the status code
 * @param headers the headers
 * @param body the body, empty if there is none
 */
record Reply(int status, HttpHeaders headers, byte[] body) {

	Reply(int status, HttpHeaders headers, byte @Nullable [] body) {
		this.status = status;
		this.headers = headers;
		this.body = (body != null) ? body : new byte[0];
	}

	EventMessage toMessage() {
		TreeMap<String, Object> shown = new TreeMap<>();
		for (Map.Entry<String, List<String>> header : this.headers.headerSet()) {
			shown.put(header.getKey(), String.join(", ", header.getValue()));
		}
		return new EventMessage("a reply", this.headers.getFirst(HttpHeaders.CONTENT_TYPE),
				EventHeaders.of(this.headers), shown, (this.body.length > 0) ? this.body : null);
	}

	@Override
	public String toString() {
		return "  status " + this.status + System.lineSeparator() + toMessage();
	}

}
