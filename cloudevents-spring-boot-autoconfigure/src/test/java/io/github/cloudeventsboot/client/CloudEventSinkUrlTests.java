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

package io.github.cloudeventsboot.client;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;

import io.github.cloudeventsboot.conformance.Requirement;
import io.github.cloudeventsboot.testsupport.RecordingServer;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpStatus;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for the URL of a sink, and the client that connects to it.
 */
class CloudEventSinkUrlTests extends AbstractSinkTests {

	@Test
	void followsNoRedirectsWhateverTheClientDoes() {
		this.server.answer(303, (headers) -> headers.set("Location", "/elsewhere"));
		RestClient.Builder client = RestClient.builder()
			.requestFactory(new JdkClientHttpRequestFactory(
					HttpClient.newBuilder().followRedirects(HttpClient.Redirect.ALWAYS).build()));
		assertThat(failure(() -> builder().client(client).build().send(EVENT)).getStatusCode())
			.isEqualTo(HttpStatus.SEE_OTHER);
		assertThat(this.server.requests()).hasSize(1);
	}

	@Test
	void copiesTheClient() {
		RestClient.Builder client = RestClient.builder().defaultHeader("X-Copied", "yes");
		CloudEventSinkBuilder copied = builder().client(client);
		client.defaultHeader("X-Later", "yes");
		copied.build().send(EVENT);
		assertThat(this.server.requests().get(0).headers().getFirst("X-Copied")).isEqualTo("yes");
		assertThat(this.server.requests().get(0).headers().containsHeader("X-Later")).isFalse();
	}

	@Test
	void connectsByTheGivenRequestFactory() {
		List<URI> connections = new ArrayList<>();
		ClientHttpRequestFactory factory = new JdkClientHttpRequestFactory();
		builder().requestFactory((uri, method) -> {
			connections.add(uri);
			return factory.createRequest(uri, method);
		}).build().send(EVENT);
		assertThat(connections).containsExactly(this.server.url());
	}

	@Test
	@Requirement(produced = "W-08")
	void sendsTheTokenOfTheUrlWithoutShowingIt() {
		List<String> seen = new ArrayList<>();
		ObservationRegistry observations = ObservationRegistry.create();
		observations.observationConfig().observationHandler(new ObservationHandler<>() {

			@Override
			public void onStop(Observation.Context context) {
				seen.add(context.getAllKeyValues().toString());
			}

			@Override
			public boolean supportsContext(Observation.Context context) {
				return true;
			}

		});
		RestClient.Builder client = RestClient.builder()
			.observationRegistry(observations)
			.requestInterceptor((request, body, execution) -> {
				seen.add(request.getURI().toString());
				return execution.execute(request, body);
			});
		URI url = URI.create(this.server.url() + "hook?access_token=s%2Fcret&x=1#fragment");
		CloudEventSink sink = this.clients.sink(url).client(client).maxAttempts(1).build();
		sink.send(EVENT);
		RecordingServer.Request request = this.server.requests().get(0);
		assertThat(request.path()).isEqualTo("/hook?access_token=s%2Fcret&x=1");
		assertThat(request.headers().getCacheControl()).isEqualTo("no-store");
		this.server.close();
		CloudEventSendException thrown = failure(() -> sink.send(EVENT));
		assertThat(thrown).hasCauseInstanceOf(ResourceAccessException.class);
		seen.add(stackTrace(thrown));
		assertThat(String.join("\n", seen)).contains(this.server.url() + "hook").doesNotContain("cret");
	}

	private static String stackTrace(Throwable thrown) {
		StringWriter trace = new StringWriter();
		thrown.printStackTrace(new PrintWriter(trace));
		return trace.toString();
	}

	@Test
	void refusesCredentialsInTheUrlWithoutShowingThem() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.clients.sink(URI.create("https://user:secret@example.com/events")))
			.withMessageContaining("credentials")
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("secret"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			http://127.0.0.1:99999/secret | 1 to 65535
			http://localhost:65536        | 1 to 65535
			http://localhost:0            | 1 to 65535
			http://localhost:x/           | invalid host
			http://my_host/secret         | invalid host
			http://user:secret@my_host/   | credentials
			http:///events                | no host
			/events                       | http://
			ftp://localhost/secret        | http://
			mailto:secret@localhost       | http://
			""")
	void refusesUrlsThatNothingCanBeSentTo(URI url, String word) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.clients.sink(url))
			.withMessageStartingWith("'url' ")
			.withMessageContaining(word)
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("secret"));
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "http://localhost", "HTTPS://a.example:65535/x?y#z", "http://[::1]:1/", "http://10.0.0.1:/" })
	void takesOtherUrls(URI url) {
		assertThatNoException().isThrownBy(() -> this.clients.sink(url).build());
	}

}
