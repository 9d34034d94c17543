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

package io.github.cloudeventsboot.integration.security;

import java.net.http.HttpResponse;

import io.github.cloudeventsboot.integration.Call;
import io.github.cloudeventsboot.integration.CompanyTests;
import io.github.cloudeventsboot.integration.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests with a single filter chain, which looks up handlers for CORS before they are
 * called, and protects against CSRF all but event handlers.
 */
class SingleChainTests extends CompanyTests {

	SingleChainTests() {
		super(SingleChainApplication.class, "cloudevents.webhook.allowed-origins=eventgrid.azure.net",
				"cloudevents.webhook.signatures[0].path=/signed",
				"cloudevents.webhook.signatures[0].secrets=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
	}

	@Override
	protected Call prepare(Call call) {
		return Users.basic(call);
	}

	@Override
	protected Call prepareOrdinary(Call call) {
		return Users.csrf(Users.basic(call));
	}

	@ParameterizedTest
	@EnumSource
	void senderNeedsCredentials(Mode mode) {
		assertThat(send(mode.post("/mapped", "user.deleted.v1", "{}")).statusCode()).isEqualTo(401);
		assertThat(send(Users.basic(mode.post("/mapped", "user.deleted.v1", "{}"))).statusCode()).isEqualTo(204);
	}

	@Test
	void ordinaryEndpointFindsBodyThatWasReadToLookUpAHandler() {
		Call call = Mode.STRUCTURED.post("/shared", "other.type", "{\"a\": 1}");
		assertThat(send(prepareOrdinary(call)).body()).startsWith("ordinary {").endsWith("\"data\":{\"a\": 1}}");
	}

	@ParameterizedTest
	@EnumSource
	void ordinaryEndpointOnTheSamePathStaysProtected(Mode mode) {
		Call call = mode.post("/shared", "other.type", "{\"a\": 1}");
		// a 403 whose error page is protected too
		assertThat(send(Users.basic(call)).statusCode()).isEqualTo(401);
		assertThat(send(Users.csrf(Users.basic(call))).statusCode()).isEqualTo(200);
	}

	@Test
	void preflightIsAnsweredWithoutCredentials() {
		Call call = Call.of("OPTIONS", "/ordinary/greeting")
			.with("Origin", "https://example.com")
			.with("Access-Control-Request-Method", "POST");
		assertThat(send(call).headers().firstValue("Access-Control-Allow-Origin")).hasValue("https://example.com");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/untyped", "/mapped", "/typed" })
	void handshakeNeedsNoCredentials(String path) {
		Call handshake = Call.of("OPTIONS", path).with("WebHook-Request-Origin", "eventgrid.azure.net");
		HttpResponse<String> response = send(handshake);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("WebHook-Allowed-Origin")).hasValue("eventgrid.azure.net");
		assertThat(send(Call.of("OPTIONS", path)).statusCode()).isEqualTo(401);
		assertThat(send(handshake.to("/ordinary/greeting")).statusCode()).isEqualTo(401);
	}

	@ParameterizedTest
	@EnumSource
	void signatureIsVerifiedBeforeCredentials(Mode mode) {
		Call call = mode.post("/signed", "user.deleted.v1", "{}");
		for (Call unsigned : new Call[] { call, Users.basic(call) }) {
			assertThat(send(unsigned).statusCode()).isEqualTo(401);
			assertThat(send(unsigned).body()).contains("urn:problem-type:cloudevents:invalid-signature");
		}
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ SingleChainConfiguration.class, Users.class })
	static class SingleChainApplication {

	}

}
