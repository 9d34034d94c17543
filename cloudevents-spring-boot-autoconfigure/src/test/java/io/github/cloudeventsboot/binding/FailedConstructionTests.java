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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSetter;
import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.CloudEventConverter;
import io.github.cloudeventsboot.CloudEventException;
import io.github.cloudeventsboot.CloudEventRejection;
import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.TypedCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventType;
import io.github.cloudeventsboot.event.EventRejection;
import kotlin.Metadata;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.ResolvableType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link FailedConstruction}.
 */
@ExtendWith(OutputCaptureExtension.class)
class FailedConstructionTests {

	private final CloudEventConverter converter = Converters.create();

	private final LoggingSystem logging = LoggingSystem.get(getClass().getClassLoader());

	@BeforeEach
	void setLevel() {
		this.logging.setLogLevel(EventRejection.LOGGER, LogLevel.DEBUG);
	}

	@AfterEach
	void resetLevel() {
		this.logging.setLogLevel(EventRejection.LOGGER, null);
	}

	@Test
	void constructorOfTheDataThatThrowsIsAReasonOfItsOwn(CapturedOutput output) {
		CloudEventException ex = rejected("ordered", "{\"number\":\"x\",\"amount\":-1}", Ordered.class);
		assertThat(ex.getCode()).isEqualTo(CloudEventRejection.FAILED_CONSTRUCTION);
		assertThat(ex.getViolations()).containsExactly(CloudEventViolation.ofPointer("#", "is not valid"));
		assertThat(output).contains(
				"The data of an event could not be converted to " + Order.class.getName() + ":"
						+ " java.lang.IllegalArgumentException: amount is negative",
				"at " + Order.class.getName() + ".<init>(");
	}

	@Test
	void namesTheMemberWithoutWhichItFails() {
		CloudEventException ex = rejected("ordered", "{\"amount\":1}", Ordered.class);
		assertThat(ex.getCode()).isEqualTo(CloudEventRejection.FAILED_CONSTRUCTION);
		assertThat(ex.getViolations()).containsExactly(CloudEventViolation.ofPointer("#/number", "is required"));
		ex = rejected("any", "{\"lines\":[{\"number\":\"a\",\"amount\":1},{\"amount\":1}]}",
				ResolvableType.forClassWithGenerics(TypedCloudEvent.class, Lines.class));
		assertThat(ex.getViolations())
			.containsExactly(CloudEventViolation.ofPointer("#/lines/1/number", "is required"));
	}

	@Test
	void namesTheMemberAsKotlinDoes() {
		CloudEventException ex = rejected("any", "{}",
				ResolvableType.forClassWithGenerics(TypedCloudEvent.class, LikeKotlin.class));
		assertThat(ex.getViolations()).containsExactly(CloudEventViolation.ofPointer("#/number", "is required"));
	}

	@Test
	void namesNothingThatIsNoMember() {
		CloudEventException ex = rejected("any", "{\"number\":\"s3cr3t\"}",
				ResolvableType.forClassWithGenerics(TypedCloudEvent.class, Quoting.class));
		assertThat(ex.getViolations()).containsExactly(CloudEventViolation.ofPointer("#", "is not valid"));
	}

	@Test
	void setterAndConstructorOfTheEventType(CapturedOutput output) {
		CloudEventException ex = rejected("any", "{\"amount\":-1}",
				ResolvableType.forClassWithGenerics(TypedCloudEvent.class, Bean.class));
		assertThat(ex.getCode()).isEqualTo(CloudEventRejection.FAILED_CONSTRUCTION);
		assertThat(ex.getViolations()).first().extracting(CloudEventViolation::pointer).isEqualTo("#/amount");
		ex = rejected("checked", "1", Checked.class);
		assertThat(ex.getCode()).isEqualTo(CloudEventRejection.FAILED_CONSTRUCTION);
		assertThat(ex.withIndex(1).getCode()).isEqualTo(CloudEventRejection.FAILED_CONSTRUCTION);
		assertThat(output).contains("IllegalStateException: setter", "IllegalStateException: checked");
	}

	@Test
	void mistakeOfTheSenderComesFirst() {
		assertThat(rejected("any", "{\"lines\":[{},{\"number\":[]}]}",
				ResolvableType.forClassWithGenerics(TypedCloudEvent.class, Lines.class))
			.getCode()).isEqualTo(CloudEventRejection.INVALID_DATA);
		assertThat(rejected("tagged", "{}", Tagged.class).getCode()).isEqualTo(CloudEventRejection.INVALID_DATA);
		assertThat(rejected("ordered", "{\"number\":\"x\",\"amount\":\"x\"}", Ordered.class).getCode())
			.isEqualTo(CloudEventRejection.INVALID_DATA);
	}

