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

import java.io.IOException;
import java.net.http.HttpResponse;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.integration.Call;
import io.github.cloudeventsboot.integration.CompanyTests;
import io.github.cloudeventsboot.integration.Mode;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import static io.github.cloudeventsboot.test.web.CloudEventRequests.cloudEvent;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests with a filter chain of their own for event handlers, and CSRF protection for the
 * rest.
 */
class BearerTokenTests extends CompanyTests {

	private static final String USER = "{\"userId\": \"u1\"}";

	BearerTokenTests() {
		super(BearerTokenApplication.class, "cloudevents.webhook.allowed-origins=eventgrid.azure.net");
	}

	@Override
	protected Call prepare(Call call) {
		return Users.bearer(call, "events");
	}

	@Override
	protected Call prepareOrdinary(Call call) {
		return Users.basic(call);
	}

	@ParameterizedTest
	@EnumSource
	void senderNeedsAToken(Mode mode) {
		for (String path : new String[] { "/untyped", "/mapped", "/shared" }) {
			Call call = mode.post(path, "user.registered.v1", USER);
			assertThat(send(call).statusCode()).isEqualTo(401);
			assertThat(send(Users.bearer(call, "bad")).statusCode()).isEqualTo(401);
			assertThat(send(Users.bearer(call, "other")).statusCode()).isEqualTo(403);
			assertThat(send(Users.basic(call)).statusCode()).isEqualTo(401);
			assertThat(send(Users.bearer(call, "events")).statusCode()).isEqualTo(200);
		}
	}

	@ParameterizedTest
	@EnumSource
	void tokenMayBeAParameterOfTheQuery(Mode mode) {
		Call call = mode.post("/typed", "user.registered.v1", USER);
		assertThat(send(call.to("/typed?access_token=events")).statusCode()).isEqualTo(200);
		assertThat(send(call.to("/typed?access_token=other")).statusCode()).isEqualTo(403);
		assertThat(send(call.to("/typed?access_token=bad")).statusCode()).isEqualTo(401);
	}

	@ParameterizedTest
	@EnumSource
	void cachesKeepNoReplyToATokenInTheQuery(Mode mode) {
		Call call = mode.post("/typed", "user.registered.v1", USER);
		HttpResponse<String> reply = send(call.to("/typed?access_token=events"));
		assertThat(reply.statusCode()).isEqualTo(200);
		assertThat(reply.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
	}

	@Test
	void dataThatIsAFormIsStillThere() {
		Call call = Call.post("/untyped?access_token=events",
				cloudEvent("form").withData("application/x-www-form-urlencoded", "a=1&b=2".getBytes()));
		assertThat(send(call).body()).isEqualTo("{\"received\":\"a=1&b=2\"}");
	}

	@Test
	void otherServletIsNoEventHandlerWhateverItsPaths() {
		Call call = Mode.BINARY.post("/console/untyped", "any.type", "{}");
		assertThat(send(Users.bearer(call, "events")).statusCode()).isEqualTo(401);
		assertThat(send(Users.basic(call.to("/console/untyped"))).statusCode()).isEqualTo(401);
		assertThat(send(Users.basic(Call.get("/console/untyped"))).body()).isEqualTo("console");
	}

	@ParameterizedTest
	@EnumSource
	void failureOfAHandlerStaysAFailure(Mode mode) {
		assertThat(send(prepare(mode.post("/failing", "any.type", "{}"))).statusCode()).isEqualTo(500);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/ordinary/greeting", "/shared" })
	void ordinaryEndpointsStayProtectedAgainstForgery(String path) {
		Call call = Call.post(path, "application/json", "{\"text\": \"hi\"}").with("ce-id", "1").with("ce-type", "any");
		// a 403 whose error page is protected too
		assertThat(send(Users.basic(call)).statusCode()).isEqualTo(401);
		assertThat(send(Users.bearer(call, "events")).statusCode()).isEqualTo(401);
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

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ BearerTokenConfiguration.class, Users.class, FailingController.class })
	static class BearerTokenApplication {

		@Bean
		ServletRegistrationBean<ConsoleServlet> console() {
			return new ServletRegistrationBean<>(new ConsoleServlet(), "/console/*");
		}

	}

	static class ConsoleServlet extends HttpServlet {

		@Override
		protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
			response.getWriter().write("console");
		}

	}

	@RestController
	static class FailingController {

		@PostMapping("/failing")
		void handle(CloudEvent event) {
			throw new IllegalStateException("Not today");
		}

	}

}
