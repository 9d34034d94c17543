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

package io.github.cloudeventsboot.autoconfigure;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.github.cloudeventsboot.CloudEventConverter;
import io.github.cloudeventsboot.CloudEventDataConverter;
import io.github.cloudeventsboot.InvalidCloudEventDataException;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.TrustedEvents;
import io.github.cloudeventsboot.TypedCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventType;
import io.github.cloudeventsboot.binding.BindingContext;
import io.github.cloudeventsboot.binding.ConstraintMetadata;
import io.github.cloudeventsboot.binding.EventBindings;
import io.github.cloudeventsboot.binding.EventFactory;
import io.github.cloudeventsboot.binding.JakartaConstraintMetadata;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.ResolvableType;
import org.springframework.util.IdGenerator;
import org.springframework.util.MimeType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link CloudEventsAutoConfiguration}.
 */
class CloudEventsAutoConfigurationTests {

	// in the wrong order, so that it must be brought into the right one
	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CloudEventsAutoConfiguration.class, ValidationAutoConfiguration.class,
				JacksonAutoConfiguration.class));

	@Test
	void isFoundByApplications() {
		assertThat(ImportCandidates.load(AutoConfiguration.class, null))
			.contains(CloudEventsAutoConfiguration.class.getName());
	}

	@Test
	void definesConverterAndItsParts() {
		this.contextRunner.run((context) -> assertThat(context).hasNotFailed()
			.hasSingleBean(CloudEventConverter.class)
			.hasSingleBean(BindingContext.class)
			.hasSingleBean(EventBindings.class)
			.hasSingleBean(EventFactory.class)
			.hasSingleBean(TrustedEvents.class)
			.hasSingleBean(CloudEventsProperties.class)
			.hasSingleBean(JakartaConstraintMetadata.class));
	}

	@Test
	void definesNoBeansThatWouldBeTheApplications() {
		this.contextRunner
			.run((context) -> assertThat(context).doesNotHaveBean(IdGenerator.class).doesNotHaveBean(Clock.class));
	}

	@Test
	void strategiesOfTheApplicationTakePrecedence() {
		this.contextRunner.withUserConfiguration(OwnBeansConfiguration.class).run((context) -> {
			assertThat(context).hasNotFailed();
			for (Class<?> type : List.of(CloudEventConverter.class, TrustedEvents.class)) {
				assertThat(context.getBeanNamesForType(type)).as(type.getName())
					.singleElement()
					.asString()
					.startsWith("own");
			}
		});
	}

	@Test
	void backsOffWithoutTheSdk() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(CloudEvent.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(CloudEventsAutoConfiguration.class));
	}

	@Test
	void backsOffWithoutJackson() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(JsonMapper.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(CloudEventsAutoConfiguration.class));
	}

	@Test
	void backsOffWithoutJsonMapperBean() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(CloudEventsAutoConfiguration.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(CloudEventConverter.class));
	}

	@Test
	void backsOffWhenNoneOfSeveralJsonMappersIsPrimary() {
		this.contextRunner.withBean("one", JsonMapper.class, JsonMapper::new)
			.withBean("two", JsonMapper.class, JsonMapper::new)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(CloudEventConverter.class));
	}

	@Test
	void takesThePrimaryOfSeveralJsonMappers() {
		this.contextRunner.withUserConfiguration(TwoMappersConfiguration.class).run((context) -> {
			CloudEvent event = converter(context).toCloudEvent(OutgoingCloudEvent.of("user.added", new User("Ada")));
			assertThat(event.getData()).isNotNull();
			assertThat(event.getData().toBytes()).asString().isEqualTo("{\"UserName\":\"Ada\"}");
		});
	}

	@Test
	void takesIdGeneratorAndClockOfTheApplication() {
		UUID id = UUID.fromString("4dfb8ebd-6a36-4d32-a4f4-6cf6c0c6f4a7");
		Instant now = Instant.parse("2026-01-02T03:04:05Z");
		this.contextRunner.withBean(IdGenerator.class, () -> () -> id)
			.withBean(Clock.class, () -> Clock.fixed(now, ZoneOffset.UTC))
			.run((context) -> {
				CloudEvent event = converter(context).toCloudEvent(OutgoingCloudEvent.of("user.added"));
				assertThat(event.getId()).isEqualTo(id.toString());
				assertThat(event.getTime()).isEqualTo(OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
			});
	}

	@Test
	void generatesIdAndTimeWithoutSuchBeans() {
		this.contextRunner.run((context) -> {
			CloudEventConverter converter = converter(context);
			CloudEvent one = converter.toCloudEvent(OutgoingCloudEvent.of("user.added"));
			CloudEvent two = converter.toCloudEvent(OutgoingCloudEvent.of("user.added"));
			assertThat(one.getId()).isNotEmpty().isNotEqualTo(two.getId());
			assertThat(one.getTime()).isBetween(OffsetDateTime.now().minusMinutes(1), OffsetDateTime.now());
		});
	}

	@Test
	void takesSourceFromPropertyFirst() {
		this.contextRunner.withPropertyValues("cloudevents.source=https://example.com/x", "spring.application.name=y")
			.run(source((source) -> assertThat(source).isEqualTo("https://example.com/x")));
	}

	@Test
	void takesSourceFromNameOfTheApplication() {
		this.contextRunner.withPropertyValues("spring.application.name=my orders/ä")
			.run(source((source) -> assertThat(source).isEqualTo("/my%20orders%2F%C3%A4")));
	}

	@Test
	void hasSourceWithoutNameOfTheApplication() {
		this.contextRunner.run(source((source) -> assertThat(source).isEqualTo("/")));
		this.contextRunner.withPropertyValues("spring.application.name= ")
			.run(source((source) -> assertThat(source).isEqualTo("/")));
	}

	@Test
	void failsOnSourceThatIsNoUriReference() {
		for (String source : List.of("two words", "", "http://[::", "a%zz")) {
			this.contextRunner.withPropertyValues("cloudevents.source=" + source)
				.run((context) -> assertThat(context).getFailure()
					.rootCause()
					.hasMessageContaining("cloudevents.source"));
		}
	}

	@Test
	void checksConstraints() {
		this.contextRunner.run((context) -> assertThatExceptionOfType(InvalidCloudEventDataException.class)
			.isThrownBy(() -> converter(context).fromCloudEvent(event(""), UserAdded.class)));
	}

	@Test
	void checksNoConstraintsWhenSwitchedOff() {
		this.contextRunner.withPropertyValues("cloudevents.validation.enabled=false")
			.run((context) -> assertThat(converter(context).fromCloudEvent(event(""), UserAdded.class).data().name())
				.isEmpty());
	}

	@Test
	void checksNoConstraintsWithoutBeanValidation() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(Validator.class)).run((context) -> {
			assertThat(context).hasNotFailed().doesNotHaveBean(ConstraintMetadata.class);
			assertThat(converter(context).fromCloudEvent(event(""), UserAdded.class).data().name()).isEmpty();
		});
	}

	@Test
	void checksNoConstraintsWithoutValidatorBean() {
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(CloudEventsAutoConfiguration.class, JacksonAutoConfiguration.class))
			.run((context) -> {
				assertThat(context).hasSingleBean(CloudEventConverter.class).doesNotHaveBean(ConstraintMetadata.class);
				assertThat(converter(context).fromCloudEvent(event(""), UserAdded.class).data().name()).isEmpty();
			});
	}

	@Test
	void checksNoConstraintsOfTrustedSources() {
		this.contextRunner.withPropertyValues("cloudevents.validation.trusted-sources=/other,/user*").run((context) -> {
			assertThat(converter(context).fromCloudEvent(event(""), UserAdded.class).data().name()).isEmpty();
			CloudEvent stranger = CloudEventBuilder.from(event("")).withSource(URI.create("/others")).build();
			assertThatExceptionOfType(InvalidCloudEventDataException.class)
				.isThrownBy(() -> converter(context).fromCloudEvent(stranger, UserAdded.class));
		});
	}

	@Test
	void checksNoConstraintsOfEventsThatTheApplicationTrusts() {
		this.contextRunner.withBean(TrustedEvents.class, () -> (event) -> event.getSubject() != null)
			.withPropertyValues("cloudevents.validation.trusted-sources=/user*")
			.run((context) -> {
				CloudEvent trusted = CloudEventBuilder.from(event("")).withSubject("s").build();
				assertThat(converter(context).fromCloudEvent(trusted, UserAdded.class).data().name()).isEmpty();
				assertThatExceptionOfType(InvalidCloudEventDataException.class)
					.isThrownBy(() -> converter(context).fromCloudEvent(event(""), UserAdded.class));
			});
	}

	@Test
	void asksDataConvertersOfTheApplication() {
		CloudEvent event = CloudEventBuilder.from(event("x")).withDataContentType("text/csv").build();
		this.contextRunner.withBean(CloudEventDataConverter.class, CsvConverter::new).run((context) -> {
			Object value = converter(context).fromCloudEvent(event,
					ResolvableType.forClassWithGenerics(TypedCloudEvent.class, User.class));
			assertThat(value).isInstanceOfSatisfying(TypedCloudEvent.class,
					(typed) -> assertThat(typed.data()).isEqualTo(new User("from CSV")));
		});
	}

	private static CloudEventConverter converter(AssertableApplicationContext context) {
		return context.getBean(CloudEventConverter.class);
	}

	private static ContextConsumer<AssertableApplicationContext> source(Consumer<String> assertion) {
		return (context) -> assertion
			.accept(converter(context).toCloudEvent(OutgoingCloudEvent.of("user.added")).getSource().toString());
	}

	private static CloudEvent event(String name) {
		return CloudEventBuilder.v1()
			.withId("1")
			.withSource(URI.create("/users"))
			.withType("user.added")
			.withData("application/json", JsonMapper.shared().writeValueAsBytes(Map.of("name", name)))
			.build();
	}

	@CloudEventType("user.added")
	record UserAdded(Name data) {

	}

	record Name(@NotBlank String name) {

	}

	record User(String userName) {

	}

	static class CsvConverter implements CloudEventDataConverter {

		@Override
		public boolean canRead(ResolvableType type, MimeType contentType) {
			return "csv".equals(contentType.getSubtype());
		}

		@Override
		public Object read(byte[] data, ResolvableType type, MimeType contentType) {
			return new User("from CSV");
		}

		@Override
		public boolean canWrite(Class<?> type, MimeType contentType) {
			return false;
		}

		@Override
		public byte[] write(Object value, MimeType contentType) {
			throw new UnsupportedOperationException();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TwoMappersConfiguration {

		@Bean
		JsonMapper other() {
			return new JsonMapper();
		}

		@Bean
		@Primary
		JsonMapper primary() {
			return JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE).build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnBeansConfiguration {

		@Bean
		CloudEventConverter ownConverter() {
			return mock(CloudEventConverter.class);
		}

		@Bean
		TrustedEvents ownTrustedEvents() {
			return (event) -> true;
		}

	}

}