	@Test
	void warnsOnceOfKotlinWithoutItsModule(CapturedOutput output) {
		JsonDataFactory json = new JsonDataFactory(new tools.jackson.databind.json.JsonMapper());
		json.reader(ResolvableType.forClass(Order.class), null);
		assertThat(output).doesNotContain("Kotlin");
		json.reader(ResolvableType.forClassWithGenerics(List.class, KotlinClass.class), null);
		json.checkModule(ResolvableType.forClass(KotlinClass.class));
		assertThat(output.toString().split("is a Kotlin class", -1)).hasSize(2);
		assertThat(output).contains(KotlinClass.class.getName(), "jackson-module-kotlin");
	}

	@Test
	void constructorThatThrowsIsTheSendersMistake() {
		assertThat(violations(Converters.json("strict", "-1"), Strict.class))
			.containsExactly(CloudEventViolation.ofEvent("event can't be converted to Strict"));
		assertThat(violations(Converters.json("strict.data", "{\"size\":{\"size\":-1}}"), StrictData.class))
			.containsExactly(CloudEventViolation.ofPointer("#/size", "is not valid"));
	}

	@Test
	void errorOfAConstructorIsNotTheSendersMistake() {
		assertThatExceptionOfType(NoClassDefFoundError.class)
			.isThrownBy(() -> this.converter.fromCloudEvent(Converters.json("broken", "1"), Broken.class));
	}

	@Test
	void dataThatCanNeverBeReadIsNotTheSendersMistake() {
		assertThatIllegalStateException()
			.isThrownBy(() -> this.converter.fromCloudEvent(Converters.json("abstract", "{}"), AbstractData.class))
			.withMessageContaining("Animal");
	}

	private List<CloudEventViolation> violations(CloudEvent event, Class<?> type) {
		return Converters.violations(this.converter, event, ResolvableType.forClass(type));
	}

	private CloudEventException rejected(String type, String data, Class<?> target) {
		return rejected(type, data, ResolvableType.forClass(target));
	}

	private CloudEventException rejected(String type, String data, ResolvableType target) {
		CloudEvent event = Converters.json(type, data);
		CloudEventException ex = catchThrowableOfType(CloudEventException.class,
				() -> this.converter.fromCloudEvent(event, target));
		assertThat(ex).isNotNull();
		return ex;
	}

	@CloudEventType("ordered")
	record Ordered(Order data) {
	}

	@CloudEventType("tagged")
	record Tagged(Order data, String tag) {
	}

	@CloudEventType("checked")
	record Checked(int data) {

		Checked {
			throw new IllegalStateException("checked");
		}

	}

	record Order(String number, int amount) {

		Order {
			number = number.trim();
			if (amount < 0) {
				throw new IllegalArgumentException("amount is negative");
			}
		}

	}

	record Lines(List<Order> lines) {
	}

	record LikeKotlin(@Nullable String number) {

		LikeKotlin {
			if (number == null) {
				throw new NullPointerException("Parameter specified as non-null is null: method"
						+ " com.example.LikeKotlin.<init>, parameter number");
			}
		}

	}

	record Quoting(String number) {

		Quoting {
			throw new NullPointerException("because \"" + number + "\"");
		}

	}

	static class Bean {

		@JsonSetter
		void setAmount(int amount) {
			throw new IllegalStateException("setter");
		}

	}

	@Metadata
	static class KotlinClass {

	}

	@CloudEventType("strict")
	record Strict(int data) {

		Strict {
			if (data < 0) {
				throw new IllegalArgumentException("must not be negative: " + data);
			}
		}

	}

	@CloudEventType("broken")
	record Broken(int data) {

		Broken {
			if (data > 0) {
				throw new NoClassDefFoundError("Missing");
			}
		}

	}

	@CloudEventType("strict.data")
	record StrictData(StrictSize data) {

	}

	record StrictSize(PositiveSize size) {

	}

	record PositiveSize(int size) {

		@JsonCreator
		PositiveSize {
			if (size < 0) {
				throw new UncheckedIOException("must not be negative: " + size, new IOException());
			}
		}

	}

	@CloudEventType("abstract")
	record AbstractData(Animal data) {

	}

	interface Animal {

	}

}
