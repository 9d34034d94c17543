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

package io.github.cloudeventsboot.web.servlet;

import java.net.http.HttpResponse;
import java.util.List;

import io.github.cloudeventsboot.testsupport.SentEvent;
import io.github.cloudeventsboot.testsupport.SentEvent.Mode;
import io.github.cloudeventsboot.testsupport.TestClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the constraints of events.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "spring.jackson.property-naming-strategy=SNAKE_CASE",
				"spring.messages.basename=validation/messages", "logging.level.org.springframework.web=DEBUG",
				"logging.level.org.springframework.validation=DEBUG", "logging.level.io.github.cloudeventsboot=DEBUG",
				"logging.level.org.hibernate.validator=DEBUG",
				"cloudevents.validation.trusted-sources=/trusted,urn:ours:*" })
@ExtendWith(OutputCaptureExtension.class)
class EventValidationTests {

	private static final String VALID = "{\"user_id\":\"u\",\"mail\":\"a@b.c\",\"home\":{\"zip_code\":\"12345\"},"
			+ "\"tags\":[\"t\"],\"items\":[{\"unit_price\":1}],\"by_name\":{}}";

	private static final String INVALID = "{\"user_id\":\" \",\"mail\":\"secret-value\",\"home\":{\"zip_code\":\"secret-zip\"},"
			+ "\"tags\":[\"t\",\"\"],\"items\":[{\"unit_price\":1},{\"unit_price\":-424242}],"
			+ "\"by_name\":{\"a]b.c\":{\"unit_price\":-424242}}}";

	private static final List<String> ERRORS = List.of("#/user_id must not be blank",
			"#/mail must be a well-formed email address", "#/home/zip_code must match \"\\d{5}\"",
			"#/tags/1 must not be blank", "#/items/1/unit_price must be greater than 0",
			"#/by_name/a%5Db.c/unit_price must be greater than 0");

	@LocalServerPort
	private int port;

	@BeforeEach
	void reset() {
		ValidatedHandlers.CountedValidator.count.clear();
	}

	@ParameterizedTest
	@EnumSource(Mode.class)
	void validEventPasses(Mode mode) {
		for (String path : List.of("/automatic", "/valid", "/payload", "/typed", "/cascaded", "/typed-valid")) {
			HttpResponse<String> response = user(VALID).post(this.port, path, mode);
			assertThat(response.statusCode()).as(path).isEqualTo(204);
		}
	}

	@ParameterizedTest
	@EnumSource(Mode.class)
	void allViolationsAreToldByTheirJsonNames(Mode mode) {
		for (String path : List.of("/automatic", "/valid", "/payload", "/typed", "/cascaded", "/typed-valid")) {
			HttpResponse<String> response = user(INVALID).post(this.port, path, mode);
			assertThat(response.statusCode()).as(path).isEqualTo(400);
			assertThat(SentEvent.problemType(response)).as(path).isEqualTo("invalid-data");
			assertThat(SentEvent.errors(response)).as(path).containsExactlyInAnyOrderElementsOf(ERRORS);
		}
	}

	@Test
	void constraintsOfAttributesAreToldWithThoseOfTheData() {
		HttpResponse<String> response = SentEvent.ofType("limited")
			.with("tenantid", "much too long")
			.data(INVALID)
			.post(this.port, "/limited", Mode.STRUCTURED);
		assertThat(SentEvent.errors(response)).contains("tenantid size must be between 0 and 5").containsAll(ERRORS);
	}

	@ParameterizedTest
	@EnumSource(Mode.class)
	void nothingIsCheckedTwice(Mode mode) {
		for (String path : List.of("/counted/automatic", "/counted/valid", "/counted/cascaded", "/counted/payload",
				"/counted/elements", "/counted/batch", "/counted/nested")) {
			ValidatedHandlers.CountedValidator.count.clear();
			HttpResponse<String> response = SentEvent.ofType(switch (path) {
				case "/counted/cascaded" -> "counted.cascaded";
				case "/counted/nested" -> "counted.nested";
				default -> "counted";
			}).data(switch (path) {
				case "/counted/elements" -> "[{\"name\":\"n\"}]";
				case "/counted/nested" -> "{\"a\":[{\"name\":\"n\"}]}";
				default -> "{\"name\":\"n\"}";
			}).post(this.port, path, mode);
			assertThat(response.statusCode()).as(path).isEqualTo(204);
			assertThat(ValidatedHandlers.CountedValidator.count).as(path).hasSize(1);
		}
	}

	@Test
	void groupsAreThoseOfTheAnnotation() {
		assertThat(SentEvent.ofType("grouped").data("{}").post(this.port, "/grouped/none", Mode.BINARY).statusCode())
			.isEqualTo(204);
		HttpResponse<String> response = SentEvent.ofType("grouped").data("{}").post(this.port, "/grouped", Mode.BINARY);
		assertThat(SentEvent.errors(response)).containsExactly("#/name must not be null");
	}

