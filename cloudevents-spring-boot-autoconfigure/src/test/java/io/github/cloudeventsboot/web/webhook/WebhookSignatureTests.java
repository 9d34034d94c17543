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

package io.github.cloudeventsboot.web.webhook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventMapping;
import io.github.cloudeventsboot.annotation.CloudEventType;
import jakarta.validation.constraints.Positive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for paths whose requests must be signed, over HTTP.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "cloudevents.webhook.signatures[0].path=/hooks/**",
				"cloudevents.webhook.signatures[0].secrets=" + WebhookSignatureTests.OLD + ","
						+ WebhookSignatureTests.SECRET,
				"cloudevents.webhook.signatures[1].path=/own", "cloudevents.webhook.allowed-origins=*",
				"cloudevents.http.max-body-size=2KB", "cloudevents.validation.trusted-sources=/partner",
				// so that the charset of a request is the one that its sender names
				"spring.servlet.encoding.enabled=false", "logging.level.io.github.cloudeventsboot=debug" })
@ExtendWith(OutputCaptureExtension.class)
class WebhookSignatureTests {

	static final String OLD = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

	static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

	private static final String STRUCTURED = "application/cloudevents+json";

	private static final String EVENT = """
			{"specversion": "1.0", "id": "1", "source": "/sender", "type": "one", "data": {"amount": 1}}""";

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@ValueSource(strings = { "/hooks/events", "/hooks/mapped", "/hooks/typed" })
	void takesSignedEvents(String path) throws Exception {
		assertThat(signed(path, STRUCTURED, EVENT).body()).isEqualTo("1 of 1");
	}

	@Test
	void takesSignedBatches() throws Exception {
		assertThat(signed("/hooks/batch", "application/cloudevents-batch+json", "[" + EVENT + "," + EVENT + "]").body())
			.isEqualTo("2");
	}

	@Test
	void takesSignedBodiesOfUnknownLength() throws Exception {
		BodyPublisher chunked = BodyPublishers
			.ofInputStream(() -> new ByteArrayInputStream(EVENT.getBytes(StandardCharsets.UTF_8)));
		assertThat(send(sign(request("/hooks/events", STRUCTURED), EVENT).POST(chunked)).body()).isEqualTo("1 of 1");
	}

