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

package com.example.payments;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.cloudeventsboot.observation.CloudEventReceiveOutcome;
import io.github.cloudeventsboot.test.web.CloudEventReplyAssert;
import io.github.cloudeventsboot.test.web.CloudEventRequestBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.web.servlet.client.RestTestClient;

import static io.github.cloudeventsboot.test.web.CloudEventRequests.cloudEvent;
import static io.github.cloudeventsboot.test.web.CloudEventWebAssertions.assertThatReply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Tests that rules, dashboard and documentation fit what the application tells.
 */
@AutoConfigureRestTestClient
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = { "cloudevents.sink.url=http://localhost:1",
		"cloudevents.webhook.allowed-origins=hooks.example.com" })
class MonitoringTests {

	private static final Path DOCS = Path.of("..", "..", "docs");

	private static final Path MONITORING = DOCS.resolve("monitoring");

	private static final Pattern NAME = Pattern.compile("\\b(cloudevents|user|http)_[a-z_]+\\b");

	private static final Pattern SAMPLE = Pattern.compile("^([a-z_]+)(\\{(.*)})? ");

	private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"");

	private static final Pattern MATCHER = Pattern.compile("\\b(outcome|reason|direction)=\"([^\"]*)\"");

	private static final Pattern DOCUMENTED = Pattern.compile("^\\| `cloudevents[a-z.]+` \\| `([a-z_]+)` \\| .*");

	private static final Set<String> OUTCOMES = Arrays.stream(CloudEventReceiveOutcome.values())
		.map(Enum::name)
		.collect(Collectors.toSet());

	private final JsonMapper mapper = JsonMapper.builder().build();

	@Autowired
	private RestTestClient client;

	@BeforeEach
	void sendEvents() {
		CloudEventRequestBuilder event = cloudEvent("user.registered").with("source", "/auth-service")
			.withJson("{\"email\": \"user@example.com\"}")
			.structured();
		post("/monitored-events", event).isAccepted();
		post("/monitored-events", event.with("source", "/made/up")).isAccepted();
		post("/user-events", event).isAccepted();
		post("/user-events", event.body("{}")).isRejected();
		this.client.options()
			.uri("/user-events")
			.header("WebHook-Request-Origin", "hooks.example.com")
			.exchangeSuccessfully();
	}

	@Test
	void countsRegisteredUsersOfListedSourcesOnly() throws Exception {
		assertThat(scrape()).contains("user_registered_total{source=\"/auth-service\"}")
			.contains("user_registered_total{source=\"other\"}")
			.doesNotContain("/made/up");
	}

	@Test
	void everyMetricInTheRulesIsInTheScrape() throws Exception {
		List<String> expressions = new ArrayList<>();
		for (Map<String, Object> rule : rules()) {
			expressions.add((String) rule.get("expr"));
		}
		assertThat(expressions).hasSizeGreaterThan(4);
		assertKnown(expressions);
	}

	@Test
	void everyMetricInTheDashboardIsInTheScrape() throws Exception {
		JsonNode dashboard = this.mapper.readTree(MONITORING.resolve("cloudevents-dashboard.json").toFile());
		List<String> expressions = dashboard.findValuesAsString("expr");
		assertThat(expressions).hasSizeGreaterThan(10);
		expressions.add(dashboard.at("/templating/list/1/query/query").asString());
		expressions.add(dashboard.at("/templating/list/2/query/query").asString());
		assertKnown(expressions);
	}

	@Test
	void everyDocumentedMetricIsInTheScrape() throws Exception {
		List<String> names = Files.readAllLines(DOCS.resolve("monitoring.md"))
			.stream()
			.map(DOCUMENTED::matcher)
			.filter(Matcher::matches)
			.map((matcher) -> matcher.group(1))
			.toList();
		Scrape scrape = Scrape.of(scrape());
		assertThat(names).hasSize(11)
			.allSatisfy((name) -> assertThat(scrape.names()).anyMatch((known) -> known.startsWith(name)));
	}

	private void assertKnown(List<String> expressions) throws Exception {
		String text = scrape();
		Scrape scrape = Scrape.of(text);
		assertThat(expressions).allSatisfy((expression) -> {
			Matcher matcher = NAME.matcher(expression);
			Set<String> names = new TreeSet<>();
			while (matcher.find()) {
				names.add(matcher.group());
			}
			names.removeAll(scrape.labels());
			assertThat(names).isNotEmpty().isSubsetOf(scrape.names());
			Matcher value = MATCHER.matcher(expression);
			while (value.find()) {
				String wanted = value.group();
				boolean outcome = value.group(1).equals("outcome") && OUTCOMES.contains(value.group(2));
				assertThat(outcome || text.contains(wanted)).as(wanted).isTrue();
			}
		});
	}

	@Test
	void rulesAreComplete() throws IOException {
		assertThat(rules()).allSatisfy((rule) -> {
			assertThat(rule).containsKeys("alert", "expr", "labels", "annotations");
			assertThat((Map<?, ?>) rule.get("annotations")).hasSize(2);
		});
		Map<String, Object> tests = yaml("cloudevents-alerts.test.yaml");
		assertThat(rules()).allSatisfy((rule) -> assertThat(tests.toString()).contains((String) rule.get("alert")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "check rules cloudevents-alerts.yaml", "test rules cloudevents-alerts.test.yaml" })
	void prometheusAcceptsTheRules(String arguments) throws Exception {
		List<String> command = new ArrayList<>(List.of("promtool"));
		command.addAll(List.of(arguments.split(" ")));
		Process process;
		try {
			process = new ProcessBuilder(command).directory(MONITORING.toFile()).redirectErrorStream(true).start();
		}
		catch (IOException ex) {
			assumeTrue(false, "promtool is not installed");
			return;
		}
		String output = new String(process.getInputStream().readAllBytes());
		assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
		assertThat(process.exitValue()).as(output).isZero();
	}

	@Test
	void endpointTellsHandlersAsDocumented() throws Exception {
		String document = Files.readString(DOCS.resolve("monitoring.md"));
		int start = document.indexOf("```json\n") + "```json\n".length();
		JsonNode documented = this.mapper.readTree(document.substring(start, document.indexOf("```", start)));
		JsonNode handlers = this.mapper.readTree(get("/actuator/cloudevents")).path("handlers");
		assertThat(handlers).contains(documented);
	}

	@SuppressWarnings("unchecked")
	private static List<Map<String, Object>> rules() throws IOException {
		List<Map<String, Object>> groups = (List<Map<String, Object>>) yaml("cloudevents-alerts.yaml").get("groups");
		return (List<Map<String, Object>>) groups.get(0).get("rules");
	}

	private static Map<String, Object> yaml(String file) throws IOException {
		try (InputStream input = Files.newInputStream(MONITORING.resolve(file))) {
			return new Yaml().load(input);
		}
	}

	private String scrape() {
		return get("/actuator/prometheus");
	}

	private String get(String path) {
		return String
			.valueOf(this.client.get().uri(path).exchangeSuccessfully().returnResult(String.class).getResponseBody());
	}

	private CloudEventReplyAssert post(String path, CloudEventRequestBuilder event) {
		return assertThatReply(event.exchange(this.client.post().uri(path)));
	}

	/**
	 * What Prometheus would get.
	 *
	 * @param names names of metrics
	 * @param labels names of labels
	 */
	private record Scrape(Set<String> names, Set<String> labels) {

		static Scrape of(String text) {
			Scrape scrape = new Scrape(new TreeSet<>(), new TreeSet<>());
			text.lines().map(SAMPLE::matcher).filter(Matcher::find).forEach((sample) -> {
				scrape.names().add(sample.group(1));
				if (sample.group(3) != null) {
					Matcher label = LABEL.matcher(sample.group(3));
					while (label.find()) {
						scrape.labels().add(label.group(1));
					}
				}
			});
			return scrape;
		}

	}

}
