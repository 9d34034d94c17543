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

import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.cloudeventsboot.InvalidCloudEventDataException;
import io.github.cloudeventsboot.InvalidCloudEventException;
import io.github.cloudeventsboot.http.problem.CloudEventRejectedException;
import io.github.cloudeventsboot.testsupport.Connection;
import io.github.cloudeventsboot.web.servlet.RejectingApplication.OrderPlaced;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What happens to events that are refused, and how applications take part in it.
 */
@ExtendWith(OutputCaptureExtension.class)
class EventErrorsTests {

	private final JsonMapper mapper = new JsonMapper();

	@AfterAll
	static void close() {
		RejectingApplication.close();
	}

	@Test
	void problemDetailsOfSpringBootSayTheSame() throws Exception {
		ConfigurableApplicationContext plain = RejectingApplication.start(List.of());
		ConfigurableApplicationContext details = RejectingApplication.start(List.of(),
				"--spring.mvc.problemdetails.enabled=true");
		for (Map.Entry<String, Integer> request : RejectingApplication.REQUESTS.entrySet()) {
			Connection.Response expected = RejectingApplication.send(plain, request.getKey());
			Connection.Response actual = RejectingApplication.send(details, request.getKey());
			assertThat(expected.status()).as(expected::toString).isEqualTo(request.getValue());
			assertThat(actual.status()).as(actual::toString).isEqualTo(request.getValue());
			assertThat(actual.header("Content-Type")).isEqualTo("application/problem+json");
			assertThat(json(actual)).isEqualTo(json(expected));
			assertThat(json(actual).path("errors").size()).as(actual::toString).isPositive();
		}
	}

	@Test
	void methodValidationIsToldLikeAnyOther() throws Exception {
		JsonNode problem = json(RejectingApplication.send(RejectingApplication.start(List.of()),
				"/region binary && ce-region: S3CR3T"));
		assertThat(problem.path("type").asString()).isEqualTo("urn:problem-type:cloudevents:invalid-data");
		assertThat(problem.path("detail").asString()).isEqualTo("Attribute 'region' size must be between 0 and 2.");
		assertThat(problem.path("errors").toString())
			.isEqualTo("[{\"attribute\":\"region\",\"detail\":\"size must be between 0 and 2\"}]");
	}

	@Test
	void exceptionHandlersOfTheControllerWin() throws Exception {
		ConfigurableApplicationContext context = RejectingApplication.start(List.of(HandlingController.class));
		assertThat(RejectingApplication.send(context, "/handled binary && -ce-id").toString()).startsWith("409")
			.endsWith("id is required");
		assertThat(RejectingApplication.send(context, "/handled binary && body = {\"amount\":0}").toString())
			.startsWith("422")
			.endsWith("[amount]");
	}

	@Test
	void exceptionHandlersOfAdviceWin() throws Exception {
		ConfigurableApplicationContext context = RejectingApplication.start(List.of(GlobalAdvice.class));
		for (Map.Entry<String, Integer> request : RejectingApplication.REQUESTS.entrySet()) {
			Connection.Response response = RejectingApplication.send(context, request.getKey());
			assertThat(response.status()).as(response::toString).isEqualTo(request.getValue());
			assertThat(response.header("X-Global")).isEqualTo("yes");
			assertThat(response.toString()).doesNotContain(RequestLine.SECRET);
		}
	}

	@Test
	void unknownTypeIsAcceptedWithoutACallOfTheHandler() throws Exception {
		List<Class<?>> withGlobalHandler = List.of(GlobalAdvice.class);
		for (List<Class<?>> classes : List.of(List.<Class<?>>of(), withGlobalHandler)) {
			ConfigurableApplicationContext context = RejectingApplication.start(classes,
					"--cloudevents.unknown-type=accept", "--spring.mvc.problemdetails.enabled=true");
			for (String request : List.of("/typed binary && ce-type: other", "/typed structured && .type = \"other\"",
					"/mapped binary && ce-type: other", "/mapped structured && .type = \"other\"",
					"/typed-list batch && .type = \"other\"", "/typed-list binary && ce-type: other")) {
				Connection.Response response = RejectingApplication.send(context, request);
				assertThat(response.status()).as(request + ": " + response).isEqualTo(202);
				assertThat(response.body()).isEmpty();
				assertThat(response.header("Content-Type")).isEmpty();
			}
			assertThat(context.getBean(RejectingApplication.Calls.class).names).isEmpty();
			assertThat(RejectingApplication.send(context, "/typed binary && -ce-id").status()).isEqualTo(400);
			assertThat(RejectingApplication.send(context, "/typed binary").status()).isEqualTo(204);
			assertThat(context.getBean(RejectingApplication.Calls.class).names).containsExactly("typed");
		}
	}

