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

package io.github.cloudeventsboot.integration.node;

import java.net.URI;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.ContentMode;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventType;
import io.github.cloudeventsboot.client.CloudEventClients;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Software that is not of this project receives what clients send, and sends what event
 * handlers and clients read. What counts is what the other side saw, not its status.
 */
@Tag("slow")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class NodeInteroperabilityTests {

	private static final Sold SOLD = new Sold("s1", URI.create("/shop"), "a-subject",
			OffsetDateTime.parse("2026-11-23T12:00:00Z"), "p1", new Item("Käse €", 3));

	private static NodeServer node;

	@LocalServerPort
	private int port;

	@Autowired
	private RestClient.Builder builder;

	@Autowired
	private CloudEventClients clients;

	@Autowired
	private Shop shop;

	@BeforeAll
	static void startNode() throws Exception {
		node = NodeServer.start();
	}

	@AfterAll
	static void stopNode() throws Exception {
		if (node != null) {
			node.close();
		}
	}

	@BeforeEach
	void forget() {
		this.shop.sold.clear();
		this.shop.events.clear();
	}

	@ParameterizedTest
	@EnumSource
	void theSdkOfJavaScriptReadsWhatClientsSend(ContentMode mode) {
		OutgoingCloudEvent<Item> event = OutgoingCloudEvent.of("item.sold", SOLD.data())
			.withId("s1")
			.withSource(SOLD.source())
			.withSubject("a-subject")
			.withTime(SOLD.time())
			.withExtension("partitionkey", "p1");
		assertSold(read(event, mode), "s1");
	}

	@Test
	void theSdkOfJavaScriptReadsBatches() {
		JsonNode seen = read(List.of(SOLD, SOLD), MediaType.parseMediaType("application/cloudevents-batch+json"));
		assertThat(seen.size()).isEqualTo(2);
		seen.forEach((event) -> assertSold(event, "s1"));
	}

	@Test
	void theSdkOfJavaScriptReadsTextAndNothing() {
		JsonNode text = read(OutgoingCloudEvent.of("text", "Käse"), ContentMode.BINARY);
		assertThat(text.path("data").asString()).isEqualTo("Käse");
		assertThat(text.path("datacontenttype").asString()).isEqualTo("text/plain;charset=UTF-8");
		for (ContentMode mode : List.of(ContentMode.BINARY, ContentMode.STRUCTURED)) {
			JsonNode ping = read(OutgoingCloudEvent.of("ping").withId("p"), mode);
			assertThat(ping.path("id").asString()).isEqualTo("p");
			assertThat(ping.path("data").asString("")).isEmpty();
		}
	}

	@Test
	void theSdkOfJavaScriptReadsBytesInStructuredMode() {
		JsonNode seen = read(OutgoingCloudEvent.of("bytes", new byte[] { 0, -1 }), ContentMode.STRUCTURED);
		assertThat(seen.path("data_base64").asString()).isEqualTo("AP8=");
	}

	private JsonNode read(Object event, ContentMode mode) {
		return read(event, (mode == ContentMode.STRUCTURED)
				? MediaType.parseMediaType("application/cloudevents+json;charset=utf-8") : null);
	}

	private JsonNode read(Object event, MediaType contentType) {
		String seen = this.builder.build()
			.post()
			.uri(node.url("/read"))
			.headers((headers) -> headers.setContentType(contentType))
			.body(event)
			.retrieve()
			.requiredBody(String.class);
		return JsonMapper.shared().readTree(seen);
	}

	@ParameterizedTest
	@EnumSource
	void functionsReadWhatASinkGets(ContentMode mode) {
		this.clients.sink(URI.create(node.functionUrl())).mode(mode).maxAttempts(1).build().send(SOLD);
		String seen = this.builder.build().get().uri(node.url("/seen")).retrieve().requiredBody(String.class);
		JsonNode events = JsonMapper.shared().readTree(seen);
		assertThat(events.size()).isEqualTo(1);
		assertSold(events.get(0), "s1");
	}

	private static void assertSold(JsonNode event, String id) {
		assertThat(event.path("specversion").asString()).isEqualTo("1.0");
		assertThat(event.path("id").asString()).isEqualTo(id);
		assertThat(event.path("source").asString()).isEqualTo("/shop");
		assertThat(event.path("type").asString()).isEqualTo("item.sold");
		assertThat(event.path("subject").asString()).isEqualTo("a-subject");
		assertThat(OffsetDateTime.parse(event.path("time").asString())).isEqualTo(SOLD.time());
		assertThat(event.path("partitionkey").asString()).isEqualTo("p1");
		assertThat(event.path("data")).isEqualTo(JsonMapper.shared().valueToTree(SOLD.data()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "binary", "structured", "batch" })
	void handlersReadWhatTheSdkOfJavaScriptSends(String mode) {
		assertThat(send(mode, "/events").getStatusCode().value()).isEqualTo(200);
		assertThat(this.shop.events).hasSize((mode.equals("batch")) ? 2 : 1)
			.allSatisfy((event) -> assertThat(event.getExtension("partitionkey")).isEqualTo("p1"))
			.extracting(CloudEvent::getId)
			.startsWith("n1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "binary", "structured" })
	void typedHandlersReadWhatTheSdkOfJavaScriptSends(String mode) {
		send(mode, "/sold");
		assertThat(this.shop.sold).containsExactly(ofNode());
	}

	private ResponseEntity<String> send(String mode, String path) {
		String url = "http://localhost:" + this.port + path;
		return this.builder.build()
			.post()
			.uri(node.url("/send?mode={mode}&url={url}"), mode, url)
			.retrieve()
			.toEntity(String.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "binary", "structured" })
	void clientsReadWhatTheSdkOfJavaScriptReplies(String mode) {
		ResponseEntity<Sold> reply = this.builder.build()
			.post()
			.uri(node.url("/reply?mode={mode}"), mode)
			.body(OutgoingCloudEvent.of("buy"))
			.retrieve()
			.toEntity(Sold.class);
		assertThat(reply.getBody()).isEqualTo(ofNode());
		assertThat(Objects.requireNonNull(reply.getHeaders().getContentType()).getSubtype())
			.isEqualTo((mode.equals("binary")) ? "json" : "cloudevents+json");
	}

	private static Sold ofNode() {
		return new Sold("n1", URI.create("/node"), "from-node", SOLD.time(), "p1", SOLD.data());
	}

	record Item(String name, int count) {

	}

	@CloudEventType("item.sold")
	record Sold(String id, URI source, String subject, OffsetDateTime time, String partitionKey, Item data) {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@RestController
	static class Shop {

		private final List<Sold> sold = Collections.synchronizedList(new ArrayList<>());

		private final List<CloudEvent> events = Collections.synchronizedList(new ArrayList<>());

		@PostMapping("/sold")
		void sold(Sold event) {
			this.sold.add(event);
		}

		@PostMapping("/events")
		void events(List<CloudEvent> batch) {
			this.events.addAll(batch);
		}

	}

}
