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

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.github.cloudeventsboot.testsupport.TestClient;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.util.IdGenerator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares the tables of {@code docs/replies.md} with what a server answers. With
 * {@code -Dreplies.write=true} they are written anew.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "spring.application.name=orders", "cloudevents.response.mode=same-as-request" })
class RepliesDocumentTests {

	private static final Path DOCUMENT = MarkdownDocument.ROOT.resolve("docs/replies.md");

	private static final Map<String, String> VALUES = new LinkedHashMap<>();

	static {
		VALUES.put("nothing", "`null`, or `void`");
		VALUES.put("event", "`CloudEvent`");
		VALUES.put("outgoing", "`OutgoingCloudEvent` with data");
		VALUES.put("no-data", "`OutgoingCloudEvent` without data");
		VALUES.put("event-type", "event type");
		VALUES.put("union", "union");
		VALUES.put("events", "`List` of events");
		VALUES.put("no-events", "`List` of events, empty");
		VALUES.put("event-types", "array of event types");
		VALUES.put("record", "record");
		VALUES.put("map", "`Map`");
		VALUES.put("list", "`List` of anything else");
		VALUES.put("string", "`String`");
		VALUES.put("bytes", "`byte[]`");
		VALUES.put("resource", "`Resource`");
		VALUES.put("node", "`JsonNode`");
		VALUES.put("problem", "`ProblemDetail`");
		VALUES.put("entity", "`ResponseEntity` with an event");
		VALUES.put("empty-entity", "`ResponseEntity` without a body");
		VALUES.put("future", "`CompletableFuture` of an event");
	}

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@CsvSource({ "handlers, false", "handlers-with-type, false", "others, false", "others-with-annotation, true",
			"others-with-type, false" })
	void showsWhatIsAnswered(String table, boolean eventTypesOnly) throws Exception {
		TestClient client = new TestClient(this.port);
		List<String> rows = new ArrayList<>(
				List.of("| you return | in binary mode | in structured mode |", "|---|---|---|"));
		for (Map.Entry<String, String> value : VALUES.entrySet()) {
			if (!eventTypesOnly || value.getKey().contains("event-type") || value.getKey().equals("union")) {
				String path = "/" + table + "/" + value.getKey();
				rows.add("| " + value.getValue() + " | " + cell(client.binary(path)) + " | "
						+ cell(client.structured(path)) + " |");
			}
		}
		List<String> lines = new ArrayList<>(Files.readAllLines(DOCUMENT));
		int start = lines.indexOf("<!-- table: " + table + " -->");
		assertThat(start).isNotNegative();
		int end = start + lines.subList(start, lines.size()).indexOf("<!-- end -->");
		List<String> shown = lines.subList(start + 1, end);
		if (Boolean.getBoolean("replies.write")) {
			shown.clear();
			shown.addAll(rows);
			Files.write(DOCUMENT, lines);
			return;
		}
		assertThat(shown).as("docs/replies.md, which is written anew by 'mvn -Pquick"
				+ " -pl cloudevents-spring-boot-autoconfigure test -Dtest=RepliesDocumentTests -Dreplies.write=true'")
			.isEqualTo(rows);
	}

	private static String cell(HttpResponse<String> response) {
		List<String> parts = new ArrayList<>(List.of(String.valueOf(response.statusCode())));
		response.headers().map().forEach((name, values) -> {
			if (name.equals("location") || name.equals("content-type") || (name.startsWith("ce-") && !isAlike(name))) {
				parts.add(name + ": " + String.join(", ", values));
			}
		});
		if (response.headers().firstValue("ce-type").isPresent()) {
			assertThat(response.headers().map()).as("what is left out in the table")
				.containsEntry("ce-specversion", List.of("1.0"))
				.containsEntry("ce-id", List.of(new UUID(0, 1).toString()))
				.containsEntry("ce-source", List.of("/orders"))
				.containsEntry("ce-time", List.of("2026-11-23T10:00:00Z"));
		}
		if (!response.body().isEmpty()) {
			parts.add(shorten(response.body()));
		}
		return "`" + String.join("`<br>`", parts) + "`";
	}

	/**
	 * What is the same in all answers is left out.
	 */
	private static boolean isAlike(String name) {
		return List.of("ce-specversion", "ce-id", "ce-source", "ce-time").contains(name);
	}

	private static String shorten(String body) {
		return body
			.replace("\"specversion\":\"1.0\",\"id\":\"" + new UUID(0, 1) + "\",\"source\":\"/orders\",", "\u2026,")
			.replace(",\"time\":\"2026-11-23T10:00:00Z\"", "");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ RepliedValues.Handlers.class, RepliedValues.HandlersWithType.class, RepliedValues.Others.class,
			RepliedValues.OthersWithAnnotation.class, RepliedValues.OthersWithType.class })
	static class Application {

		@Bean
		Clock clock() {
			return Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);
		}

		@Bean
		IdGenerator idGenerator() {
			return () -> new UUID(0, 1);
		}

	}

}
