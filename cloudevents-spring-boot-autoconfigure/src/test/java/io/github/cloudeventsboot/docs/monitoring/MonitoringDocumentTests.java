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

package io.github.cloudeventsboot.docs.monitoring;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.github.cloudeventsboot.observation.CloudEventMeterDocumentation;
import io.github.cloudeventsboot.observation.CloudEventObservationDocumentation;
import io.github.cloudeventsboot.observation.CloudEventObservationDocumentation.HighCardinalityKeyNames;
import io.github.cloudeventsboot.observation.CloudEventObservationDocumentation.LowCardinalityKeyNames;
import io.github.cloudeventsboot.observation.CloudEventReceiveObservationContext;
import io.github.cloudeventsboot.observation.CloudEventReceiveOutcome;
import io.github.cloudeventsboot.observation.DefaultCloudEventReceiveObservationConvention;
import io.micrometer.common.KeyValue;
import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationFilter;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that {@code docs/monitoring.md} says what the documentation enums say.
 */
class MonitoringDocumentTests {

	private static final Path DOCUMENT = Path.of("..", "docs", "monitoring.md");

	private static final String START = "<!-- metrics, generated from CloudEventObservationDocumentation and"
			+ " CloudEventMeterDocumentation -->\n";

	private static final String END = "<!-- end of metrics -->";

	@Test
	void tablesAreThoseOfTheEnums() throws IOException {
		String document = Files.readString(DOCUMENT);
		String tables = document.substring(document.indexOf(START) + START.length(), document.indexOf(END));
		String generated = generate();
		assertThat(tables).as("Put this between the comments in %s:\n%s", DOCUMENT, generated).isEqualTo(generated);
	}

	private static String generate() {
		List<String> lines = new ArrayList<>();
		lines.add("");
		lines.add("| meter | for Prometheus | type | labels | meaning |");
		lines.add("|---|---|---|---|---|");
		CloudEventObservationDocumentation receive = CloudEventObservationDocumentation.RECEIVE;
		var convention = new DefaultCloudEventReceiveObservationConvention();
		String name = convention.getName();
		String labels = labels(receive.getLowCardinalityKeyNames());
		lines.add(row(name, "seconds", Meter.Type.TIMER, labels, receive.getDescription()));
		lines.add(row(name + ".active", "seconds", Meter.Type.LONG_TASK_TIMER,
				labels(convention
					.getLowCardinalityKeyValues(new CloudEventReceiveObservationContext("binary", (header) -> null))
					.stream()
					.map(KeyValue::getKey)),
				"Messages to event handlers that are not finished yet"));
		CloudEventObservationDocumentation handshake = CloudEventObservationDocumentation.HANDSHAKE;
		lines.add(row(handshake.getName(), "seconds", Meter.Type.TIMER, labels(handshake.getLowCardinalityKeyNames()),
				handshake.getDescription()));
		for (CloudEventMeterDocumentation meter : CloudEventMeterDocumentation.values()) {
			lines.add(row(meter.getName(), unit(meter), meter.getType(), labels(meter.getKeyNames()),
					meter.getDescription()));
		}
		lines.add("");
		lines.add("| label | meaning |");
		lines.add("|---|---|");
		for (LowCardinalityKeyNames key : LowCardinalityKeyNames.values()) {
			lines.add("| `" + prometheus(key.asString()) + "` | " + key.getDescription() + " |");
		}
		for (CloudEventMeterDocumentation.KeyNames key : CloudEventMeterDocumentation.KeyNames.values()) {
			lines.add("| `" + prometheus(key.asString()) + "` | " + key.getDescription() + " |");
		}
		lines.add("");
		lines.add("Spans have the labels of `cloudevents.receive` as keys, and these keys:");
		lines.add("");
		lines.add("| key | meaning |");
		lines.add("|---|---|");
		for (HighCardinalityKeyNames key : HighCardinalityKeyNames.values()) {
			lines.add("| `" + key.asString() + "` | " + key.getDescription() + " |");
		}
		lines.add("");
		return lines.stream().collect(Collectors.joining("\n", "", "\n"));
	}

	private static String unit(CloudEventMeterDocumentation meter) {
		return switch (meter.getType()) {
			case COUNTER -> "total";
			case TIMER -> "seconds";
			default -> meter.getBaseUnit();
		};
	}

	private static String row(String name, String unit, Meter.Type type, String labels, String description) {
		return "| `" + name + "` | `" + prometheus(name) + "_" + unit + "` | "
				+ type.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + " | " + labels + " | "
				+ description + " |";
	}

	private static String labels(KeyName[] keys) {
		return labels(Arrays.stream(keys).map(KeyName::asString));
	}

	private static String labels(Stream<String> keys) {
		return keys.map((key) -> "`" + prometheus(key) + "`").collect(Collectors.joining(", "));
	}

	private static String prometheus(String name) {
		return name.replace('.', '_');
	}

	@Test
	void conventionAndFilterDoWhatTheDocumentSays() {
		CloudEventReceiveObservationContext received = new CloudEventReceiveObservationContext("binary",
				(name) -> null);
		received.setEvents(List.of(event("/shops/1")), (type) -> null);
		received.setOutcome(CloudEventReceiveOutcome.SUCCESS, null);
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(
				ConventionConfiguration.class)) {
			DefaultCloudEventReceiveObservationConvention convention = context
				.getBean(DefaultCloudEventReceiveObservationConvention.class);
			assertThat(convention.getContextualName(received)).isEqualTo("process other");
			assertThat(convention.getLowCardinalityKeyValues(received)).contains(KeyValue.of("source", "shop"));
			ObservationFilter filter = context.getBean(ObservationFilter.class);
			assertThat(filter.map(received).getLowCardinalityKeyValues()).containsExactly(KeyValue.of("tenant", "own"));
		}
	}

	@Test
	void timersHaveALabelOfTheError() {
		SimpleMeterRegistry meters = new SimpleMeterRegistry();
		ObservationRegistry registry = ObservationRegistry.create();
		registry.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
		CloudEventReceiveObservationContext received = new CloudEventReceiveObservationContext("binary",
				(name) -> null);
		Observation observation = CloudEventObservationDocumentation.RECEIVE.start(null,
				new DefaultCloudEventReceiveObservationConvention(), () -> received, registry);
		received.setEvents(List.of(event("/shop")), (type) -> type);
		received.setOutcome(CloudEventReceiveOutcome.ERROR, null);
		observation.error(new IllegalStateException());
		observation.stop();
		assertThat(meters.get("cloudevents.receive").timer().getId().getTags())
			.contains(Tag.of("cloudevents.event_type", "t"), Tag.of("error", "IllegalStateException"));
	}

	private static CloudEvent event(String source) {
		return CloudEventBuilder.v1().withId("1").withSource(URI.create(source)).withType("t").build();
	}

}