	@Test
	void takesAnyKey() throws Exception {
		assertThat(send(sign(OLD, request("/hooks/events", STRUCTURED), EVENT).POST(BodyPublishers.ofString(EVENT)))
			.statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/hooks/events", "/hooks/mapped", "/hooks/typed", "/hooks/ordinary", "/hooks/unknown",
			"/hooks/%65vents", "/hooks/events;a=b", "/hooks/any" })
	void refusesUnsignedRequests(String path) throws Exception {
		assertUnauthorized(post(path, STRUCTURED, EVENT));
		assertUnauthorized(send(sign(request(path, STRUCTURED), EVENT).POST(BodyPublishers.ofString(EVENT + " "))));
		assertUnauthorized(send(request(path, STRUCTURED).PUT(BodyPublishers.ofString(EVENT))));
		assertUnauthorized(send(request(path, STRUCTURED).GET()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "a{b", "\"no such\"", "bogus", "utf-16", "\"\"" })
	void noCharsetHidesThePath(String charset) throws Exception {
		assertUnauthorized(post("/hooks/events", STRUCTURED + "; charset=" + charset, EVENT));
		assertUnauthorized(post("/hooks/mapped", STRUCTURED + "; charset=" + charset, EVENT));
	}

	@Test
	void refusalsAreAlikeAndTheLogSaysWhy(CapturedOutput output) throws Exception {
		HttpResponse<String> unsigned = post("/hooks/events", STRUCTURED, EVENT);
		HttpResponse<String> forged = send(
				sign("whsec_BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB", request("/hooks/events", STRUCTURED), EVENT)
					.POST(BodyPublishers.ofString(EVENT)));
		HttpResponse<String> late = send(request("/hooks/events", STRUCTURED).header("webhook-id", "1")
			.header("webhook-timestamp", "1614265330")
			.header("webhook-signature", "v1,x")
			.POST(BodyPublishers.ofString(EVENT)));
		assertThat(List.of(forged.body(), late.body())).containsOnly(unsigned.body());
		assertThat(unsigned.headers().firstValue("WWW-Authenticate")).isEmpty();
		assertThat(output).contains("no signature matches")
			.contains("webhook-timestamp differs from the current time by ")
			.contains("is missing or repeated")
			.contains("for signed path /hooks/**: REJECTED with 401, invalid-signature")
			.doesNotContain("MfKQ9r8")
			.doesNotContain("AAAAAAAA");
	}

	@Test
	void looksAtNoBodyBeforeItsSignature() throws Exception {
		assertUnauthorized(post("/hooks/mapped", STRUCTURED, "{"));
		assertThat(signed("/hooks/mapped", STRUCTURED, "{").statusCode()).isEqualTo(400);
	}

	@Test
	void limitComesBeforeTheSignature() throws Exception {
		String large = "x".repeat(2049);
		assertTooLarge(post("/hooks/events", STRUCTURED, large));
		assertTooLarge(signed("/hooks/events", STRUCTURED, large));
		byte[] endless = new byte[100_000];
		assertTooLarge(send(request("/hooks/events", STRUCTURED)
			.POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(endless)))));
		String largest = EVENT + " ".repeat(2048 - EVENT.length());
		assertThat(signed("/hooks/events", STRUCTURED, largest).statusCode()).isEqualTo(200);
	}

	@Test
	void refusesBinaryModeWhoseAttributesAreNotSigned() throws Exception {
		HttpRequest.Builder request = binary(sign(request("/hooks/events", "application/json"), "{}"));
		HttpResponse<String> response = send(request.POST(BodyPublishers.ofString("{}")));
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.body()).contains("must be in structured or batch mode");
		assertUnauthorized(
				send(binary(request("/hooks/events", "application/json")).POST(BodyPublishers.ofString("{}"))));
		assertUnauthorized(send(binary(request("/hooks/any", "application/json")).GET()));
	}

	@Test
	void emptyBodyOfUnknownLengthIsNoFaultOfTheServer() throws Exception {
		BodyPublisher empty = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[0]));
		assertThat(send(sign(request("/hooks/events", STRUCTURED), "").POST(empty)).statusCode()).isEqualTo(400);
		assertThat(send(sign(request("/hooks/events", STRUCTURED), "").POST(BodyPublishers.noBody())).statusCode())
			.isEqualTo(400);
	}

	@Test
	void ordinaryHandlersOnSignedPathsGetTheBody() throws Exception {
		assertThat(signed("/hooks/ordinary", "text/plain;charset=UTF-8", "t\u00e9xt").body()).isEqualTo("t\u00e9xt");
	}

	@Test
	void otherPathsNeedNoSignature() throws Exception {
		assertThat(post("/events", STRUCTURED, EVENT).statusCode()).isEqualTo(200);
		assertThat(post("/hook", STRUCTURED, EVENT).statusCode()).isEqualTo(404);
	}

	@Test
	void handshakesNeedNoSignature() throws Exception {
		HttpResponse<String> response = send(
				request("/hooks/events", STRUCTURED).header("WebHook-Request-Origin", "sender.example")
					.method("OPTIONS", BodyPublishers.noBody()));
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("WebHook-Allowed-Origin")).hasValue("sender.example");
	}

	@Test
	void signatureLetsSourcesBeTrusted() throws Exception {
		String invalid = EVENT.replace("\"amount\": 1", "\"amount\": -1");
		assertThat(signed("/hooks/typed", STRUCTURED, invalid).statusCode()).isEqualTo(400);
		String trusted = invalid.replace("/sender", "/partner");
		assertThat(signed("/hooks/typed", STRUCTURED, trusted).body()).isEqualTo("-1 of 1");
		assertUnauthorized(post("/hooks/typed", STRUCTURED, trusted));
		assertUnauthorized(
				send(sign(request("/hooks/typed", STRUCTURED), invalid).POST(BodyPublishers.ofString(trusted))));
	}

	@Test
	void strategyVerifiesWhereThereAreNoSecrets() throws Exception {
		HttpRequest.Builder request = binary(request("/own", "application/json").header("X-Size", "2"));
		assertThat(send(request.POST(BodyPublishers.ofString("{}"))).body()).isEqualTo("1");
		assertUnauthorized(send(request.POST(BodyPublishers.ofString("{ }"))));
	}

	private static HttpRequest.Builder binary(HttpRequest.Builder request) {
		return request.header("ce-specversion", "1.0")
			.header("ce-id", "1")
			.header("ce-source", "/sender")
			.header("ce-type", "one");
	}

	private HttpRequest.Builder request(String path, String contentType) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
			.header("Content-Type", contentType);
	}

	private static HttpRequest.Builder sign(HttpRequest.Builder request, String body) {
		return sign(SECRET, request, body);
	}

	private static HttpRequest.Builder sign(String secret, HttpRequest.Builder request, String body) {
		long time = Instant.now().getEpochSecond();
		try {
			return request.header("webhook-id", "msg_1")
				.header("webhook-timestamp", Long.toString(time))
				.header("webhook-signature", new Webhook(secret).sign("msg_1", time, body));
		}
		catch (EmptyWebhookSecretException | WebhookSigningException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private HttpResponse<String> post(String path, String contentType, String body) throws Exception {
		return send(request(path, contentType).POST(BodyPublishers.ofString(body)));
	}

	private HttpResponse<String> signed(String path, String contentType, String body) throws Exception {
		return send(sign(request(path, contentType), body).POST(BodyPublishers.ofString(body)));
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return this.client.send(request.build(), BodyHandlers.ofString());
	}

	private static void assertUnauthorized(HttpResponse<String> response) {
		assertThat(response.statusCode()).isEqualTo(401);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(response.body()).contains("\"urn:problem-type:cloudevents:invalid-signature\"");
	}

	private static void assertTooLarge(HttpResponse<String> response) {
		assertThat(response.statusCode()).isEqualTo(413);
		assertThat(response.body()).contains("Body must not be larger than 2048 bytes.");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Endpoints.class)
	static class Application {

		@Bean
		WebhookSignatureVerifier verifier() {
			return (request, body) -> Integer.toString(body.length).equals(request.getHeader("X-Size"));
		}

	}

	@RestController
	static class Endpoints {

		@PostMapping({ "/hooks/events", "/events" })
		String event(CloudEvent event) {
			return event.getId() + " of 1";
		}

		@CloudEventMapping(path = "/hooks/mapped", type = "one")
		String mapped(CloudEvent event) {
			return event.getId() + " of 1";
		}

		@PostMapping("/hooks/typed")
		String typed(One one) {
			return one.data().amount() + " of 1";
		}

		@PostMapping("/hooks/batch")
		String batch(List<CloudEvent> events) {
			return Integer.toString(events.size());
		}

		@PostMapping("/hooks/ordinary")
		String ordinary(@RequestBody String body) {
			return body;
		}

		@RequestMapping("/hooks/any")
		String any(CloudEvent event) {
			return event.getId();
		}

		@PostMapping("/own")
		String own(CloudEvent event) {
			return event.getId();
		}

	}

	@CloudEventType("one")
	record One(Data data) {
	}

	record Data(@Positive int amount) {
	}

}
