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

package io.github.cloudeventsboot.autoconfigure.client;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.autoconfigure.CloudEventsAutoConfiguration;
import io.github.cloudeventsboot.autoconfigure.observation.CloudEventsObservationAutoConfiguration;
import io.github.cloudeventsboot.client.CloudEventSendException;
import io.github.cloudeventsboot.client.CloudEventSink;
import io.github.cloudeventsboot.conformance.Requirement;
import io.github.cloudeventsboot.testsupport.RecordingServer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.imperative.ImperativeHttpClientAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.restclient.RestClientCustomizer;
import org.springframework.boot.restclient.autoconfigure.RestClientAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class CloudEventSinkAutoConfigurationTests {

	private final RecordingServer server = new RecordingServer();

	private final ApplicationContextRunner withoutClient = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class,
				HttpMessageConvertersAutoConfiguration.class, CloudEventsAutoConfiguration.class,
				CloudEventsClientAutoConfiguration.class, CloudEventSinkAutoConfiguration.class));

	private final ApplicationContextRunner runner = this.withoutClient
		.withConfiguration(AutoConfigurations.of(HttpClientAutoConfiguration.class,
				ImperativeHttpClientAutoConfiguration.class, RestClientAutoConfiguration.class));

	private final String url = "cloudevents.sink.url=" + this.server.url();

	@AfterEach
	void stop() {
		this.server.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "a=b", "cloudevents.sink.url=", "K_SINK=" })
	void thereIsNoSinkWithoutUrl(String property) {
		this.runner.withPropertyValues(property)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(CloudEventSink.class));
	}

	@Test
	void sendsToTheUrlOfTheProperty() {
		this.runner.withPropertyValues(this.url, "K_SINK=http://localhost:1").run(this::send);
		assertThat(this.server.ids()).containsExactly("1");
	}

	@Test
	void sendsToTheSinkOfKnativeWithItsExtensions() {
		this.runner
			.withPropertyValues("K_SINK=" + this.server.url(),
					"K_CE_OVERRIDES={\"extensions\":{\"tenant\":\"blue\",\"number\":7}}")
			.run(this::send);
		assertThat(this.server.requests().get(0).attributes()).containsEntry("ce-tenant", "blue")
			.containsEntry("ce-number", "7");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{}", "{\"extensions\":{}}", "{\"extensions\":null}" })
	void takesOverridesWithoutExtensions(String overrides) {
		this.runner.withPropertyValues(this.url, "K_CE_OVERRIDES=" + overrides).run(this::send);
		assertThat(this.server.ids()).containsExactly("1");
	}

	@Test
	void setsExtensionsOfKnativeInLowerCase() {
		this.runner
			.withPropertyValues(this.url, "K_CE_OVERRIDES={\"extensions\":{\"Tenant\":\"Blue\",\"REGION\":\"EU\"}}")
			.run(this::send);
		assertThat(this.server.requests().get(0).attributes()).containsEntry("ce-tenant", "Blue")
			.containsEntry("ce-region", "EU");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					x                                        | must be a JSON object
					[]                                       | must be a JSON object
					{"extensions":[]}                        | must be a JSON object
					{"extensions":{"good":"x","my-name":""}} | 'my-name' can't be set: names may contain only ASCII letters and digits
					{"extensions":{"":"x"}}                  | '' can't be set: names may contain only ASCII letters and digits
					{"extensions":{"größe":"x"}}             | 'größe' can't be set: names may contain only ASCII letters and digits
					{"extensions":{"type":"x"}}              | 'type' can't be set: it is not an extension
					{"extensions":{"Source":"x"}}            | 'Source' can't be set: it is not an extension
					{"extensions":{"data":"x"}}              | 'data' can't be set: it is not an extension
					{"extensions":{"a":"1","A":"2"}}         | 'A' can't be set: there is another extension with that name
					{"extensions":{"a":{}}}                  | 'a' can't be set: its value must be a string, number or Boolean
					{"extensions":{"a":null}}                | 'a' can't be set: its value must be a string, number or Boolean
					{"extensions":{"a":"\\u0000"}}            | 'a' can't be set: its value must not contain control characters
					{"extensions":{"a":"\\ud800"}}            | 'a' can't be set: its value must not contain control characters
					""")
	void refusesOtherOverrides(String overrides, String reason) {
		this.runner.withPropertyValues(this.url, "K_CE_OVERRIDES=" + overrides)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class, (ex) -> {
					assertThat(ex.getName()).isEqualTo("K_CE_OVERRIDES");
					assertThat(ex.getReason()).contains(reason);
				}));
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost", "/events", "ftp://localhost/x", "http:///x", "http://a b",
			"http://secret@localhost/", "https://user:secret@localhost", "https://localhost/?access_token=secret|",
			"http://127.0.0.1:99999/secret", "http://localhost:65536", "http://localhost:0/", "http://localhost:x/",
			"http://localhost:99999999999/", "http://user:secret@my_host/", "http://my_host/", "http:localhost",
			"https://", "http://:80/", "mailto:a@secret", "//localhost/", "http://[::1/", "http://secret@" })
	void refusesOtherUrlsWithoutShowingThem(String value) {
		for (String name : List.of("K_SINK", "cloudevents.sink.url")) {
			this.runner.withPropertyValues(name + "=" + value).run((context) -> {
				Throwable failure = context.getStartupFailure();
				assertThat(failure).rootCause()
					.isInstanceOf(InvalidSinkUrlException.class)
					.hasMessageContaining("'" + name + "'");
				FailureAnalysis analysis = new InvalidSinkUrlFailureAnalyzer().analyze(failure);
				assertThat(analysis.getDescription()).contains("'" + name + "'");
				assertThat(analysis.getAction()).contains("'" + name + "'");
				StringWriter told = new StringWriter().append(analysis.getDescription()).append(analysis.getAction());
				failure.printStackTrace(new PrintWriter(told));
				assertThat(told.toString()).doesNotContain("secret");
			});
		}
	}

	@ParameterizedTest
	@CsvSource({ "cloudevents.sink.retry.max-attempts, 0", "cloudevents.sink.retry.delay, 0s",
			"cloudevents.sink.retry.max-delay, -1ms", "cloudevents.sink.timeout, 0" })
	void refusesToAttemptNothing(String key, String value) {
		this.runner.withPropertyValues(this.url, key + "=" + value)
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining(key));
	}

	@Test
	void refusesModesThatASinkCantHave() {
		this.runner.withPropertyValues(this.url, "cloudevents.sink.mode=same-as-request")
			.run((context) -> assertThat(context).getFailure().hasStackTraceContaining("cloudevents.sink.mode"));
	}

	@Test
	void obeysItsProperties() {
		this.server.answer(500).answer(500).answer(500);
		this.runner
			.withPropertyValues(this.url, "cloudevents.sink.mode=structured", "cloudevents.sink.retry.max-attempts=2",
					"cloudevents.sink.retry.delay=1ms", "cloudevents.sink.retry.max-delay=1ms")
			.run((context) -> assertThatExceptionOfType(CloudEventSendException.class).isThrownBy(() -> send(context)));
		assertThat(this.server.requests()).hasSize(2)
			.allSatisfy((request) -> assertThat(request.headers().getFirst("Content-Type"))
				.isEqualTo("application/cloudevents+json"));
	}

	@ParameterizedTest
	@Timeout(20)
	@CsvSource({ "cloudevents.sink.timeout=50ms, a=b", "spring.http.clients.read-timeout=50ms, a=b",
			"cloudevents.sink.timeout=50ms, spring.http.clients.read-timeout=1h" })
	void waitsForTheResponseNoLongerThanAllowed(String property, String other) throws Exception {
		try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			this.runner
				.withPropertyValues("cloudevents.sink.url=http://localhost:" + silent.getLocalPort(), property, other,
						"cloudevents.sink.retry.max-attempts=1")
				.run((context) -> assertThatExceptionOfType(CloudEventSendException.class)
					.isThrownBy(() -> send(context))
					.withCauseInstanceOf(ResourceAccessException.class));
		}
	}

	@Test
	void measuresWhatItSends() {
		this.runner.withPropertyValues(this.url)
			.withConfiguration(AutoConfigurations.of(ObservationAutoConfiguration.class,
					CloudEventsObservationAutoConfiguration.class))
			.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
			.run((context) -> {
				send(context);
				assertThat(context.getBean(MeterRegistry.class)
					.get("cloudevents.send")
					.tag("outcome", "SUCCESS")
					.timer()
					.count()).isOne();
			});
	}

	@Test
	void measuresNothingWhenSwitchedOff() {
		this.runner.withPropertyValues(this.url, "cloudevents.observation.enabled=false")
			.withConfiguration(AutoConfigurations.of(ObservationAutoConfiguration.class,
					CloudEventsObservationAutoConfiguration.class))
			.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
			.run((context) -> {
				send(context);
				assertThat(context.getBean(MeterRegistry.class).getMeters()).isEmpty();
			});
	}

	@Test
	void sendsWithoutMicrometersMeters() {
		this.runner.withPropertyValues(this.url)
			.withClassLoader(new FilteredClassLoader("io.micrometer.core"))
			.run(this::send);
		assertThat(this.server.ids()).containsExactly("1");
	}

	@Test
	@Requirement(produced = "W-08")
	void usesTheApplicationsClient() {
		this.runner.withPropertyValues(this.url)
			.withBean(RestClientCustomizer.class, () -> (builder) -> builder.defaultHeader("Authorization", "Bearer x"))
			.run(this::send);
		assertThat(this.server.requests().get(0).headers().getFirst("Authorization")).isEqualTo("Bearer x");
	}

	@Test
	@Requirement(rejected = "W-04")
	void doesNotFollowRedirects() {
		this.server.answer(302, (headers) -> headers.set("Location", "/elsewhere"));
		this.runner.withPropertyValues(this.url, "spring.http.clients.redirects=follow")
			.run((context) -> assertThatExceptionOfType(CloudEventSendException.class).isThrownBy(() -> send(context)));
		assertThat(this.server.requests()).hasSize(1);
	}

	@Test
	void sendsWithoutBootsClients() {
		this.withoutClient.withPropertyValues(this.url)
			.withClassLoader(new FilteredClassLoader(ClientHttpRequestFactoryBuilder.class))
			.run(this::send);
		assertThat(this.server.ids()).containsExactly("1");
	}

	@Test
	@Timeout(20)
	void waitsWithoutBootsClientsNoLongerThanAllowed() throws Exception {
		try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			this.withoutClient
				.withPropertyValues("cloudevents.sink.url=http://localhost:" + silent.getLocalPort(),
						"cloudevents.sink.timeout=50ms", "cloudevents.sink.retry.max-attempts=1")
				.withClassLoader(new FilteredClassLoader(ClientHttpRequestFactoryBuilder.class))
				.run((context) -> assertThatExceptionOfType(CloudEventSendException.class)
					.isThrownBy(() -> send(context)));
		}
	}

	@Test
	void leavesTheApplicationsBuilderAsItIs() {
		RestClient.Builder own = RestClient.builder().requestFactory((uri, method) -> {
			throw new IllegalStateException("own");
		});
		this.runner.withPropertyValues(this.url).withBean("own", RestClient.Builder.class, () -> own).run(this::send);
		assertThatIllegalStateException().isThrownBy(() -> own.build().get().uri("/").retrieve().toBodilessEntity())
			.withMessage("own");
	}

	@Test
	void choosesNoneOfSeveralBuilders() {
		this.runner.withPropertyValues(this.url)
			.withBean("one", RestClient.Builder.class, RestClient::builder)
			.withBean("two", RestClient.Builder.class, RestClient::builder)
			.run(this::send);
		assertThat(this.server.ids()).containsExactly("1");
	}

	@Test
	void backsOffBeforeTheApplicationsOwn() {
		CloudEventSink own = (event) -> (CloudEvent) event;
		this.runner.withPropertyValues(this.url).withBean(CloudEventSink.class, () -> own).run((context) -> {
			assertThat(context).hasSingleBean(CloudEventSink.class);
			assertThat(context.getBean(CloudEventSink.class)).isSameAs(own);
		});
	}

	private void send(AssertableApplicationContext context) {
		context.getBean(CloudEventSink.class).send(OutgoingCloudEvent.of("t").withId("1"));
	}

}
