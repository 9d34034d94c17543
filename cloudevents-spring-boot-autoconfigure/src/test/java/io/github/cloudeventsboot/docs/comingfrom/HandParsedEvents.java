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

package io.github.cloudeventsboot.docs.comingfrom;

import java.util.Map;
import java.util.Set;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class HandParsedEvents {

	private final Seen seen;

	HandParsedEvents(Seen seen) {
		this.seen = seen;
	}

	@PostMapping("/webhook")
	ResponseEntity<String> handle(@RequestBody Map<String, Object> body) {
		if (!body.keySet().containsAll(Set.of("event_id", "event_type", "data"))) {
			return ResponseEntity.badRequest().body("Missing required fields");
		}
		if ("user.registered".equals(body.get("event_type"))) {
			Map<?, ?> user = (Map<?, ?>) body.get("data");
			this.seen.add(user.get("email"));
		}
		return ResponseEntity.ok("processed");
	}

}
