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

import java.io.IOException;
import java.util.List;
import java.util.Map;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventType;
import io.github.cloudeventsboot.autoconfigure.CloudEventsAutoConfiguration;
import io.github.cloudeventsboot.client.CloudEventClients;
import io.github.cloudeventsboot.http.converter.CloudEventClientHttpMessageConverter;
import io.github.cloudeventsboot.http.converter.MessageConverterDataConverter;
import io.github.cloudeventsboot.testsupport.RecordingServer;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.imperative.ImperativeHttpClientAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.ClientHttpMessageConvertersCustomizer;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.restclient.RestTemplateBuilder;
import org.springframework.boot.restclient.autoconfigure.RestClientAutoConfiguration;
import org.springframework.boot.restclient.autoconfigure.RestTemplateAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.util.StreamUtils;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

import static org.assertj.core.api.Assertions.assertThat;

class CloudEventsClientAutoConfigurationTests {

	private final ApplicationContextRunner withoutEvents = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(JacksonAutoConfiguration.class, HttpMessageConvertersAutoConfiguration.class,
					HttpClientAutoConfiguration.class, ImperativeHttpClientAutoConfiguration.class,
					RestClientAutoConfiguration.class, RestTemplateAutoConfiguration.class));

	private final ApplicationContextRunner runner = this.withoutEvents.withConfiguration(
			AutoConfigurations.of(CloudEventsAutoConfiguration.class, CloudEventsClientAutoConfiguration.class));

	@Test
	void addsTheConverterInFront() {
		this.runner.run((context) -> {
			RestTemplate template = context.getBean(RestTemplateBuilder.class).build();
			assertThat(template.getMessageConverters().get(0)).isInstanceOf(CloudEventClientHttpMessageConverter.class);
			assertThat(template.getMessageConverters())
				.filteredOn(CloudEventClientHttpMessageConverter.class::isInstance)
				.hasSize(1);
		});
	}

	@Test
	void backsOffWithoutJson() {
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(CloudEventsAutoConfiguration.class, CloudEventsClientAutoConfiguration.class))
			.run((context) -> assertThat(context).doesNotHaveBean(CloudEventClients.class));
	}

	@Test
	void backsOffWithoutBootsConverters() {
		this.runner.withClassLoader(new FilteredClassLoader(ClientHttpMessageConvertersCustomizer.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(CloudEventClients.class));
	}

	@Test
	void backsOffBeforeTheApplicationsOwn() {
		CloudEventClients own = CloudEventClients.create("/own");
		try (RecordingServer server = new RecordingServer()) {
			this.runner.withBean(CloudEventClients.class, () -> own).run((context) -> {
				assertThat(context.getBean(CloudEventClients.class)).isSameAs(own);
				post(context.getBean(RestClient.Builder.class), server, OutgoingCloudEvent.of("t"));
			});
			assertThat(server.requests().get(0).headers().getFirst("ce-source")).isEqualTo("/own");
		}
	}

	@Test
	void sendsOrdinaryBodiesByteForByteAsWithoutEvents() {
		List<Object> bodies = List.of("text", new byte[] { 1, 2 }, new Ordinary("ü", 1), new Carrier("c"),
				new Carrier[] { new Carrier("c") }, List.of(new Carrier("c")), List.of("a", "b"), List.of(),
				Map.of("specversion", "1.0"), 42);
		assertThat(requests(this.runner, bodies)).hasSize(bodies.size() * 6)
			.isEqualTo(requests(this.withoutEvents, bodies));
	}

	private static List<String> requests(ApplicationContextRunner runner, List<Object> bodies) {
		try (RecordingServer server = new RecordingServer()) {
			runner.run((context) -> {
				RestClient client = context.getBean(RestClient.Builder.class).build();
				RestTemplate template = context.getBean(RestTemplateBuilder.class).build();
				for (Object body : bodies) {
					for (MediaType type : new MediaType[] { null, MediaType.APPLICATION_JSON }) {
						client.post()
							.uri(server.url())
							.headers((headers) -> headers.setContentType((body instanceof byte[]) ? null : type))
							.body(body)
							.retrieve()
							.body(Carrier.class);
						client.put().uri(server.url()).body(body).retrieve().toBodilessEntity();
						template.postForObject(server.url(), body, Carrier.class);
					}
				}
			});
			return server.requests().stream().map(CloudEventsClientAutoConfigurationTests::describe).toList();
		}
	}

	private static String describe(RecordingServer.Request request) {
		request.headers().remove("Host");
		return request.method() + " " + request.path() + " " + request.headers() + " " + request.text();
	}

	@Test
	void readsOrdinaryResponsesAsWithoutEvents() {
		this.runner.run((context) -> {
			try (RecordingServer server = new RecordingServer()) {
				server.answer(200, (headers) -> headers.setContentType(MediaType.APPLICATION_JSON),
						"[{\"name\":\"x\"}]".getBytes());
				List<Carrier> carriers = context.getBean(RestClient.Builder.class)
					.build()
					.get()
					.uri(server.url())
					.retrieve()
					.body(new ParameterizedTypeReference<>() {
					});
				assertThat(carriers).containsExactly(new Carrier("x"));
				assertThat(server.requests().get(0).headers().containsHeader("Accept")).isFalse();
			}
		});
	}

	@Test
	void convertsDataByTheConvertersOfClients() {
		try (RecordingServer server = new RecordingServer()) {
			this.runner.withBean(ReversedConverter.class).run((context) -> {
				assertThat(context).hasSingleBean(MessageConverterDataConverter.class);
				RestClient.Builder builder = context.getBean(RestClient.Builder.class);
				post(builder, server,
						OutgoingCloudEvent.of("t", new Ordinary("abc", 1)).withDataContentType("application/reversed"));
				server.answer(200, (headers) -> {
					headers.set("Content-Type", "application/reversed");
					Map.of("ce-specversion", "1.0", "ce-id", "1", "ce-source", "/", "ce-type", "t")
						.forEach(headers::set);
				}, "zyx".getBytes());
				OutgoingCloudEvent<Ordinary> reply = builder.build()
					.get()
					.uri(server.url())
					.retrieve()
					.body(new ParameterizedTypeReference<>() {
					});
				assertThat(reply).isNotNull();
				assertThat(reply.data()).isEqualTo(new Ordinary("xyz", 0));
			});
			assertThat(server.requests().get(0).text()).isEqualTo("cba");
			assertThat(server.requests().get(0).headers().getFirst("Content-Type")).isEqualTo("application/reversed");
		}
	}

	@Test
	void readsEventsInCollectionsOfClients() {
		try (RecordingServer server = new RecordingServer()) {
			server.answer(200, (headers) -> headers.set("Content-Type", "application/cloudevents-batch+json"),
					"[]".getBytes());
			this.runner.run((context) -> assertThat(context.getBean(RestClient.Builder.class)
				.build()
				.get()
				.uri(server.url())
				.retrieve()
				.body(CloudEvent[].class)).isEmpty());
		}
	}

	private static void post(RestClient.Builder builder, RecordingServer server, Object body) {
		builder.build().post().uri(server.url()).body(body).retrieve().toBodilessEntity();
	}

	record Ordinary(String name, int number) {

	}

	@CloudEventType("carrier")
	record Carrier(String name) {

	}

	static class ReversedConverter extends AbstractHttpMessageConverter<Ordinary>
			implements HttpMessageConverter<Ordinary> {

		ReversedConverter() {
			super(MediaType.parseMediaType("application/reversed"));
		}

		@Override
		protected boolean supports(Class<?> clazz) {
			return clazz == Ordinary.class;
		}

		@Override
		protected Ordinary readInternal(Class<? extends Ordinary> clazz, HttpInputMessage inputMessage)
				throws IOException {
			String text = new String(inputMessage.getBody().readAllBytes());
			return new Ordinary(new StringBuilder(text).reverse().toString(), 0);
		}

		@Override
		protected void writeInternal(Ordinary ordinary, HttpOutputMessage outputMessage) throws IOException {
			StreamUtils.copy(new StringBuilder(ordinary.name()).reverse().toString().getBytes(),
					outputMessage.getBody());
		}

	}

}
