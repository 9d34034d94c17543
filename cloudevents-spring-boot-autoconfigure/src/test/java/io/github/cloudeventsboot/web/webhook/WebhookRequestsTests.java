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

package io.github.cloudeventsboot.web.webhook;

import io.github.cloudeventsboot.conformance.Requirement;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link WebhookRequests}.
 */
class WebhookRequestsTests {

	private final MockHttpServletRequest request = new MockHttpServletRequest("OPTIONS", "/events");

	@ParameterizedTest
	@CsvSource({ "60, 120, 60", "60, 30, 30", "60, 60, 60", "60, , 60", "60, 99999999999999999999, 60", "60, 007, 7",
			"60, 00000000000000000007, 7", ", 120, *", ", , *", "2147483647, 9999999999, 2147483647" })
	@Requirement(accepted = { "W-21", "W-22" })
	void allowsTheSmallerRate(@Nullable Integer limit, @Nullable String requested, String expected) {
		if (requested != null) {
			this.request.addHeader("WebHook-Request-Rate", requested);
		}
		assertThat(WebhookRequests.allowedRate(this.request, limit)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "0", "000", "-1", "+1", "abc", "1.5", "*", "1e3", "'1, 2'", "''", "\u0663" })
	@Requirement(rejected = { "W-21", "W-22" })
	void takesMalformedRatesForNone(String requested) {
		this.request.addHeader("WebHook-Request-Rate", requested);
		assertThat(WebhookRequests.allowedRate(this.request, 60)).isEqualTo("60");
	}

	@Test
	void takesRepeatedRatesForNone() {
		this.request.addHeader("WebHook-Request-Rate", "1");
		this.request.addHeader("WebHook-Request-Rate", "2");
		assertThat(WebhookRequests.allowedRate(this.request, 60)).isEqualTo("60");
	}

	@Test
	void knowsHandshakesByMethodAndOrigin() {
		assertThat(WebhookRequests.isHandshake(this.request)).isFalse();
		this.request.addHeader("webhook-request-origin", "null");
		assertThat(WebhookRequests.isHandshake(this.request)).isTrue();
		this.request.addHeader(HttpHeaders.ORIGIN, "https://shop.example");
		assertThat(WebhookRequests.isHandshake(this.request)).isTrue();
		this.request.addHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD, "POST");
		assertThat(WebhookRequests.isHandshake(this.request)).isFalse();
		MockHttpServletRequest post = new MockHttpServletRequest("POST", "/events");
		post.addHeader("WebHook-Request-Origin", "eventgrid.azure.net");
		assertThat(WebhookRequests.isHandshake(post)).isFalse();
	}

}
