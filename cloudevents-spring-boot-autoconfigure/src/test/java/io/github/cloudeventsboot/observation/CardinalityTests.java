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

package io.github.cloudeventsboot.observation;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.github.cloudeventsboot.testsupport.TestClient;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.micrometer.metrics.test.autoconfigure.AutoConfigureMetrics;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that senders can't add time series, whatever they make up.
 */
@AutoConfigureMetrics
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = { "cloudevents.observation.sources=/tests",
		// unknown paths are looked up there, by default in each jar of the class path
		"spring.web.resources.static-locations=file:target/static/" })
class CardinalityTests {

	private static final int MESSAGES = 10_000;

	private static final int MESSAGES_OVER_PORT = 150;

	private static final int KINDS = 5;

	private static final List<String> PATHS = List.of("/untyped", "/typed", "/mapped");

	@Autowired
	private MeterRegistry registry;

	@Autowired
	private MockMvcTester mvc;

	private final Sender sender;

	CardinalityTests(@LocalServerPort int port) {
		this.sender = new Sender(port);
	}

	@Tag("slow")
	@Test
	void tenThousandHostileMessagesAddNoTimeSeries() {
		assertThatNoTimeSeriesIsAdded(MESSAGES, this::exchange);
	}

	@Test
	void hostileMessagesOverThePortAddNoTimeSeries() {
		assertThatNoTimeSeriesIsAdded(MESSAGES_OVER_PORT, this::send);
	}

	private void assertThatNoTimeSeriesIsAdded(int messages, Exchange exchange) {
		for (int i = 0; i < KINDS * PATHS.size(); i++) {
			send(i, exchange);
		}
		// ends of observations may come after their responses
		Set<String> before = seriesOnceStable();
		Set<Integer> statuses = new TreeSet<>();
		for (int i = 1; i <= messages; i++) {
			statuses.addAll(send(i, exchange));
		}
		assertThat(statuses).hasSizeGreaterThan(2).allMatch((status) -> status < 500);
		assertThat(seriesOnceStable()).isEqualTo(before);
		assertThat(this.registry.get("cloudevents.receive").timers()).hasSizeLessThan(30);
		assertThat(this.registry.get("http.server.requests").timers()).hasSizeLessThan(30);
	}

	/**
	 * Each message has a type, a source, an extension and a subject that no other one
	 * has, and so has each path.
	 */
	private static Set<Integer> send(int i, Exchange exchange) {
		String path = PATHS.get(i / KINDS % PATHS.size());
		String source = "/hostile/" + i;
		String extension = "ce-hostile" + i;
		int status = switch (i % KINDS) {
			case 0 -> exchange.binary(path, "hostile.type." + i, "ce-source", source, extension, "x");
			case 1 -> exchange.binary(path, "order." + i, "ce-source", source, extension, "x", "ce-subject", "s" + i);
			case 2 ->
				exchange.binary(path, "order." + i, "ce-source", source, extension, "x", "ce-time", "hostile " + i);
			case 3 -> exchange.send(path, TestClient.STRUCTURED, """
					{"specversion":"1.0","id":"%1$s","source":"/hostile/%1$s","type":"t%1$s","hostile%1$s":"x"}"""
				.formatted(i));
			default -> exchange.send(path, TestClient.STRUCTURED, """
					{"specversion":"1.0","id":"%1$s","source":"/hostile/%1$s","type":"order.%1$s","hostile-%1$s":1}"""
				.formatted(i));
		};
		return new TreeSet<>(List.of(status, exchange.binary("/hostile/path/" + i + "/%2e%3f", "t")));
	}

	private int send(String path, String contentType, String body, String... headers) {
		return this.sender.body(path, contentType, body, headers).statusCode();
	}

	/**
	 * Pass a request through the filters of the application to its handlers, without the
	 * cost of a connection.
	 */
	private int exchange(String path, String contentType, String body, String... headers) {
		MockMvcTester.MockMvcRequestBuilder request = this.mvc.post()
			.uri(URI.create(path))
			.contentType(contentType)
			.content(body);
		for (int i = 0; i < headers.length; i += 2) {
			request.header(headers[i], headers[i + 1]);
		}
		return request.exchange().getResponse().getStatus();
	}

	private Set<String> seriesOnceStable() {
		Set<String> series = series();
		for (int same = 0; same < 1000; same++) {
			Set<String> next = series();
			if (!next.equals(series)) {
				series = next;
				same = 0;
			}
			Thread.onSpinWait();
		}
		return series;
	}

	private Set<String> series() {
		return this.registry.getMeters()
			.stream()
			.map(Meter::getId)
			.filter((id) -> id.getName().startsWith("cloudevents.") || id.getName().startsWith("http."))
			.map((id) -> id.getName() + id.getTags())
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * A way to the handlers.
	 */
	private interface Exchange {

		int send(String path, String contentType, String body, String... headers);

		default int binary(String path, String type, String... headers) {
			List<String> all = new ArrayList<>(List.of("ce-specversion", "1.0", "ce-id", "1", "ce-type", type));
			all.addAll(List.of(headers));
			if (!all.contains("ce-source")) {
				all.addAll(List.of("ce-source", "/tests"));
			}
			return send(path, "application/json", "{}", all.toArray(String[]::new));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(ObservedHandlers.class)
	static class Application {

	}

}
