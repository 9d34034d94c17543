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

package io.github.cloudeventsboot.integration.jackson2;

import java.util.List;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.github.cloudeventsboot.integration.Call;
import io.github.cloudeventsboot.integration.CompanyTests;
import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests with Jackson 2 beside Jackson 3, and preferred by the application.
 */
class Jackson2Tests extends CompanyTests {

	Jackson2Tests() {
		super(Jackson2Configuration.class, "spring.http.converters.preferred-json-mapper=jackson2");
	}

	@Override
	protected List<Call> ordinaryCalls() {
		return List.of(Call.post("/named", "application/json", "{\"FullName\": \"Ada\"}"));
	}

	@Test
	void ordinaryEndpointsUseJackson2() {
		assertThat(send(Call.post("/named", "application/json", "{\"FullName\": \"Ada\"}")).body())
			.isEqualTo("{\"FullName\":\"Ada\"}");
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(NamedController.class)
	static class Jackson2Configuration {

	}

	@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
	record Named(String fullName) {

	}

	@RestController
	static class NamedController {

		@PostMapping("/named")
		Named named(@RequestBody Named named) {
			return named;
		}

	}

}
