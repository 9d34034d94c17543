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

package io.github.cloudeventsboot.integration;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

import io.github.cloudeventsboot.test.CloudEventAssertions;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.util.Assert;

import static io.github.cloudeventsboot.test.web.CloudEventRequests.cloudEvent;
import static io.github.cloudeventsboot.test.web.CloudEventWebAssertions.assertThatReply;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for every application, whatever else is on its class path: events arrive in
 * either mode, and ordinary endpoints answer as if the starter were absent.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class CompanyTests {

	private static final String USER = "{\"userId\": \"u1\", \"name\": \"Ada\"}";

	private final Class<?> configuration;

	private final List<String> properties;

	private @Nullable Application application;

	protected CompanyTests(Class<?> configuration, String... properties) {
		this.configuration = configuration;
		this.properties = List.of(properties);
	}

	@BeforeAll
	void start() {
		this.application = Application.start(this.configuration, this.properties);
	}

	@AfterAll
	void stop() {
		if (this.application != null) {
			this.application.close();
		}
	}

	/**
	 * Add what the application requires of requests with events, such as credentials.
	 */
	protected Call prepare(Call call) {
		return call;
	}

	/**
	 * Add what the application requires of other requests.
	 */
	protected Call prepareOrdinary(Call call) {
		return call;
	}

	/**
	 * Return further requests to ordinary endpoints.
	 */
	protected List<Call> ordinaryCalls() {
		return List.of();
	}

	/**
	 * Check the response to a rejected event.
	 */
	protected void assertRefused(HttpResponse<String> response, String problem, String detail) {
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(response.body()).contains("urn:problem-type:cloudevents:" + problem).contains(detail);
	}

	protected <T> T bean(Class<T> type) {
		return application().context().getBean(type);
	}

	protected HttpResponse<String> send(Call call) {
		return call.send(application().port());
	}

	private HttpResponse<String> sendEvent(Call call) {
		return send(prepare(call));
	}

	private Application application() {
		Assert.state(this.application != null, "'application' must have been started");
		return this.application;
	}

	@ParameterizedTest
	@EnumSource
	void untypedEventIsAnsweredByAnEvent(Mode mode) {
		assertThatReply(sendEvent(mode.post("/untyped", "any.type", "{\"a\": 1.00}"))).isBinary()
			.event()
			.hasType("acknowledged")
			.hasDataContentType("application/json")
			.hasTextData("{\"received\":\"{\\\"a\\\": 1.00}\"}");
	}

	@ParameterizedTest
	@EnumSource
	void typedEventIsAnsweredByAnOrdinaryValue(Mode mode) {
		HttpResponse<String> response = sendEvent(mode.post("/typed", "user.registered.v1", USER));
		assertThat(response.statusCode()).isEqualTo(200);
		assertThatReply(response).isNotEvent();
		assertThat(response.body()).isEqualTo("{\"registered\":\"u1\"}");
	}

	@ParameterizedTest
	@EnumSource
	void unionIsChosenByType(Mode mode) {
		assertThat(sendEvent(mode.post("/payments", "payment.completed", "{\"amount\": 42}")).body())
			.isEqualTo("completed: 42");
		assertThat(sendEvent(mode.post("/payments", "payment.failed", "application/json", "{\"amount\": 42}",
				Map.of("reason", "poor")))
			.body()).isEqualTo("failed: poor");
	}

	@ParameterizedTest
	@EnumSource
	void mappedMethodIsChosenByType(Mode mode) {
		HttpResponse<String> response = sendEvent(mode.post("/mapped", "user.registered.v1", USER));
		assertThatReply(response).isStructured().event().hasType("user.welcomed").hasSubject("/tests");
		assertThat(sendEvent(mode.post("/mapped", "user.deleted.v1", USER)).statusCode()).isEqualTo(204);
		assertRefused(sendEvent(mode.post("/mapped", "user.renamed", USER)), "unknown-type", "type");
	}

	@ParameterizedTest
	@EnumSource
	void eventIsTakenOnPathOfOrdinaryEndpoint(Mode mode) {
		assertThat(sendEvent(mode.post("/shared", "user.registered.v1", USER)).body()).isEqualTo("event of u1");
	}

	@Test
	void batchIsAnsweredByABatch() {
		PaymentEvent payment = new PaymentEvent.Completed(new PaymentEvent.PaymentData(1));
		assertThatReply(sendEvent(Call.post("/batch", cloudEvent(payment).batch()))).isBatch()
			.events()
			.singleElement()
			.satisfies((event) -> CloudEventAssertions.assertThat(event).hasType("counted").hasTextData("Completed"));
	}

	@ParameterizedTest
	@EnumSource
	void refusedEventIsAnsweredByAProblem(Mode mode) {
		assertRefused(sendEvent(mode.post("/typed", "user.registered.v1", "{\"userId\": \" \"}")), "invalid-data",
				"#/userId");
		assertRefused(sendEvent(mode.malformed("/typed")), "invalid-event", "");
		assertRefused(sendEvent(mode.malformed("/mapped").with("Accept", "application/xml")), "invalid-event", "");
	}

	@Test
	void ordinaryEndpointsAnswerAsWithoutEvents() {
		try (Application without = Application.startWithoutEvents(this.configuration, this.properties)) {
			SoftAssertions.assertSoftly((softly) -> {
				for (Call call : OrdinaryCalls.with(ordinaryCalls())) {
					Call prepared = prepareOrdinary(call);
					softly.assertThat(application().describe(prepared))
						.as(call.toString())
						.isEqualTo(without.describe(prepared));
				}
			});
		}
	}

}
