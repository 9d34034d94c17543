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

package com.example.lambda;

import java.nio.charset.StandardCharsets;
import java.util.List;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.example.lambda.Exchange.Request;
import com.example.lambda.Exchange.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HttpApiHandler} and {@link RestApiHandler}: what the comparison with
 * HTTP does not show.
 */
@ExtendWith(OutputCaptureExtension.class)
class FunctionTests {

	private static final String EVENT = """
			{"specversion":"1.0","type":"user.registered","id":"1","source":"/shop","data":{"name":"J\u00fcrgen"}}""";

	@ParameterizedTest
	@EnumSource
	void textIsWrittenAsText(Gateway gateway) throws Exception {
		Response response = send(gateway, Request.structured("/structured", EVENT));
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.base64()).isFalse();
		assertThat(response.text()).contains("structured.response");
	}

	@ParameterizedTest
	@EnumSource
	void bytesAreWrittenAsBase64(Gateway gateway) throws Exception {
		Response response = send(gateway, Request.structured("/bytes", EVENT));
		assertThat(response.base64()).isTrue();
		assertThat(response.body()).isEqualTo(TestEndpoints.BYTES);
		assertThat(response.header("Content-Type")).isEqualTo("image/x-raw");
	}

	@ParameterizedTest
	@EnumSource
	void binaryDataGoesInAndOut(Gateway gateway) throws Exception {
		Request request = new Request("/echo", List.of("ce-specversion", "1.0", "ce-id", "1", "ce-source", "/shop",
				"ce-type", "picture.taken", "Content-Type", "application/octet-stream"), TestEndpoints.BYTES);
		Response response = gateway.send(LambdaFunctions.of(gateway), request, true);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.base64()).isTrue();
		assertThat(response.body()).isEqualTo(TestEndpoints.BYTES);
	}

	@ParameterizedTest
	@EnumSource
	void contentTypeReachesHandlerAsSent(Gateway gateway) throws Exception {
		for (String contentType : List.of("application/json", "Application/json;Charset=utf-8",
				"text/plain ; charset=ISO-8859-1", "text/plain;x=\"a,b\"")) {
			Response response = send(gateway, Request.binary("/echo-structured", contentType, "x", "1"));
			assertThat(response.text()).contains("\"datacontenttype\":\"" + contentType.replace("\"", "\\\"") + "\"");
		}
	}

	@Test
	void repeatedHeaderOfRestApiIsRejected() throws Exception {
		Response response = send(Gateway.REST_API,
				Request.binary("/user-events", "application/json", "x", "1", "ce-subject", "a", "ce-subject", "b"));
		assertThat(response.status()).isEqualTo(400);
		assertThat(response.text()).contains("subject", "only once");
	}

	@Test
	void httpApiJoinsRepeatedHeaders() throws Exception {
		Response response = send(Gateway.HTTP_API,
				Request.binary("/echo", "application/json", "x", "1", "ce-subject", "a", "ce-subject", "b"));
		assertThat(response.attributes()).containsEntry("ce-subject", List.of("a,b"));
	}

	@ParameterizedTest
	@EnumSource
	void problemIsProblemDocument(Gateway gateway) throws Exception {
		Response response = send(gateway, Request.structured("/payments", EVENT));
		assertThat(response.status()).isEqualTo(400);
		assertThat(response.header("Content-Type")).startsWith("application/problem+json");
		assertThat(response.text()).contains("payment.completed");
	}

	@ParameterizedTest
	@EnumSource
	void eventWithoutBodyIsEventWithoutData(Gateway gateway) throws Exception {
		ObjectNode event = gateway.event(Request.binary("/echo", "application/json", "x", ""), false);
		event.putNull("body");
		Response response = gateway.send(LambdaFunctions.of(gateway),
				event.toString().getBytes(StandardCharsets.UTF_8));
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.body()).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void whatNoGatewaySendsIsAnswered(Gateway gateway) throws Exception {
		RequestStreamHandler function = LambdaFunctions.of(gateway);
		ObjectNode event = gateway.event(Request.structured("/echo", EVENT), false);
		event.remove(List.of("headers", "multiValueHeaders"));
		for (String json : List.of("{}", "{\"Records\":[]}", "order", event.toString())) {
			Response response = gateway.send(function, json.getBytes(StandardCharsets.UTF_8));
			assertThat(response.status()).as(json).isBetween(400, 502);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/later", "/at-once", "/high-volume" })
	void asynchronousHandlerFailsAtOnce(String path, CapturedOutput output) throws Exception {
		for (Gateway gateway : Gateway.values()) {
			assertThat(send(gateway, Request.structured(path, EVENT)).status()).isEqualTo(502);
		}
		assertThat(output).contains("returns a CompletableFuture, but the request does not support asynchronous");
	}

	private static Response send(Gateway gateway, Request request) throws Exception {
		return gateway.send(LambdaFunctions.of(gateway), request, false);
	}

}