	@Test
	void unknownTypeInABatchWithAnotherMistakeIsStillRefused() throws Exception {
		ConfigurableApplicationContext context = RejectingApplication.start(List.of(),
				"--cloudevents.unknown-type=accept");
		Connection.Response response = RejectingApplication.send(context,
				"/typed-list batch && body = [" + event("other", "1") + "," + event("order.placed", "\\\"x\\\"") + "]");
		assertThat(response.status()).as(response::toString).isEqualTo(400);
	}

	private static String event(String type, String amount) {
		return "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"" + type + "\",\"data\":{\"amount\":"
				+ amount.replace("\\\"", "\"") + "}}";
	}

	@Test
	void messagesReplaceTitleAndDetail() throws Exception {
		for (String details : List.of("false", "true")) {
			ConfigurableApplicationContext context = RejectingApplication.start(List.of(Messages.class),
					"--spring.mvc.problemdetails.enabled=" + details);
			JsonNode invalid = json(RejectingApplication.send(context, "/typed binary && -ce-id"));
			assertThat(invalid.path("title").asString()).isEqualTo("Kein Ereignis");
			assertThat(invalid.path("detail").asString()).isEqualTo("Falsch: attribute 'id' is required");
			assertThat(invalid.path("type").asString()).isEqualTo("https://example.com/invalid");
			assertThat(invalid.path("errors").path(0).path("attribute").asString()).isEqualTo("id");
			for (String request : List.of("/typed structured && .data = []",
					"/typed binary && body = {\"amount\":0}")) {
				JsonNode data = json(RejectingApplication.send(context, request));
				assertThat(data.path("detail").asString()).startsWith("Daten: data");
				assertThat(data.path("title").asString()).isEqualTo("Event data is not valid");
			}
		}
	}

	@Test
	void interceptorsSeeProblems() throws Exception {
		for (String details : List.of("false", "true")) {
			ConfigurableApplicationContext context = RejectingApplication.start(List.of(Interceptor.class),
					"--spring.mvc.problemdetails.enabled=" + details);
			for (String request : RejectingApplication.REQUESTS.keySet()) {
				Connection.Response response = RejectingApplication.send(context, request);
				JsonNode problem = json(response);
				assertThat(problem.path("trace").asString()).isEqualTo("abc " + problem.path("status"));
				// Spring's own advice takes the headers before interceptors are asked
				if ("false".equals(details) && !problem.path("type").asString().endsWith("invalid-data")) {
					assertThat(response.header("X-Hint")).as(request).isEqualTo("see the manual");
				}
			}
		}
	}

	@Test
	void problemsAreSmallWhateverConstraintsSay() throws Exception {
		ConfigurableApplicationContext context = RejectingApplication.start(List.of());
		for (String note : List.of("<300*é>", "<3000*x>", "<300*😀>", "\\\\ud83d", "a<300*\\\\ude00>", "<300*\\\">",
				"<300*\\\\u0001>", "<300*\\\\\\\\>")) {
			Connection.Response response = RejectingApplication.send(context,
					"/payload binary && body = {\"amount\":1,\"text\":\"" + note.replace("\\\"", "\\\\\"") + "\"}");
			assertThat(response.status()).as(response::toString).isEqualTo(400);
			assertThat(response.body().length).isLessThan(4096);
			assertThat(json(response).path("errors").size()).isEqualTo(1);
		}
	}

	@Test
	void longPathIsLeftOut() throws Exception {
		ConfigurableApplicationContext context = RejectingApplication.start(List.of());
		Connection.Response response = RejectingApplication.send(context,
				"/path/" + "x".repeat(5000) + " binary && -ce-id");
		assertThat(response.status()).isEqualTo(400);
		assertThat(json(response).has("instance")).isFalse();
		assertThat(response.body().length).isLessThan(4096);
		assertThat(json(RejectingApplication.send(context, "/path/x binary && -ce-id")).path("instance").asString())
			.isEqualTo("/path/x");
	}

	@Test
	void handlerThatAskedForAWriterIsAnsweredWithTheStatus() throws Exception {
		for (ConfigurableApplicationContext context : List.of(RejectingApplication.start(List.of()),
				RejectingApplication.start(List.of(), "--spring.mvc.problemdetails.enabled=true"))) {
			assertThat(RejectingApplication.send(context, "/written binary && -ce-id").status()).isEqualTo(400);
			assertThat(RejectingApplication.send(context, "/written binary && body = {\"amount\":0}").status())
				.isEqualTo(400);
			assertThat(RejectingApplication.send(context, "/written binary && body = <5000*x>").status())
				.isEqualTo(413);
			assertThat(RejectingApplication.send(context, "/written binary").text()).isEqualTo("written");
		}
	}

