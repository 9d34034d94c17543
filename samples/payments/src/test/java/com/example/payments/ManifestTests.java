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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.cloudeventsboot.test.web.CloudEventRequestBuilder;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.web.servlet.client.RestTestClient;

import static io.github.cloudeventsboot.test.web.CloudEventRequests.cloudEvent;
import static io.github.cloudeventsboot.test.web.CloudEventWebAssertions.assertThatReply;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The manifests for Knative and Dapr deliver events to paths that handle them.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureRestTestClient
class ManifestTests {

	private static final Path MANIFESTS = Path.of("..", "deploy");

	private static final Pattern TYPE_RULE = Pattern.compile("event\\.type == \"([^\"]+)\"");

	private static final Map<String, CloudEventRequestBuilder> EVENTS = Map.of("user.registered.v1",
			cloudEvent("user.registered.v1").withJson("{\"userId\":\"usr_123\",\"email\":\"user@example.com\"}"),
			"payment.completed", cloudEvent("payment.completed").withJson("{\"amount\":3}"), "payment.failed",
			cloudEvent("payment.failed").with("reason", "card expired").withJson("{\"amount\":3}"));

	@Autowired
	private RestTestClient client;

	/**
	 * Brokers deliver in binary mode.
	 */
	@Test
	void triggersOfKnativeDeliverToHandlers() throws IOException {
		int triggers = 0;
		for (Object manifest : new Yaml().loadAll(Files.readString(MANIFESTS.resolve("knative/trigger.yaml")))) {
			Map<String, Object> spec = map(map(manifest).get("spec"));
			Map<String, Object> filter = map((spec.containsKey("filter")) ? map(spec.get("filter")).get("attributes")
					: map(((List<?>) spec.get("filters")).get(0)).get("exact"));
			Map<String, Object> subscriber = map(spec.get("subscriber"));
			assertThat(map(subscriber.get("ref"))).containsEntry("name", "payments");
			assertHandled((String) subscriber.get("uri"), event((String) filter.get("type")));
			triggers++;
		}
		assertThat(triggers).isEqualTo(2);
	}

	/**
	 * Dapr delivers in structured mode, and drops an event without a sign if the answer
	 * is 404.
	 */
	@Test
	void routesOfDaprDeliverToHandlers() throws IOException {
		Map<String, Object> manifest = new Yaml().load(Files.readString(MANIFESTS.resolve("dapr/subscription.yaml")));
		Map<String, Object> routes = map(map(manifest.get("spec")).get("routes"));
		for (Object rule : (List<?>) routes.get("rules")) {
			Matcher type = TYPE_RULE.matcher((String) map(rule).get("match"));
			assertThat(type.matches()).isTrue();
			assertHandled((String) map(rule).get("path"), event(type.group(1)).structured());
		}
		for (String type : List.of("payment.completed", "payment.failed")) {
			assertHandled((String) routes.get("default"), event(type).structured());
		}
	}

	private static CloudEventRequestBuilder event(String type) {
		assertThat(EVENTS).containsKey(type);
		return EVENTS.get(type);
	}

	private void assertHandled(String path, CloudEventRequestBuilder event) {
		assertThatReply(event.exchange(this.client.post().uri(path))).as(path).hasStatus(204);
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> map(Object value) {
		return (Map<String, Object>) value;
	}

}