	@Test
	void handlerMayTakeTheErrors() {
		HttpResponse<String> response = user(INVALID.replace("a]b.c", "x")).post(this.port, "/errors", Mode.STRUCTURED);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).isEqualTo("data.byName[x].unitPrice, data.home.zipCode, data.items[1].unitPrice,"
				+ " data.mail, data.tags[1], data.userId");
		response = user(INVALID.replace("a]b.c", "x")).post(this.port, "/errors/payload", Mode.STRUCTURED);
		assertThat(response.body())
			.isEqualTo("byName[x].unitPrice, home.zipCode, items[1].unitPrice, mail, tags[1], userId");
		assertThat(user(VALID).post(this.port, "/errors", Mode.BINARY).body()).isEmpty();
	}

	@Test
	void handlerTakesTheFirstFewErrors() {
		String items = "[" + "{\"unit_price\":0},".repeat(999) + "{\"unit_price\":0}]";
		HttpResponse<String> response = user(VALID.replace("[{\"unit_price\":1}]", items)).post(this.port, "/errors",
				Mode.BINARY);
		assertThat(response.body().split(", ")).hasSize(20).allMatch((field) -> field.startsWith("data.items["));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/automatic", "/method", "/proxied" })
	void anyNumberOfViolationsIsToldInBrief(String path) {
		String items = "[" + "{\"unit_price\":0},".repeat(9_999) + "{\"unit_price\":0}]";
		HttpResponse<String> response = user(VALID.replace("[{\"unit_price\":1}]", items)).with("subject", "s")
			.post(this.port, path, Mode.STRUCTURED);
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(SentEvent.errors(response)).hasSize(20).allMatch((error) -> error.startsWith("#/items/"));
	}

	@Test
	void elementsOfDataAreCheckedWithTheirIndex() {
		HttpResponse<String> response = SentEvent.ofType("x")
			.data("[{\"unit_price\":1},{\"unit_price\":0},{\"unit_price\":-1}]")
			.post(this.port, "/elements", Mode.BINARY);
		assertThat(SentEvent.errors(response)).containsExactly("#/1/unit_price must be greater than 0",
				"#/2/unit_price must be greater than 0");
		response = SentEvent.ofType("x")
			.data("{\"a\":[{\"unit_price\":0}]}")
			.post(this.port, "/elements/nested", Mode.BINARY);
		assertThat(SentEvent.errors(response)).containsExactly("#/a/0/unit_price must be greater than 0");
	}

	@Test
	void eventsOfABatchAreToldByIndex() {
		HttpResponse<String> response = SentEvent.batch(this.port, "/batch", user(VALID),
				user(VALID.replace("a@b.c", "nothing")), user(VALID.replace("\"u\"", "\"\"")));
		assertThat(SentEvent.errors(response)).containsExactly("1 #/mail must be a well-formed email address",
				"2 #/user_id must not be blank");
		response = SentEvent.batch(this.port, "/batch/limited", user(VALID), user(VALID), user(VALID));
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(SentEvent.errors(response)).containsExactly("batch size must be between 0 and 2");
	}

	@Test
	void methodValidationIsToldAlike() {
		HttpResponse<String> response = user(VALID).with("subject", " ").post(this.port, "/method", Mode.STRUCTURED);
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(SentEvent.problemType(response)).isEqualTo("invalid-data");
		assertThat(SentEvent.errors(response)).containsExactly("subject must not be blank");
		response = user(INVALID).with("subject", "s").post(this.port, "/method", Mode.STRUCTURED);
		assertThat(SentEvent.errors(response)).containsAll(ERRORS);
		response = SentEvent.ofType("x").data("[\"a\",\"\"]").post(this.port, "/method/elements", Mode.BINARY);
		assertThat(SentEvent.errors(response)).containsExactly("#/1 must not be blank");
		response = SentEvent.ofType("x").data("[]").post(this.port, "/method/elements", Mode.BINARY);
		assertThat(SentEvent.errors(response)).containsExactly("# must not be empty");
		assertThat(user(VALID).with("subject", "s").post(this.port, "/method", Mode.BINARY).statusCode())
			.isEqualTo(204);
	}

	@Test
	void constraintWithoutAMessageIsTold() {
		for (Mode mode : Mode.values()) {
			HttpResponse<String> response = SentEvent.ofType("silent")
				.data("{\"name\":\"\"}")
				.post(this.port, "/silent", mode);
			assertThat(response.statusCode()).isEqualTo(400);
			assertThat(SentEvent.errors(response)).containsExactly("#/name is not valid");
		}
		for (String path : List.of("/silent/method", "/silent/proxied")) {
			HttpResponse<String> response = SentEvent.ofType("silent")
				.with("subject", " ")
				.post(this.port, path, Mode.STRUCTURED);
			assertThat(response.statusCode()).as(path).isEqualTo(400);
			assertThat(SentEvent.errors(response)).containsExactly("subject is not valid");
		}
	}

	@Test
	void classThatIsValidatedIsToldAlike() {
		HttpResponse<String> response = user(VALID).with("subject", " ").post(this.port, "/proxied", Mode.STRUCTURED);
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(SentEvent.errors(response)).containsExactly("subject must not be blank");
	}

	@Test
	void constraintsOnAllParametersAreToldAlike() {
		HttpResponse<String> response = user(VALID).with("subject", "s").post(this.port, "/crossed", Mode.STRUCTURED);
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(SentEvent.errors(response)).singleElement().asString().endsWith("request must fit together");
	}

	@Test
	void handlersThatTakeErrorsAreCalledWithoutAnEvent() {
		HttpResponse<String> response = new TestClient(this.port).post("/errors/optional", "application/json", "{}");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).isEqualTo("null 0");
	}

	@Test
	void trustedSourcesAreNotChecked() {
		for (String source : List.of("/trusted", "urn:ours:1")) {
			for (String path : List.of("/automatic", "/payload")) {
				assertThat(user(INVALID).with("source", source).post(this.port, path, Mode.BINARY).statusCode())
					.isEqualTo(204);
			}
		}
		assertThat(user(INVALID).with("source", "/trusted/not").post(this.port, "/automatic", Mode.BINARY).statusCode())
			.isEqualTo(400);
		HttpResponse<String> response = SentEvent.batch(this.port, "/batch", user(INVALID).with("source", "/trusted"),
				user(VALID.replace("a@b.c", "x")));
		assertThat(SentEvent.errors(response)).containsExactly("1 #/mail must be a well-formed email address");
	}

	@Test
	void messagesOfTheApplicationAreInTheLanguageOfTheRequest() {
		HttpResponse<String> response = SentEvent.ofType("messages")
			.data("{\"first\":\"\",\"second\":\"\"}")
			.header("Accept-Language", "de")
			.post(this.port, "/messages", Mode.BINARY);
		assertThat(SentEvent.errors(response)).containsExactlyInAnyOrder("#/first aus der Anwendung",
				"#/second fehlt hier");
		response = SentEvent.ofType("messages")
			.data("{\"first\":\"\",\"second\":\"\"}")
			.header("Accept-Language", "en")
			.post(this.port, "/messages", Mode.BINARY);
		assertThat(SentEvent.errors(response)).containsExactlyInAnyOrder("#/first from the application",
				"#/second is missing here");
	}

	@Test
	void rejectedValuesAreNeitherToldNorLogged(CapturedOutput output) {
		for (String path : List.of("/automatic", "/valid", "/payload", "/cascaded", "/method")) {
			HttpResponse<String> response = user(INVALID).with("subject", " ").post(this.port, path, Mode.STRUCTURED);
			assertThat(response.statusCode()).isEqualTo(400);
			assertThat(response.body()).doesNotContain("secret").doesNotContain("424242");
		}
		HttpResponse<String> response = user(VALID.replace("[{\"unit_price\":1}]", "\"secret-shape\""))
			.with("attempt", "secret-attempt")
			.post(this.port, "/automatic", Mode.STRUCTURED);
		assertThat(response.body()).doesNotContain("secret");
		response = SentEvent.ofType("throwing").data("\"secret-cause\"").post(this.port, "/throwing", Mode.STRUCTURED);
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.body()).doesNotContain("secret");
		// what a constructor says is logged at DEBUG
		assertThat(output.toString().lines().filter((line) -> !line.contains("Exception: not good: ")))
			.allSatisfy((line) -> assertThat(line).doesNotContain("secret-"));
		assertThat(output).doesNotContain("424242").contains("REJECTED with 400, invalid-data");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/numbered", "/numbered/payload", "/numbered/method", "/numbered/proxied" })
	void messagesThatRepeatTheValueAreReplaced(String path, CapturedOutput output) {
		HttpResponse<String> response = SentEvent.ofType("numbered")
			.data("{\"card\":\"4242424\",\"price\":424.242,\"name\":\"4242424\",\"level\":4242424}")
			.post(this.port, path, Mode.STRUCTURED);
		assertThat(SentEvent.errors(response)).containsExactlyInAnyOrder("#/card is not valid", "#/price is not valid",
				"#/name is not valid", "#/level must be less than or equal to 9");
		assertThat(output).doesNotContain("4242424").doesNotContain("424.24").contains("REJECTED with 400");
	}

	private static SentEvent user(String data) {
		return SentEvent.ofType("user.registered").data(data);
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		ValidatedHandlers handlers() {
			return new ValidatedHandlers();
		}

		@Bean
		ValidatedHandlers.ProxiedHandlers proxiedHandlers() {
			return new ValidatedHandlers.ProxiedHandlers();
		}

	}

}
