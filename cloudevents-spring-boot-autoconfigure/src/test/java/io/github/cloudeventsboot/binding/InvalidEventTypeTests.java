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

package io.github.cloudeventsboot.binding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.github.cloudeventsboot.CloudEventConverter;
import io.github.cloudeventsboot.annotation.CloudEventAttribute;
import io.github.cloudeventsboot.annotation.CloudEventPayload;
import io.github.cloudeventsboot.annotation.CloudEventType;
import jakarta.validation.constraints.NotNull;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for event types that are declared in a way that can't work.
 */
class InvalidEventTypeTests {

	private final CloudEventConverter converter = Converters.create();

	@ParameterizedTest
	@MethodSource
	void mistakeIsNamedWithWhatToChange(Class<?> type, String[] described) {
		InvalidEventTypeException ex = catchThrowableOfType(InvalidEventTypeException.class,
				() -> this.converter.fromCloudEvent(Converters.json("x", "1"), type));
		assertThat(ex).isNotNull();
		assertThat(ex.getDescription()).contains(described);
		assertThat(ex.getAction()).isNotBlank();
	}

	@Test
	void abstractTypeThatJacksonCanCreateIsNoMistake() {
		assertThat(this.converter.fromCloudEvent(Converters.json("named", "{\"@type\":\"named\",\"number\":1}"),
				Naming.class))
			.isEqualTo(new Named(1));
	}

	static Stream<Arguments> mistakeIsNamedWithWhatToChange() {
		return Stream.of(invalid(Incomplete.class, Untyped.class.getName(), Incomplete.class.getName()),
				invalid(Twice.class, "'same'", First.class.getName(), Second.class.getName(), Twice.class.getName()),
				invalid(TwicePrefix.class, "'same.*'"), invalid(Empty.class, "@CloudEventType", Empty.class.getName()),
				invalid(NoValue.class, "@CloudEventType", NoValue.class.getName()),
				invalid(BadName.class, "'tenant_id'", "BadName"), invalid(DataName.class, "'data'", "DataName"),
				invalid(Both.class, "'both'", "@CloudEventPayload", "@CloudEventAttribute", Both.class.getName()),
				invalid(TwoPayloads.class, "@CloudEventPayload", TwoPayloads.class.getName()),
				invalid(AttributeOfData.class, "@CloudEventAttribute", "'name'", AttributeOfData.class.getName()),
				invalid(DataAsAttribute.class, "@CloudEventAttribute", "'data'", DataAsAttribute.class.getName()),
				invalid(PayloadTwice.class, "@CloudEventPayload", PayloadTwice.class.getName()),
				invalid(SameAttribute.class, "'tenantId'", "'tenant'", "'tenantid'"),
				invalid(Open.class, "Open is abstract"), invalid(Base.class, "Base is abstract"),
				invalid(Unsupported.class, "'worker'", "java.lang.Runnable"),
				invalid(PatternAttribute.class, "'pattern'", "java.util.regex.Pattern"),
				invalid(UrlsAttribute.class, "'urls'", "java.net.URL"),
				invalid(FileAttribute.class, "'file'", "java.io.File"),
				invalid(ResourceAttribute.class, "'resource'", "Resource"),
				invalid(DateAsTime.class, "'time'", "LocalDate", "offset"),
				invalid(BadDefault.class, "'count'", "must be an integer"),
				invalid(StringMap.class, "Map<", "StringMap"),
				invalid(Unreachable.class, "'data'", "constraints", Unreachable.class.getName()),
				invalid(UnreachableElements.class, "'data'", "constraints"),
				invalid(AnnotatedField.class, "subject", AnnotatedField.class.getName()),
				invalid(AnnotatedSetter.class, "setPayload", AnnotatedSetter.class.getName()));
	}

	private static Arguments invalid(Class<?> type, String... described) {
		return Arguments.arguments(type, described);
	}

	@Test
	void typeThatCanNotBeTakenApartCanNotBeSent() {
		assertThatExceptionOfType(InvalidEventTypeException.class)
			.isThrownBy(() -> this.converter.toCloudEvent(new Unreadable("s", "d")))
			.withMessageContaining("'subject'");
	}

