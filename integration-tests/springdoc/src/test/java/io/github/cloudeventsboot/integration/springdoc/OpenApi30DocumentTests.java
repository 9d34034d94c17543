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

package io.github.cloudeventsboot.integration.springdoc;

import java.util.List;

import io.github.cloudeventsboot.integration.Application;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The document of event handlers in OpenAPI 3.0, which has fewer keywords.
 */
class OpenApi30DocumentTests {

	private static OpenApiDocument document;

	@BeforeAll
	static void read() {
		try (Application application = Application.start(OpenApiDocumentTests.EveryHandlerConfiguration.class,
				List.of("springdoc.api-docs.version=openapi_3_0"))) {
			document = OpenApiDocument.of(application.port());
		}
	}

	@Test
	void isValidForAnIndependentParser() {
		OpenApiDocumentTests.assertValid(document.text());
		JsonNode type = document.schema("Refused").at("/properties/type");
		assertThat(type.toString()).isEqualTo("{\"type\":\"string\",\"enum\":[\"payment.refused\"]}");
		assertThat(document.text()).doesNotContain("\"const\":", "\"contentEncoding\":", "\"null\"");
	}

	@Test
	void onlyTheStricterOfTwoBoundsIsDescribed() {
		JsonNode bounded = document.schema("Bounded").path("properties");
		assertThat(bounded.path("price").toString()).isEqualTo(
				"{\"multipleOf\":0.01,\"maximum\":1000000,\"exclusiveMaximum\":true,\"minimum\":0.01,\"type\":\"number\"}");
		assertThat(bounded.path("count").toString())
			.isEqualTo("{\"minimum\":5,\"type\":\"integer\",\"format\":\"int32\"}");
		assertThat(bounded.path("loss").toString())
			.isEqualTo("{\"maximum\":0,\"exclusiveMaximum\":true,\"type\":\"integer\",\"format\":\"int32\"}");
	}

	@Test
	void nullableEnumsAllowNull() {
		JsonNode level = document.schema("Bounded").at("/properties/level");
		assertThat(level.path("nullable").asBoolean()).isTrue();
		assertThat(level.path("enum").toString()).isEqualTo("[\"LOW\",\"HIGH\",null]");
		assertThat(document.schema("Bounded").at("/properties/fixed/enum").toString()).isEqualTo("[true,null]");
	}

}
