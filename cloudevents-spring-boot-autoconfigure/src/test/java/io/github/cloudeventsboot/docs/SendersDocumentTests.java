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

package io.github.cloudeventsboot.docs;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;

import io.github.cloudeventsboot.docs.ErrorsDocumentTests.Message;
import io.github.cloudeventsboot.testsupport.TestClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The messages of senders in {@code docs/senders.md} are answered as the document says.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = "cloudevents.invalid-optional-attributes=ignore")
class SendersDocumentTests {

	private static final JsonMapper mapper = new JsonMapper();

	@LocalServerPort
	private int port;

	@Autowired
	private SenderHandlers handlers;

	@BeforeEach
	void forget() {
		this.handlers.stored.clear();
	}

	@Test
	void messagesAreAnsweredAsTheDocumentSays() throws Exception {
		List<List<String>> messages = messages();
		for (int i = 0; i < messages.size(); i += 2) {
			Message request = Message.parse(messages.get(i));
			Message expected = Message.parse(messages.get(i + 1));
			HttpResponse<String> response = send(request);
			assertThat("HTTP/1.1 " + response.statusCode()).as(request + ": " + response.body())
				.isEqualTo(expected.firstLine());
			assertThat(response.headers().firstValue("Content-Type").map((type) -> "Content-Type: " + type).stream())
				.containsExactlyElementsOf(expected.headers());
			if (!expected.body().isEmpty()) {
				assertThat(mapper.readTree(response.body())).isEqualTo(mapper.readTree(expected.body()));
			}
		}
		assertThat(this.handlers.stored).containsExactly(
				"dead letter | f95a3409-1dc4-4ed2-ba53-dbd60210e036 | 500 | http://fail.default.svc.cluster.local"
						+ " | ZGlzcGF0Y2ggZXJyb3I=",
				"blob | 9aeb0fdf-c01e-0131-0922-9eb54906e209 | 30699", "message | 2070443601311540 | hello world",
				"pushed | 2070443601311540 | {attr1=attr1-value}", "sent | orders | order_pub_sub | 1",
				"raw | com.dapr.event.sent | {\"orderId\": 1}", "argo | webhook | example | {message=hello}");
	}

	/**
	 * Knative sends the body of an error as it is, in some versions.
	 */
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"error":"100% full"}    | null
			''                       | ''
			not%20found              | not found
			""")
	void deadLettersArriveWhateverTheErrorWas(String data, String stored) throws Exception {
		Message message = Message.parse(messages().get(0));
		List<String> headers = message.headers()
			.stream()
			.map((header) -> (header.startsWith("ce-knativeerrordata")) ? "ce-knativeerrordata: " + data : header)
			.toList();
		HttpResponse<String> response = send(new Message(message.firstLine(), headers, message.body()));
		assertThat(response.statusCode()).as(response::body).isEqualTo(204);
		assertThat(this.handlers.stored).singleElement()
			.asString()
			.endsWith("http://fail.default.svc.cluster.local | " + stored);
	}

	/**
	 * Pub/Sub unwraps messages that were published as events in binary mode.
	 */
	@Test
	void unwrappedMessagesAreEvents() throws Exception {
		HttpResponse<String> response = send(new Message("POST /argo HTTP/1.1",
				List.of("Content-Type: application/json", "ce-specversion: 1.0", "ce-id: 1", "ce-source: /shop",
						"ce-type: order.created", "ce-subject: 7", "x-goog-pubsub-message-id: 2070443601311540",
						"x-goog-pubsub-publish-time: 2021-02-26T19:13:55.749Z"),
				"{\"status\": \"Hello there\"}"));
		assertThat(response.statusCode()).isEqualTo(204);
		assertThat(this.handlers.stored).containsExactly("argo | order.created | 7 | {status=Hello there}");
	}

	@Test
	void rawBytesAreNoRecord() throws Exception {
		Message raw = messages().stream()
			.map(Message::parse)
			.filter((message) -> message.firstLine().startsWith("POST /dapr/raw"))
			.findFirst()
			.orElseThrow();
		HttpResponse<String> response = send(new Message("POST /dapr/orders HTTP/1.1", raw.headers(), raw.body()));
		assertThat(response.statusCode()).isEqualTo(415);
		assertThat(response.body()).contains("unsupported-data-content-type");
	}

	/**
	 * The trigger sends no content type unless it is told to.
	 */
	@Test
	void triggerOfArgoNeedsContentType() throws Exception {
		Message argo = messages().stream()
			.map(Message::parse)
			.filter((message) -> message.firstLine().startsWith("POST /argo"))
			.findFirst()
			.orElseThrow();
		HttpResponse<String> response = send(new Message(argo.firstLine(), List.of(), argo.body()));
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.body()).contains("application/cloudevents+json");
	}

	private static List<List<String>> messages() throws IOException {
		return MarkdownDocument.all()
			.stream()
			.filter((document) -> document.toString().equals("docs/senders.md"))
			.findFirst()
			.orElseThrow()
			.code("http");
	}

	private HttpResponse<String> send(Message message) throws Exception {
		String[] line = message.firstLine().split(" ");
		HttpRequest.Builder request = new TestClient(this.port).request(line[1])
			.method(line[0], BodyPublishers.ofString(message.body()));
		message.headers().forEach((header) -> {
			String[] parts = header.split(": ", 2);
			request.header(parts[0], parts[1]);
		});
		return TestClient.send(request);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(SenderHandlers.class)
	static class Application {

	}

}