	@Test
	void whatIsNoEventTypeIsRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.converter.fromCloudEvent(Converters.json("x", "1"), Untyped.class))
			.withMessageContaining("@CloudEventType");
	}

	@Test
	void elementsOfTheirOwnTypeHaveAnEnd() {
		assertThat(this.converter.fromCloudEvent(Converters.json("branch", "[]"), Branch.class)).isNotNull();
	}

	@Test
	void elementsOfEachOthersTypeHaveAnEnd() {
		assertThat(this.converter.fromCloudEvent(Converters.json("twig", "[]"), Twig.class)).isNotNull();
	}

	@CloudEventType("twig")
	static class Twig {

		final Odd payload;

		Twig(Odd data) {
			this.payload = data;
		}

	}

	static class Odd extends ArrayList<Even> {

	}

	static class Even extends ArrayList<Odd> {

	}

	@CloudEventType("pattern")
	record PatternAttribute(@CloudEventAttribute java.util.regex.Pattern pattern, String data) {

	}

	@CloudEventType("urls")
	record UrlsAttribute(@CloudEventAttribute List<java.net.URL> urls, String data) {

	}

	@CloudEventType("file")
	record FileAttribute(@CloudEventAttribute java.io.File file, String data) {

	}

	@CloudEventType("resource")
	record ResourceAttribute(@CloudEventAttribute org.springframework.core.io.Resource resource, String data) {

	}

	@CloudEventType("field")
	static class AnnotatedField {

		@CloudEventAttribute
		String subject;

	}

	@CloudEventType("setter")
	static class AnnotatedSetter {

		@CloudEventPayload
		void setPayload(String payload) {
		}

	}

	@CloudEventType("branch")
	static class Branch {

		final Tree payload;

		Branch(Tree data) {
			this.payload = data;
		}

	}

	static class Tree extends ArrayList<Tree> {

	}

	@CloudEventType("unreachable")
	static class Unreachable {

		final Constrained payload;

		Unreachable(Constrained data) {
			this.payload = data;
		}

	}

	@CloudEventType("unreachable.elements")
	static class UnreachableElements {

		final Map<String, List<Constrained>> payload;

		UnreachableElements(Map<String, List<Constrained>> data) {
			this.payload = data;
		}

	}

	record Constrained(@NotNull String name) {

	}

	sealed interface Incomplete permits Typed, Untyped {

	}

	@CloudEventType("typed")
	record Typed(String data) implements Incomplete {

	}

	record Untyped(String data) implements Incomplete {

	}

	sealed interface Twice permits First, Second {

	}

	@CloudEventType({ "first", "same" })
	record First(String data) implements Twice {

	}

	@CloudEventType("same")
	record Second(String data) implements Twice {

	}

	sealed interface TwicePrefix permits FirstPrefix, SecondPrefix {

	}

	@CloudEventType("same.*")
	record FirstPrefix(String data) implements TwicePrefix {

	}

	@CloudEventType("same.*")
	record SecondPrefix(String data) implements TwicePrefix {

	}

	@CloudEventType("")
	record Empty(String data) {

	}

	@CloudEventType({})
	record NoValue(String data) {

	}

	@CloudEventType("x")
	record BadName(@CloudEventAttribute("tenant_id") String tenant, String data) {

	}

	@CloudEventType("x")
	record DataAsAttribute(@CloudEventAttribute("tenant") String data) {

	}

	@CloudEventType("x")
	record DataName(@CloudEventAttribute("data") String some, @CloudEventPayload String payload) {

	}

	@CloudEventType("x")
	record Both(@CloudEventAttribute @CloudEventPayload String both) {

	}

	@CloudEventType("x")
	record TwoPayloads(@CloudEventPayload String one, @CloudEventPayload String two) {

	}

	@CloudEventType("x")
	record AttributeOfData(@CloudEventAttribute String name, String other) {

	}

	@CloudEventType("x")
	@CloudEventPayload
	record PayloadTwice(@CloudEventPayload String one) {

	}

	@CloudEventType("x")
	record SameAttribute(String tenantId, @CloudEventAttribute("tenantid") String tenant, String data) {

	}

	@CloudEventType("x")
	record Unsupported(Runnable worker, String data) {

	}

	@CloudEventType("x")
	record DateAsTime(LocalDate time, String data) {

	}

	@CloudEventType("x")
	record BadDefault(@CloudEventAttribute(defaultValue = "one") int count, String data) {

	}

	@CloudEventType("x")
	record StringMap(@CloudEventAttribute Map<String, String> all, String data) {

	}

	@CloudEventType("x")
	static class Unreadable {

		private final String text;

		Unreadable(String subject, String data) {
			this.text = subject + data;
		}

		@Override
		public String toString() {
			return this.text;
		}

	}

	@CloudEventType("open")
	interface Open {

	}

	@CloudEventType("base")
	abstract static class Base {

	}

	@CloudEventType("named")
	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
	@JsonSubTypes(@JsonSubTypes.Type(value = Named.class, name = "named"))
	interface Naming {

	}

	record Named(int number) implements Naming {

	}

}
