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
 * Tests for value classes of Kotlin in event types and parameters of handlers.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class KotlinValueClassesTests {

	private static final String AMOUNT = "{\"amount\":1,\"currency\":\"EUR\"}";

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@EnumSource(Mode.class)
	void attributesBecomeValues(Mode mode) {
		Map<String, Object> attributes = Map.of("tenant", "t", "attempt", 2);
		assertThat(send("value.attributes", AMOUNT, "/values/attributes", mode, attributes).body())
			.isEqualTo("WithValueAttributes(data=Amount(amount=1, currency=EUR), tenant=TenantId(id=t),"
					+ " attempt=Attempt(number=2))");
		HttpResponse<String> response = send("value.attributes", AMOUNT, "/values/attributes", mode,
				Map.of("attempt", "two"));
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(errors(response)).containsExactlyInAnyOrder("tenant is required", "attempt must be an integer");
	}

	@ParameterizedTest
	@EnumSource(Mode.class)
	void nullableValuesMayBeMissing(Mode mode) {
		assertThat(send("value.nullable", AMOUNT, "/values/nullable", mode).body())
			.isEqualTo("WithNullableValues(data=Amount(amount=1, currency=EUR), tenant=null, attempt=null)");
		assertThat(send("value.nullable", AMOUNT, "/values/nullable", mode, Map.of("tenant", "t", "attempt", 2)).body())
			.isEqualTo("WithNullableValues(data=Amount(amount=1, currency=EUR), tenant=TenantId(id=t),"
					+ " attempt=Attempt(number=2))");
	}

	@ParameterizedTest
	@EnumSource(Mode.class)
	void valuesMayHaveDefaults(Mode mode) {
		assertThat(send("value.default", AMOUNT, "/values/default", mode).body())
			.isEqualTo("WithDefaultValues(data=Amount(amount=1, currency=EUR), tenant=TenantId(id=none),"
					+ " attempt=Attempt(number=3))");
		assertThat(send("value.default", AMOUNT, "/values/default", mode, Map.of("tenant", "t", "tries", 4)).body())
			.isEqualTo("WithDefaultValues(data=Amount(amount=1, currency=EUR), tenant=TenantId(id=t),"
					+ " attempt=Attempt(number=4))");
	}

	@ParameterizedTest
	@EnumSource(Mode.class)
	void dataMayBeAValue(Mode mode) {
		assertThat(send("value.data", AMOUNT, "/values/data", mode, Map.of("tenant", "t")).body())
			.isEqualTo("WithValueData(data=Price(amount=Amount(amount=1, currency=EUR)), tenant=TenantId(id=t))");
		HttpResponse<String> response = send("value.data", "{\"amount\":-1,\"currency\":\"EUR\"}", "/values/data",
				mode);
		assertThat(errors(response)).containsExactly("#/amount must be greater than 0");
		assertThat(send("value.nullabledata", "7", "/values/nullable-data", mode).body())
			.isEqualTo("WithNullableValueData(data=Quantity(number=7))");
		assertThat(send("value.nullabledata", null, "/values/nullable-data", mode).body())
			.isEqualTo("WithNullableValueData(data=null)");
	}

	@ParameterizedTest
	@EnumSource(Mode.class)
	void valueThatItsClassRejectsIsTheMistakeOfTheSender(Mode mode) {
		HttpResponse<String> response = send("value.attributes", AMOUNT, "/values/attributes", mode,
				Map.of("tenant", "0123456789", "attempt", 2));
		assertThat(response.statusCode()).isEqualTo(400);
	}

	@ParameterizedTest
	@EnumSource(Mode.class)
	void parametersMayBeValues(Mode mode) {
		assertThat(send("x", AMOUNT, "/values/parameters", mode, Map.of("tenant", "t")).body())
			.isEqualTo("Price(amount=Amount(amount=1, currency=EUR)) TenantId(id=t) null null Attempt(number=5)");
		assertThat(send("x", AMOUNT, "/values/parameters", mode,
				Map.of("tenant", "t", "attempt", 1, "other", "o", "tries", 2))
			.body())
			.isEqualTo("Price(amount=Amount(amount=1, currency=EUR)) TenantId(id=t) Attempt(number=1) TenantId(id=o)"
					+ " Attempt(number=2)");
	}

	@Test
	void valuesAreReturned() {
		HttpResponse<String> response = send("value.nullable", AMOUNT, "/values/returned", Mode.BINARY,
				Map.of("tenant", "t", "attempt", 2));
		assertThat(response.headers().firstValue("ce-tenant")).hasValue("t");
		assertThat(response.headers().firstValue("ce-attempt")).hasValue("2");
		assertThat(response.body()).isEqualTo(AMOUNT);
		response = send("value.nullabledata", "7", "/values/returned-data", Mode.BINARY);
		assertThat(response.body()).isEqualTo("7");
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
	@Import(KotlinValueClassHandlers.class)
	static class Application {

	}

}
