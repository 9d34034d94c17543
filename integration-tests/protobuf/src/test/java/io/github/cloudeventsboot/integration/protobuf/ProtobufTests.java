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

package io.github.cloudeventsboot.integration.protobuf;

import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;

import com.google.protobuf.Timestamp;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventPayload;
import io.github.cloudeventsboot.integration.Call;
import io.github.cloudeventsboot.integration.CompanyTests;
import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.converter.protobuf.ProtobufHttpMessageConverter;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import static io.github.cloudeventsboot.test.web.CloudEventRequests.cloudEvent;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests with data in protobuf, which the application's message converter reads.
 */
class ProtobufTests extends CompanyTests {

	private static final String PROTOBUF = "application/x-protobuf";

	private static final byte[] DATA = Timestamp.newBuilder().setSeconds(42).build().toByteArray();

	ProtobufTests() {
		super(ProtobufConfiguration.class);
	}

	@Override
	protected List<Call> ordinaryCalls() {
		return List.of(Call.post("/protobuf/ordinary", PROTOBUF, DATA), Call.post("/protobuf/ordinary", PROTOBUF, "a"));
	}

	@Test
	void binaryEventHasProtobufData() {
		assertThat(send(binary("/protobuf/payload", DATA)).body()).isEqualTo("42");
	}

	@Test
	void structuredEventHasProtobufData() {
		assertThat(send(Call.post("/protobuf/payload", "application/cloudevents+json", """
				{"specversion": "1.0", "id": "1", "source": "/tests", "type": "tick",
				"datacontenttype": "application/x-protobuf", "data_base64": "%s"}
				""".formatted(Base64.getEncoder().encodeToString(DATA)))).body()).isEqualTo("42");
	}

	@Test
	void replyHasProtobufData() {
		HttpResponse<String> response = send(binary("/protobuf/reply", DATA));
		assertThat(response.headers().firstValue("ce-type")).hasValue("tock");
		assertThat(response.headers().firstValue("Content-Type")).hasValue(PROTOBUF);
		assertThat(response.body()).isEqualTo(new String(DATA));
	}

	@Test
	void malformedDataIsRefused() {
		assertRefused(send(binary("/protobuf/payload", new byte[] { 8 })), "invalid-data", "");
	}

	private static Call binary(String path, byte[] data) {
		return Call.post(path, cloudEvent("tick").withData(PROTOBUF, data));
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(ProtobufController.class)
	static class ProtobufConfiguration {

		@Bean
		ProtobufHttpMessageConverter protobufHttpMessageConverter() {
			return new ProtobufHttpMessageConverter();
		}

	}

	@RestController
	static class ProtobufController {

		@PostMapping("/protobuf/payload")
		String payload(@CloudEventPayload Timestamp timestamp) {
			return String.valueOf(timestamp.getSeconds());
		}

		@PostMapping("/protobuf/reply")
		OutgoingCloudEvent<Timestamp> reply(@CloudEventPayload Timestamp timestamp) {
			return OutgoingCloudEvent.of("tock", timestamp).withDataContentType(PROTOBUF);
		}

		@PostMapping("/protobuf/ordinary")
		Timestamp ordinary(@RequestBody Timestamp timestamp) {
			return timestamp;
		}

	}

}
