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

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.cloudeventsboot.annotation.CloudEventPayload;
import io.github.cloudeventsboot.annotation.CloudEventResponse;
import io.github.cloudeventsboot.integration.Application;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Settings of the application's mapper are those of the document.
 */
class MapperSettingsTests {

	private static Application application;

	private static OpenApiDocument document;

	@BeforeAll
	static void start() {
		application = Application.start(SettingsConfiguration.class,
				List.of("spring.jackson.property-naming-strategy=SNAKE_CASE",
						"spring.jackson.datatype.datetime.write-dates-as-timestamps=true",
						"spring.jackson.default-property-inclusion=non_empty"));
		document = OpenApiDocument.of(application.port());
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void namesAreThoseOfTheMapper() {
		JsonNode invoice = document.schema("Invoice").path("properties");
		assertThat(invoice.propertyNames()).containsExactlyInAnyOrder("due_date", "total_amount", "vat", "created_at");
		assertThat(invoice.at("/created_at/type").asString()).isEqualTo("number");
	}

	@Test
	void membersMayDifferBetweenReadingAndWriting() {
		assertThat(document.schema("Account").path("properties").propertyNames())
			.containsExactlyInAnyOrder("owner_name", "password");
		assertThat(document.schema("AccountReply").path("properties").propertyNames())
			.containsExactlyInAnyOrder("owner_name", "greeting");
		JsonNode content = document.post("/accounts").at("/responses/200/content/application~1json/schema/$ref");
		assertThat(content.asString()).endsWith("/AccountReply");
	}

	@Test
	void examplesAreAccepted() {
		DocumentedExchange exchange = new DocumentedExchange(application, document);
		for (String path : List.of("/invoices", "/accounts")) {
			document.post(path)
				.at("/requestBody/content")
				.properties()
				.forEach((type) -> exchange.accepts(path, type, type.getValue().path("examples").iterator().next()));
		}
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Handlers.class)
	static class SettingsConfiguration {

		@Bean
		JsonMapperBuilderCustomizer mixins() {
			return (builder) -> builder.addMixIn(Invoice.class, InvoiceMixin.class);
		}

	}

	@RestController
	static class Handlers {

		@PostMapping("/invoices")
		@CloudEventResponse(type = "invoice.seen")
		Invoice invoice(@CloudEventPayload Invoice invoice) {
			return invoice;
		}

		@PostMapping("/accounts")
		@CloudEventResponse(type = "account.seen")
		Account account(@CloudEventPayload Account account) {
			return account;
		}

	}

	@NullMarked
	record Invoice(LocalDate dueDate, BigDecimal totalAmount, BigDecimal tax, Instant createdAt) {

	}

	interface InvoiceMixin {

		@JsonProperty("vat")
		BigDecimal tax();

	}

	@NullMarked
	record Account(String ownerName, @JsonProperty(access = JsonProperty.Access.WRITE_ONLY) String password) {

		@JsonProperty
		String greeting() {
			return "Hello " + this.ownerName;
		}

	}

}