	@Test
	void ordinaryHandlersAreLeftAlone() throws Exception {
		Connection.Response response = RejectingApplication.send(RejectingApplication.start(List.of()),
				"/ordinary binary");
		assertThat(response.status()).isEqualTo(500);
		assertThat(response.header("Content-Type")).isEqualTo("application/json");
	}

	@Test
	void firstOfEachHandlerAndReasonIsAllThatIsLogged(CapturedOutput output) throws Exception {
		ConfigurableApplicationContext context = RejectingApplication.start(List.of(),
				"--logging.level.io.github.cloudeventsboot=info", "--logging.level.org.springframework.web=info",
				"--logging.level.org.springframework.validation=info", "--logging.level.org.hibernate.validator=info");
		RejectingApplication.send(context, "/typed binary");
		int start = output.length();
		for (String request : RejectingApplication.REQUESTS.keySet()) {
			RejectingApplication.send(context, request);
		}
		List<String> lines = output.toString().substring(start).lines().toList();
		assertThat(lines).isNotEmpty()
			.allSatisfy((line) -> assertThat(line).contains(" WARN ", "cloudeventsboot.rejected")
				.doesNotContain(RequestLine.SECRET));
		for (String request : RejectingApplication.REQUESTS.keySet()) {
			RejectingApplication.send(context, request);
		}
		assertThat(output.toString().substring(start).lines()).hasSameSizeAs(lines);
	}

	@Test
	void nothingThatWasSentIsLogged(CapturedOutput output) throws Exception {
		for (String details : List.of("false", "true")) {
			ConfigurableApplicationContext context = RejectingApplication.start(List.of(),
					"--spring.mvc.log-resolved-exception=true", "--logging.level.io.github.cloudeventsboot=debug",
					"--spring.mvc.problemdetails.enabled=" + details);
			for (String request : RejectingApplication.REQUESTS.keySet()) {
				RejectingApplication.send(context, request);
			}
		}
		assertThat(output).contains("REJECTED with 400", "is required").doesNotContain(RequestLine.SECRET);
	}

	private JsonNode json(Connection.Response response) {
		return this.mapper.readTree(response.text());
	}

	@RestController
	static class HandlingController {

		@PostMapping("/handled")
		void handled(OrderPlaced event) {
		}

		@ExceptionHandler
		ResponseEntity<String> handle(CloudEventRejectedException ex) {
			InvalidCloudEventException cause = (InvalidCloudEventException) ex.getException();
			return ResponseEntity.status(HttpStatus.CONFLICT)
				.body(cause.getViolations().get(0).attribute() + " " + cause.getViolations().get(0).detail());
		}

		@ExceptionHandler
		ResponseEntity<String> handle(MethodArgumentNotValidException ex) {
			return ResponseEntity.unprocessableContent()
				.body(ex.getBindingResult()
					.getFieldErrors()
					.stream()
					.map(FieldError::getField)
					.map((field) -> field.substring(field.lastIndexOf('.') + 1))
					.toList()
					.toString());
		}

	}

	@RestControllerAdvice
	static class GlobalAdvice {

		@ExceptionHandler(Exception.class)
		ResponseEntity<ProblemDetail> handle(Exception ex) {
			HttpStatus status = (ex instanceof ErrorResponse error) ? HttpStatus.valueOf(error.getStatusCode().value())
					: HttpStatus.INTERNAL_SERVER_ERROR;
			return ResponseEntity.status(status).header("X-Global", "yes").body(ProblemDetail.forStatus(status));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Messages {

		@Bean
		StaticMessageSource messageSource() {
			StaticMessageSource messages = new StaticMessageSource();
			messages.setUseCodeAsDefaultMessage(false);
			String invalid = InvalidCloudEventException.class.getName();
			messages.addMessage("problemDetail.type." + invalid, Locale.ENGLISH, "https://example.com/invalid");
			messages.addMessage("problemDetail.title." + invalid, Locale.ENGLISH, "Kein Ereignis");
			messages.addMessage("problemDetail." + invalid, Locale.ENGLISH, "Falsch: {0}");
			messages.addMessage("problemDetail." + InvalidCloudEventDataException.class.getName(), Locale.ENGLISH,
					"Daten: {0}");
			return messages;
		}

	}

	static class Interceptor implements WebMvcConfigurer {

		@Override
		public void addErrorResponseInterceptors(List<ErrorResponse.Interceptor> interceptors) {
			interceptors.add((problem, error) -> problem.setProperty("trace", "abc " + problem.getStatus()));
			interceptors.add((problem, error) -> {
				if (error instanceof CloudEventRejectedException refused) {
					refused.getHeaders().set("X-Hint", "see the manual");
				}
			});
		}

	}

}
