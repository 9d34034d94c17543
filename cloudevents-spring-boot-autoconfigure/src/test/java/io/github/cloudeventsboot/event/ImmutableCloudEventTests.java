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

package io.github.cloudeventsboot.event;

import java.net.URI;
import java.time.OffsetDateTime;
import java.util.Set;

import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.InvalidCloudEventException;
import io.github.cloudeventsboot.TypedCloudEvent;
import io.github.cloudeventsboot.conformance.Requirement;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link ImmutableCloudEvent} and {@link EventAssembler}.
 */
class ImmutableCloudEventTests {

	@Test
	@Requirement(accepted = { "A-01", "A-23", "A-24", "A-25" })
	void copiesEventsOfTheSdk() {
		CloudEvent event = valid().withSubject("s")
			.withTime(OffsetDateTime.parse("2018-04-05T17:31:00+02:00"))
			.withDataSchema(URI.create("urn:schema"))
			.withData("text/plain", "text".getBytes())
			.withExtension("flag", true)
			.withExtension("number", 42)
			.withExtension("text", "t")
			.withExtension("uri", URI.create("/u"))
			.withExtension("bytes", new byte[] { 1 })
			.withExtension("when", OffsetDateTime.parse("2018-04-05T17:31:00Z"))
			.build();
		ImmutableCloudEvent copy = ImmutableCloudEvent.copyOf(event);
		assertThat(copy.getId()).isEqualTo("1");
		assertThat(copy.getSource()).isEqualTo(URI.create("/source"));
		assertThat(copy.getSourceString()).isEqualTo("/source");
		assertThat(copy.getType()).isEqualTo("type");
		assertThat(copy.getSpecVersion()).isEqualTo(SpecVersion.V1);
		assertThat(copy.getSubject()).isEqualTo("s");
		assertThat(copy.getTime()).isEqualTo(event.getTime());
		assertThat(copy.getTimeString()).isEqualTo("2018-04-05T17:31:00+02:00");
		assertThat(copy.getDataSchema()).isEqualTo(URI.create("urn:schema"));
		assertThat(copy.getDataSchemaString()).isEqualTo("urn:schema");
		assertThat(copy.getDataContentType()).isEqualTo("text/plain");
		assertThat(copy.getData()).isEqualTo(EventData.ofBytes("text".getBytes()));
		assertThat(copy.getExtensions()).hasSize(6)
			.containsEntry("flag", true)
			.containsEntry("number", 42)
			.containsEntry("text", "t")
			.containsEntry("uri", "/u")
			.containsEntry("bytes", "AQ==")
			.containsEntry("when", "2018-04-05T17:31:00Z");
		assertThat(copy.getExtensionNames()).isEqualTo(event.getExtensionNames());
		assertThat(copy.getAttributeNames()).isEqualTo(event.getAttributeNames());
		assertThat(copy.getAttributeNames())
			.allSatisfy((name) -> assertThat(copy.getAttribute(name)).isEqualTo(event.getAttribute(name)));
	}

	@Test
	void returnsItselfAndWhatATypedEventHolds() {
		ImmutableCloudEvent event = ImmutableCloudEvent.copyOf(valid().build());
		assertThat(ImmutableCloudEvent.copyOf(event)).isSameAs(event);
		assertThat(ImmutableCloudEvent.copyOf(TypedCloudEvent.of(event, "data"))).isEqualTo(event);
	}

	@Test
	@Requirement(rejected = { "A-06", "A-07", "A-09", "A-10", "A-13", "A-14", "A-18", "R-02" })
	void refusesWhatTheSdkLetsIn() {
		assertViolations(valid().withId(""), "attribute 'id' must not be empty");
		assertViolations(valid().withSource(URI.create("")), "attribute 'source' must not be empty");
		assertViolations(valid().withSource(URI.create("/\u00e9")),
				"attribute 'source' must be a URI-reference (RFC 3986)");
		assertViolations(valid().withType(""), "attribute 'type' must not be empty");
		assertViolations(valid().withDataContentType("xyz"),
				"attribute 'datacontenttype' must be a media type (RFC 2046)");
		assertViolations(valid().withDataSchema(URI.create("/relative")),
				"attribute 'dataschema' must be an absolute URI (RFC 3986)");
		assertViolations(valid().withSubject("\n"), "attribute 'subject' " + AttributeRules.STRING);
		assertViolations(valid().withExtension("text", "\ud800"), "attribute 'text' " + AttributeRules.STRING);
		assertViolations(valid().withExtension("uri", URI.create("\u00e9")),
				"attribute 'uri' must be a URI-reference (RFC 3986)");
	}

	@Test
	@Requirement(rejected = { "A-16", "A-17", "A-22" })
	void refusesValuesOfOtherTypes() {
		assertViolations(valid().withExtension("number", 1.5), "attribute 'number' " + AttributeRules.TYPE);
		assertViolations(valid().withExtension("number", 2147483648L), "attribute 'number' " + AttributeRules.TYPE);
		assertViolations(valid().withTime(OffsetDateTime.MAX), "attribute 'time' " + AttributeRules.TYPE);
	}

