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

package io.github.cloudeventsboot.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.github.cloudeventsboot.event.ImmutableCloudEvent;
import io.github.cloudeventsboot.event.MediaTypeSyntax;
import io.github.cloudeventsboot.http.EventHeaders;
import io.github.cloudeventsboot.http.HttpEventReader;
import io.github.cloudeventsboot.message.MessageLimits;
import jakarta.servlet.ServletContext;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/**
 * Fuzzes whole requests: whatever is sent, the answer is a reply or a problem that names
 * a culprit, the next sender gets the answer that it always gets, and an event that was
 * accepted is returned and can be sent again.
 */
@SpringBootTest(properties = "logging.level.root=error")
@AutoConfigureMockMvc
class RequestFuzzTests {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private static final HttpEventReader READER = new HttpEventReader(MessageLimits.NONE);

	private static final String ATTRIBUTES = "ce-specversion|1.0\nce-id|1\nce-source|/a\n";

	private static final FuzzedMessage HONEST = FuzzedMessage
		.of((ATTRIBUTES + "ce-type|order.placed\nce-region|eu\ncontent-type|application/json\n\n"
				+ "{\"orderId\":\"a\",\"amount\":3}")
			.getBytes(StandardCharsets.UTF_8));

	@Autowired
	private MockMvc mvc;

	private String honestAnswer;

	static Stream<byte[]> seeds() {
		String placed = "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/a\",\"type\":\"order.placed\",\"region\":\"eu\","
				+ "\"data\":{\"orderId\":\"a\",\"amount\":3}}";
		return Seeds.of(
				"path|echo\n" + ATTRIBUTES + "ce-type|b\nce-subject|%F0%9F%98%80\ncontent-type|text/plain\n\nabc",
				"path|echo\ncontent-type|application/cloudevents+json\n\n" + placed,
				"path|orders\ncontent-type|application/cloudevents+json\n\n" + placed,
				"path|orders\n" + ATTRIBUTES
						+ "ce-type|order.cancelled\ncontent-type|application/json\n\n{\"amount\":\"\"}",
				"path|events\n" + ATTRIBUTES
						+ "ce-type|order.placed\nce-region|eu\n\n{\"orderId\":\" \",\"amount\":-1}",
				"path|events\ncontent-type|application/cloudevents+json; charset=utf-16\n\n" + placed,
				"path|batch\ncontent-type|application/cloudevents-batch+json\n\n[" + placed + "," + placed + "]",
				"path|optional\naccept|text/html\ncontent-encoding|gzip\n\n", "path|optional\nce-id|%zz\n\n", "");
	}

	@DictionaryEntries({ "path|", "echo", "orders", "events", "batch", "optional", "ce-", "ce-id|", "ce-source|/a",
			"ce-type|order.placed", "ce-specversion|1.0", "ce-region|", "content-type|", "application/cloudevents+json",
			"application/cloudevents-batch+json", "application/json", "; charset=", "\"orderId\":", "\"amount\":",
			"\"data\":", "traceparent|", "ce-time|", "%F0%9F", "accept|", "[{" })
	@MethodSource("seeds")
	@FuzzTest
	void answersAnyRequest(byte[] bytes) throws Exception {
		if (this.honestAnswer == null) {
			this.honestAnswer = honestAnswer();
			check(this.honestAnswer.startsWith("200 ")
					&& this.honestAnswer.endsWith("{\"orderId\":\"a\",\"amount\":3}"), this.honestAnswer);
		}
		FuzzedMessage message = FuzzedMessage.of(bytes);
		String path = path(message);
		MockHttpServletResponse response = send(path, message);
		int status = response.getStatus();
		if (status / 100 == 4) {
			checkProblem(response);
		}
		else {
			check(status / 100 == 2, "status " + status);
			if (path.equals("/echo")) {
				checkEcho(message, response);
			}
		}
		check(honestAnswer().equals(this.honestAnswer), "state of a message reached another");
	}

	/**
	 * Return the answer to the same event, save for the id and the time of the reply.
	 */
	private String honestAnswer() throws Exception {
		MockHttpServletResponse response = send("/orders", HONEST);
		return response.getStatus() + " " + new TreeSet<>(response.getHeaderNames()) + " "
				+ response.getHeader("ce-type") + " " + response.getContentAsString();
	}

	private static String path(FuzzedMessage message) {
		for (FuzzedMessage.Header header : message.headers()) {
			if (header.name().equals("path")) {
				return switch (header.text()) {
					case "orders", "events", "batch", "optional" -> "/" + header.text();
					default -> "/echo";
				};
			}
		}
		return "/echo";
	}

