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

package io.github.cloudeventsboot.integration.kotlin;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.cloudeventsboot.integration.Mode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for event types and handlers that are written in Kotlin.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class KotlinEventsTests {

	private static final String AMOUNT = "{\"amount\":1,\"currency\":\"EUR\"}";

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@EnumSource(Mode.class)
	void nullableAndDefaultComponentsMayBeMissing(Mode mode) {
		assertThat(send("payment.completed", AMOUNT, "/kotlin", mode).body()).isEqualTo(
				"completed Completed(data=Amount(amount=1, currency=EUR), subject=null, attempt=3, tenantId=none)");
		assertThat(send("payment.completed", AMOUNT, "/kotlin", mode,
				Map.of("subject", "s", "attempt", 4, "tenantid", "t"))
			.body())
			.isEqualTo("completed Completed(data=Amount(amount=1, currency=EUR), subject=s, attempt=4, tenantId=t)");
		assertThat(send("payment.noted", null, "/kotlin", mode).body()).isEqualTo("noted null");
	}

	@ParameterizedTest
	@EnumSource(Mode.class)
	void otherComponentsAreRequired(Mode mode) {
		HttpResponse<String> response = send("payment.failed", null, "/kotlin", mode);
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(errors(response)).containsExactlyInAnyOrder("# is required", "why is required");
		response = send("payment.failed", "{\"amount\":-1,\"currency\":\"EUR\"}", "/kotlin", mode, Map.of("why", "w"));
		assertThat(errors(response)).containsExactly("#/amount must be greater than 0");
	}

	@ParameterizedTest
	@EnumSource(Mode.class)
	void typeArgumentMayBeNullable(Mode mode) {
		assertThat(send("x", null, "/kotlin/nullable", mode).body()).isEqualTo("nullable null");
		assertThat(send("x", AMOUNT, "/kotlin/nullable", mode).body())
			.isEqualTo("nullable Amount(amount=1, currency=EUR)");
		assertThat(send("x", null, "/kotlin/batch", mode).body()).isEqualTo("batch [null]");
		HttpResponse<String> response = send("x", null, "/kotlin/typed", mode);
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(errors(response)).containsExactly("# is required");
	}

	@ParameterizedTest
	@EnumSource(Mode.class)
	void parametersOfFunctionsFollowTheSameRules(Mode mode) {
		assertThat(send("parts", null, "/kotlin/parts", mode).body()).isEqualTo("parts null null 5 1");
		assertThat(send("parts", AMOUNT, "/kotlin/parts", mode, Map.of("attempt", 6)).body())
			.isEqualTo("parts Amount(amount=1, currency=EUR) null 6 1");
	}

	@Test
	void dataClassIsReturnedAsAnEvent() {
		HttpResponse<String> response = send("payment.completed", AMOUNT, "/kotlin/returned", Mode.BINARY);
		assertThat(response.headers().firstValue("ce-type")).hasValue("payment.completed");
		assertThat(response.headers().firstValue("ce-attempt")).hasValue("3");
		assertThat(response.body()).isEqualTo(AMOUNT);
	}

	private HttpResponse<String> send(String type, @Nullable String data, String path, Mode mode) {
		return send(type, data, path, mode, Map.of());
	}

	private HttpResponse<String> send(String type, @Nullable String data, String path, Mode mode,
			Map<String, ?> attributes) {
		return mode.post(path, type, "application/json", data, attributes).send(this.port);
	}

	private static List<String> errors(HttpResponse<String> response) {
		List<String> errors = new ArrayList<>();
		for (JsonNode error : JsonMapper.shared().readTree(response.body()).path("errors")) {
			String where = error.path("attribute").asString(error.path("pointer").asString(""));
			errors.add(where + " " + error.path("detail").asString());
		}
		return errors;
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(KotlinHandlers.class)
	static class Application {

	}

}