	@Test
	@Requirement(rejected = "A-08")
	void refusesOtherVersions() {
		CloudEvent event = CloudEventBuilder.v03().withId("1").withSource(URI.create("/s")).withType("t").build();
		assertThatExceptionOfType(InvalidCloudEventException.class).isThrownBy(() -> ImmutableCloudEvent.copyOf(event))
			.withMessage("attribute 'specversion' must be 1.0");
	}

	@Test
	@Requirement(rejected = "A-01")
	void refusesImplementationsWithoutAnything() {
		assertThatExceptionOfType(InvalidCloudEventException.class)
			.isThrownBy(() -> ImmutableCloudEvent.copyOf(mock(CloudEvent.class)))
			.satisfies((ex) -> assertThat(ex.getViolations()).extracting(CloudEventViolation::toString)
				.containsExactly("attribute 'specversion' is required", "attribute 'id' is required",
						"attribute 'source' is required", "attribute 'type' is required"));
	}

	@Test
	@Requirement(rejected = { "A-03", "A-05" })
	void refusesImplementationsWithBadNames() {
		CloudEvent event = mock(CloudEvent.class);
		given(event.getSpecVersion()).willReturn(SpecVersion.V1);
		given(event.getId()).willReturn("1");
		given(event.getSource()).willReturn(URI.create("/"));
		given(event.getType()).willReturn("t");
		given(event.getExtensionNames()).willReturn(Set.of("data"));
		given(event.getExtension("data")).willReturn("x");
		assertThatExceptionOfType(InvalidCloudEventException.class).isThrownBy(() -> ImmutableCloudEvent.copyOf(event))
			.withMessage("attribute 'data' must not be used as the name of an attribute");
	}

	@Test
	void reportsUpToTwentyViolationsTogether() {
		EventAssembler assembler = new EventAssembler();
		for (int i = 0; i < 30; i++) {
			assembler.set("Name" + i, "x");
		}
		assertThatExceptionOfType(InvalidCloudEventException.class).isThrownBy(() -> assembler.build(null))
			.satisfies((ex) -> assertThat(ex.getViolations()).hasSize(20));
	}

	@Test
	void doesNotCallAnAttributeMissingWhoseValueWasRefused() {
		EventAssembler assembler = new EventAssembler();
		assembler.violation("id", "must not be an object or array");
		assertThatExceptionOfType(InvalidCloudEventException.class).isThrownBy(() -> assembler.build(null))
			.satisfies((ex) -> assertThat(ex.getViolations()).extracting(CloudEventViolation::attribute)
				.containsExactly("id", "specversion", "source", "type"));
	}

	@Test
	@Requirement(rejected = "A-02")
	void refusesAttributesThatOccurTwice() {
		for (String name : new String[] { "id", "time", "extension" }) {
			EventAssembler twice = new EventAssembler();
			twice.set(name, "2018-04-05T17:31:00Z");
			twice.set(name, "2018-04-05T17:31:00Z");
			assertThat(twice.hasViolations()).isTrue();
			EventAssembler absent = new EventAssembler();
			absent.setAbsent(name);
			assertThat(absent.hasViolations()).isFalse();
			absent.set(name, "2018-04-05T17:31:00Z");
			assertThat(absent.hasViolations()).isTrue();
		}
	}

	@Test
	void equalsEventsWithTheSameAttributesAndData() {
		ImmutableCloudEvent event = ImmutableCloudEvent.copyOf(valid().withExtension("a", 1).build());
		assertThat(event).isEqualTo(ImmutableCloudEvent.copyOf(valid().withExtension("a", 1).build()))
			.hasSameHashCodeAs(ImmutableCloudEvent.copyOf(valid().withExtension("a", 1).build()))
			.isNotEqualTo(ImmutableCloudEvent.copyOf(valid().withExtension("a", 2).build()))
			.isNotEqualTo(ImmutableCloudEvent.copyOf(valid().withSubject("s").build()))
			.isNotEqualTo("event");
		assertThat(event).hasToString("CloudEvent[id=1, source=/source, type=type]");
	}

	@Test
	void doesNotHaveUnknownContextAttributes() {
		ImmutableCloudEvent event = ImmutableCloudEvent.copyOf(valid().withExtension("a", 1).build());
		assertThatIllegalArgumentException().isThrownBy(() -> event.getAttribute("a"));
		assertThat(event.getExtension("a")).isEqualTo(1);
		assertThat(event.getExtension("b")).isNull();
	}

	private static CloudEventBuilder valid() {
		return CloudEventBuilder.v1().withId("1").withSource(URI.create("/source")).withType("type");
	}

	private static void assertViolations(CloudEventBuilder event, String message) {
		assertThatExceptionOfType(InvalidCloudEventException.class)
			.isThrownBy(() -> ImmutableCloudEvent.copyOf(event.build()))
			.withMessage(message);
	}

}
