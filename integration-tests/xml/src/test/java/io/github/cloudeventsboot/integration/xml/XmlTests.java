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

package io.github.cloudeventsboot.integration.xml;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventPayload;
import io.github.cloudeventsboot.annotation.CloudEventType;
import io.github.cloudeventsboot.integration.Call;
import io.github.cloudeventsboot.integration.CompanyTests;
import io.github.cloudeventsboot.integration.Mode;
import io.github.cloudeventsboot.integration.UserData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests with the XML of Jackson 3.
 */
class XmlTests extends CompanyTests {

	private static final String USER = "<user><userId>u1</userId><name>Ada</name></user>";

	XmlTests() {
		super(XmlConfiguration.class);
	}

	@Override
	protected List<Call> ordinaryCalls() {
		return List.of(Call.post("/xml/ordinary", "application/xml", USER),
				Call.post("/xml/ordinary", "application/xml", USER).with("Accept", "application/json"),
				Call.post("/xml/ordinary", "application/json", "{\"userId\": \"u1\"}")
					.with("Accept", "application/xml"),
				Call.post("/xml/ordinary", "application/xml", "<user>"));
	}

	@ParameterizedTest
	@EnumSource
	void xmlDataBecomesPayload(Mode mode) {
		assertThat(send(xml(mode, "/xml/payload", USER)).body()).isEqualTo("u1 is Ada");
	}

	@ParameterizedTest
	@EnumSource
	void xmlDataBecomesPartOfTypedEvent(Mode mode) {
		assertThat(send(xml(mode, "/xml/typed", USER)).body()).isEqualTo("Ada");
	}

	@ParameterizedTest
	@EnumSource
	void replyHasXmlData(Mode mode) {
		HttpResponse<String> response = send(xml(mode, "/xml/reply", USER));
		assertThat(response.headers().firstValue("ce-type")).hasValue("reply");
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/xml");
		assertThat(response.body()).contains("<userId>u1</userId>").startsWith("<UserData");
	}

	@ParameterizedTest
	@EnumSource
	void problemsOfXmlDataAreJson(Mode mode) {
		assertRefused(send(xml(mode, "/xml/payload", "<user><userId>").with("Accept", "application/xml")),
				"invalid-data", "");
		assertRefused(send(xml(mode, "/xml/payload", "<user/>").with("Accept", "application/xml")), "invalid-data",
				"userId");
	}

	private static Call xml(Mode mode, String path, String data) {
		return mode.post(path, "user.imported", "application/xml", data, Map.of());
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(XmlController.class)
	static class XmlConfiguration {

	}

	@CloudEventType("user.imported")
	record UserImported(UserData data) {

	}

	@RestController
	static class XmlController {

		@PostMapping("/xml/payload")
		String payload(@CloudEventPayload UserData user) {
			return user.userId() + " is " + user.name();
		}

		@PostMapping("/xml/typed")
		String typed(UserImported event) {
			return String.valueOf(event.data().name());
		}

		@PostMapping("/xml/reply")
		OutgoingCloudEvent<UserData> reply(@CloudEventPayload UserData user) {
			return OutgoingCloudEvent.of("reply", user).withDataContentType("application/xml");
		}

		@PostMapping("/xml/ordinary")
		UserData ordinary(@RequestBody UserData user) {
			return user;
		}

	}

}
