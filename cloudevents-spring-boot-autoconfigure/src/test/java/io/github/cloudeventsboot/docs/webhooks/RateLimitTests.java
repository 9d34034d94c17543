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

import io.github.cloudeventsboot.conformance.Requirement;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the limiter of docs/webhooks.md.
 */
class RateLimitTests {

	private final RateLimit limit = new RateLimit();

	@Test
	@Requirement(accepted = "W-07", rejected = "W-07")
	void answersWhenToComeBack() {
		MockHttpServletResponse response = new MockHttpServletResponse();
		int accepted = 0;
		while (accepted < 1000 && this.limit.preHandle(new MockHttpServletRequest("POST", "/hooks/a"), response, "")) {
			accepted++;
		}
		// a slow machine may get some more
		assertThat(accepted).isBetween(120, 999);
		assertThat(response.getStatus()).isEqualTo(429);
		assertThat(response.getHeader("Retry-After")).isEqualTo("1");
		assertThat(this.limit.preHandle(new MockHttpServletRequest("OPTIONS", "/hooks/a"), response, "")).isTrue();
	}

}
