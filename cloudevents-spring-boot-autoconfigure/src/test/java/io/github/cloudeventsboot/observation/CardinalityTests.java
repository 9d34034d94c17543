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

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.micrometer.metrics.test.autoconfigure.AutoConfigureMetrics;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that senders can't add time series, whatever they make up.
 */
@AutoConfigureMetrics
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "cloudevents.observation.sources=/tests")
class CardinalityTests {

	private static final int MESSAGES = 10_000;

	private static final int KINDS = 5;

	private static final List<String> PATHS = List.of("/untyped", "/typed", "/mapped");

	@Autowired
	private MeterRegistry registry;

	private final Sender sender;

	CardinalityTests(@LocalServerPort int port) {
		this.sender = new Sender(port);
	}

	@Test
	void tenThousandHostileMessagesAddNoTimeSeries() {
		for (int i = 0; i < KINDS * PATHS.size(); i++) {
			send(i);
		}
		// ends of observations may come after their responses
		Set<String> before = seriesOnceStable();
		Set<Integer> statuses = new TreeSet<>();
		for (int i = 1; i <= MESSAGES; i++) {
			statuses.addAll(send(i));
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
	private Set<Integer> send(int i) {
		String path = PATHS.get(i / KINDS % PATHS.size());
		String source = "/hostile/" + i;
		String extension = "ce-hostile" + i;
		HttpResponse<String> response = switch (i % KINDS) {
			case 0 -> this.sender.binary(path, "hostile.type." + i, "{}", "ce-source", source, extension, "x");
			case 1 -> this.sender.binary(path, "order." + i, "{}", "ce-source", source, extension, "x", "ce-subject",
					"s" + i);
			case 2 -> this.sender.binary(path, "order." + i, "{}", "ce-source", source, extension, "x", "ce-time",
					"hostile " + i);
			case 3 -> this.sender.body(path, Sender.STRUCTURED, """
					{"specversion":"1.0","id":"%1$s","source":"/hostile/%1$s","type":"t%1$s","hostile%1$s":"x"}"""
				.formatted(i));
			default -> this.sender.body(path, Sender.STRUCTURED, """
					{"specversion":"1.0","id":"%1$s","source":"/hostile/%1$s","type":"order.%1$s","hostile-%1$s":1}"""
				.formatted(i));
		};
		return new TreeSet<>(
				List.of(status(response), status(this.sender.binary("/hostile/path/" + i + "/%2e%3f", "t", "{}"))));
	}

	private static int status(HttpResponse<String> response) {
		return response.statusCode();
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

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(ObservedHandlers.class)
	static class Application {

	}

}