	private MockHttpServletResponse send(String path, FuzzedMessage message) throws Exception {
		return this.mvc.perform((context) -> request(context, path, message)).andReturn().getResponse();
	}

	private static MockHttpServletRequest request(ServletContext context, String path, FuzzedMessage message) {
		MockHttpServletRequest request = new MockHttpServletRequest(context, "POST", path) {

			/** That of Spring Boot's filter, before which the mock would fail. */
			@Override
			public String getCharacterEncoding() {
				return "UTF-8";
			}

		};
		request.setContent(message.body());
		for (FuzzedMessage.Header header : message.headers()) {
			// the mock keeps the last of several content types; over HTTP, they are
			// rejected
			boolean further = header.name().equals("content-type") && request.getContentType() != null;
			if (isSent(header.name()) && !further) {
				request.addHeader(header.name(), header.text());
			}
		}
		return request;
	}

	/**
	 * Servers let tokens in only, and what the mock makes of other headers is its own.
	 */
	private static boolean isSent(String name) {
		return switch (name) {
			case "content-type", "content-encoding", "accept", "traceparent", "tracestate", "baggage" -> true;
			default -> EventHeaders.isAttribute(name)
					&& name.chars().allMatch((c) -> c > ' ' && c < 0x7f && "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0);
		};
	}

	private static void checkProblem(MockHttpServletResponse response) {
		if (!"application/problem+json".equals(response.getContentType())) {
			check(response.getStatus() == 406 || response.getStatus() == 415, "status " + response.getStatus());
			return;
		}
		byte[] body = response.getContentAsByteArray();
		check(body.length < 4096, "size");
		JsonNode problem = MAPPER.readTree(body);
		check(problem.path("type").asString().startsWith("urn:problem-type:cloudevents:"), "type");
		check(problem.path("detail").asString().endsWith("."), "detail");
		JsonNode errors = problem.path("errors");
		check(errors.size() > 0 && errors.size() <= 20, "errors");
		errors.forEach((error) -> check(!error.path("detail").asString().isEmpty(), "culprit"));
	}

	private void checkEcho(FuzzedMessage message, MockHttpServletResponse response) throws Exception {
		ImmutableCloudEvent sent = read(message);
		FuzzedMessage reply = reply(response);
		checkEqual(sent, read(reply));
		MockHttpServletResponse again = send("/echo", reply);
		check(again.getStatus() == 200, "sent again");
		checkEqual(sent, read(reply(again)));
	}

	private static FuzzedMessage reply(MockHttpServletResponse response) {
		List<FuzzedMessage.Header> headers = response.getHeaderNames()
			.stream()
			.map((name) -> new FuzzedMessage.Header(name.toLowerCase(java.util.Locale.ROOT),
					Objects.requireNonNull(response.getHeader(name)).getBytes(StandardCharsets.ISO_8859_1)))
			.toList();
		return new FuzzedMessage(headers, response.getContentAsByteArray());
	}

	private static ImmutableCloudEvent read(FuzzedMessage message) {
		String contentType = null;
		for (FuzzedMessage.Header header : message.headers()) {
			if (header.name().equals("content-type") && contentType == null) {
				contentType = header.text();
			}
		}
		return READER.readEvent(contentType,
				(consumer) -> message.headers()
					.stream()
					.filter((header) -> isSent(header.name()) && EventHeaders.isAttribute(header.name()))
					.forEach((header) -> consumer.accept(header.name(), header.text())),
				message.body());
	}

	private static void checkEqual(ImmutableCloudEvent sent, ImmutableCloudEvent received) {
		check(attributes(sent).equals(attributes(received)), "attributes");
		String contentType = sent.getDataContentType();
		// JSON of structured mode has the charset of the content type in binary mode
		if (contentType == null || MediaTypeSyntax.charset(contentType) == null) {
			check(Objects.equals(data(sent), data(received)), "data");
		}
	}

	private static Map<String, String> attributes(CloudEvent event) {
		Map<String, String> attributes = new LinkedHashMap<>();
		event.getAttributeNames()
			.stream()
			.filter((name) -> !name.equals("datacontenttype"))
			.forEach((name) -> attributes.put(name, String.valueOf(event.getAttribute(name))));
		event.getExtensionNames().forEach((name) -> attributes.put(name, String.valueOf(event.getExtension(name))));
		return attributes;
	}

	private static String data(CloudEvent event) {
		CloudEventData data = event.getData();
		return (data != null) ? new String(data.toBytes(), StandardCharsets.ISO_8859_1) : "";
	}

	private static void check(boolean condition, String what) {
		if (!condition) {
			throw new AssertionError(what);
		}
	}

}
