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

package io.github.cloudeventsboot.observation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.cloudeventsboot.testsupport.TestClient;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that neither data nor rejected values nor credentials are told to operators.
 */
@ExtendWith(OutputCaptureExtension.class)
class ConfidentialityTests extends AbstractTracedTests {

	private static final String MARKER = "s3cr3t";

	private static final List<String> DATA = List.of("{'userId':'s3cr3t is too long'}", "{'userId':{'s3cr3t':1}}",
			"{'s3cr3t':", "'s3cr3t'", "['s3cr3t']", "{'userId':'','s3cr3t':'s3cr3t'}");

	private static final List<String[]> ATTRIBUTES = List.of(new String[] { "ce-time", MARKER },
			new String[] { "ce-dataschema", MARKER }, new String[] { "ce-specversion", MARKER },
			new String[] { "ce-subject", MARKER + "%0A" }, new String[] { "ce-source", MARKER + "%" },
			new String[] { "ce-traceparent", "%" + MARKER });

	private static final String START = "{'specversion':'1.0','id':'1','source':'/tests','type':'user.registered',";

	private static final List<String> ENVELOPES = List.of("{'s3cr3t", "['s3cr3t']", START + "'time':'s3cr3t'}",
			START + "'ext':{'s3cr3t':'s3cr3t'}}", START + "'data_base64':'s3cr3t'}");

	private static final Map<String, LogLevel> LEVELS = Map.of("io.github.cloudeventsboot", LogLevel.DEBUG,
			"org.springframework.web", LogLevel.DEBUG,
			// writes the query at DEBUG, whatever is in it
			"org.springframework.web.servlet.DispatcherServlet", LogLevel.INFO);

	private final LoggingSystem logging = LoggingSystem.get(getClass().getClassLoader());

	@Autowired
	private MeterRegistry registry;

	@BeforeEach
	void setLevels() {
		LEVELS.forEach(this.logging::setLogLevel);
	}

	@AfterEach
	void resetLevels() {
		LEVELS.forEach((name, level) -> this.logging.setLogLevel(name, null));
	}

	@Test
	void tellsNeitherDataNorRejectedValuesNorCredentials(CapturedOutput output) {
		String data = "{\"userId\":\"" + MARKER + "\"}";
		String[] credentials = { "Authorization", "Bearer " + MARKER, "Cookie", "session=" + MARKER, "ce-authid",
				MARKER };
		List<Integer> statuses = new ArrayList<>();
		statuses.add(
				this.sender.binary("/typed?access_token=" + MARKER, "user.registered", data, credentials).statusCode());
		this.observed.single();
		statuses
			.add(this.sender.body("/typed", TestClient.STRUCTURED, json(START) + "\"data\":" + data + "}", credentials)
				.statusCode());
		this.observed.single();
		statuses.add(this.sender.binary("/failing", "t", data, credentials).statusCode());
		this.observed.single();
		assertThat(statuses).containsExactly(204, 204, 500);
		for (String rejected : DATA) {
			for (String path : List.of("/typed", "/users")) {
				assertThat(this.sender.binary(path, "user.registered", json(rejected), credentials).statusCode())
					.isEqualTo(400);
				this.observed.single();
			}
		}
		assertThat(this.sender.binary("/counted", "counted", json("{'s3cr3t':{}}"), credentials).body())
			.contains(MARKER);
		this.observed.single();
		double before = invalidEvents();
		int invalid = 0;
		for (String path : List.of("/typed", "/mapped", "/pinged")) {
			for (String[] attribute : ATTRIBUTES) {
				assertThat(this.sender.binary(path, "user.registered", "{}", attribute).statusCode()).isEqualTo(400);
				assertThat(this.observed.single().getReason()).isEqualTo("invalid-event");
				invalid++;
			}
			for (String rejected : ENVELOPES) {
				assertThat(this.sender.body(path, TestClient.STRUCTURED, json(rejected)).statusCode()).isEqualTo(400);
				assertThat(this.observed.single().getReason()).isEqualTo("invalid-event");
				invalid++;
			}
		}
		// the last one may still be counted
		assertThat(invalidEvents() - before).isBetween(invalid - 1.0, invalid + 1.0);
		assertThat(output).contains("Received 1 event in binary mode, body of 19 bytes: SUCCESS with 204")
			.contains("Received 0 events in binary mode, body of 2 bytes for ObservedHandlers#typed")
			.contains("REJECTED with 400, invalid-event: attribute")
			.contains("REJECTED with 400, invalid-data: data '#/userId' size must be between 0 and 12");
		// a name in the data, as the sender was told
		String names = "data '#/" + MARKER + "'";
		assertThat(output.toString().lines().filter((line) -> line.contains(MARKER))).isNotEmpty()
			.allSatisfy((line) -> assertThat(line).contains("DEBUG", "cloudeventsboot.rejected "))
			.allSatisfy((line) -> assertThat(line.replace(names, "")).doesNotContain(MARKER));
		assertThat(exporter.getFinishedSpanItems()).isNotEmpty()
			.allSatisfy((span) -> assertThat(span.toString() + span.getEvents()).doesNotContain(MARKER));
		assertThat(this.registry.getMeters()).isNotEmpty()
			.allSatisfy((meter) -> assertThat(meter.getId().toString()).doesNotContain(MARKER));
	}

	private double invalidEvents() {
		Counter counter = this.registry.find("cloudevents.rejected").tag("reason", "invalid-event").counter();
		return (counter != null) ? counter.count() : 0;
	}

	private static String json(String text) {
		return text.replace('\'', '"');
	}

}
