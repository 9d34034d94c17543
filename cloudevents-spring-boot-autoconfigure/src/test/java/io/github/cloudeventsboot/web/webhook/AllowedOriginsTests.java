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

import java.util.List;

import io.github.cloudeventsboot.conformance.Requirement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AllowedOrigins}.
 */
class AllowedOriginsTests {

	private final AllowedOrigins listed = new AllowedOrigins(List.of("EventGrid.azure.net", "other.example"));

	@ParameterizedTest
	@ValueSource(strings = { "eventgrid.azure.net", "EVENTGRID.AZURE.NET", "other.example" })
	void allowsListedOriginsInAnyCase(String origin) {
		assertThat(isAllowed(this.listed, origin)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "azure.net", "eventgrid.azure", "eventgrid.azure.net.evil.example", "eventgrid.azure.nett",
			"xeventgrid.azure.net", "sub.eventgrid.azure.net", "eventgrid.azure.net:443", "https://eventgrid.azure.net",
			"eventgrid.azure.net.", "*", "null" })
	@Requirement(rejected = "W-20")
	void allowsNothingElse(String origin) {
		assertThat(isAllowed(this.listed, origin)).isFalse();
	}

	@Test
	void asteriskAllowsAnyOrigin() {
		assertThat(isAllowed(new AllowedOrigins(List.of("*")), "any.example")).isTrue();
		assertThat(isAllowed(new AllowedOrigins(List.of()), "any.example")).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "eventgrid.azure.net", "localhost", "a-b.example", "XN--BCHER-KVA.example", "1.example" })
	void originsAreDnsNames(String value) {
		assertThat(AllowedOrigins.isOrigin(value)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "null", "NULL", "*", "*.example.com", "example.*", ".example", "example.",
			"a..example", "-a.example", "a-.example", "a_b.example", "http://a.example", "a.example:80", "a.example/",
			"b\u00fccher.example", "a.example,b.example", "a.example\r\nX: y", "[::1]" })
	void nothingElseIsAnOrigin(String value) {
		assertThat(AllowedOrigins.isOrigin(value)).isFalse();
	}

	@Test
	void namesHaveTheLengthsOfDns() {
		String label = "a".repeat(63);
		assertThat(AllowedOrigins.isOrigin(label)).isTrue();
		assertThat(AllowedOrigins.isOrigin(label + "a")).isFalse();
		String name = label + "." + label + "." + label + "." + "a".repeat(61);
		assertThat(name).hasSize(253);
		assertThat(AllowedOrigins.isOrigin(name)).isTrue();
		assertThat(AllowedOrigins.isOrigin(name + "a")).isFalse();
	}

	private static boolean isAllowed(AllowedOrigins origins, String origin) {
		return origins.isAllowed(origin, new MockHttpServletRequest());
	}

}
