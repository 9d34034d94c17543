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

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.CloudEventConverter;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.TypedCloudEvent;
import io.github.cloudeventsboot.autoconfigure.client.EchoEvents.Amount;
import io.github.cloudeventsboot.autoconfigure.client.EchoEvents.EchoServer;
import io.github.cloudeventsboot.autoconfigure.client.EchoEvents.Payment;
import io.github.cloudeventsboot.autoconfigure.client.EchoEvents.Whole;
import io.github.cloudeventsboot.client.CloudEventClients;
import io.github.cloudeventsboot.conformance.Requirement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.restclient.RestTemplateBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.ResolvableType;
import org.springframework.http.MediaType;
import org.springframework.http.RequestEntity;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import org.springframework.web.service.registry.HttpServiceProxyRegistry;
import org.springframework.web.service.registry.ImportHttpServices;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sends every kind of event in every mode with every client, from an application without
 * a web server and without Spring Boot, to event handlers that send it back.
 */
@SpringBootTest(classes = EchoServer.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = "cloudevents.response.mode=same-as-request")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoundTripTests {

	private static final MediaType STRUCTURED = MediaType.parseMediaType("application/cloudevents+json");

	private static final MediaType BATCH = MediaType.parseMediaType("application/cloudevents-batch+json");

	private final CloudEventClients withoutBoot = CloudEventClients.create("/without-boot");

	@LocalServerPort
	private int port;

	@Autowired
	private CloudEventConverter converter;

	private ConfigurableApplicationContext client;

	@BeforeAll
	void startClient() {
		String url = "http://localhost:" + this.port;
		this.client = new SpringApplicationBuilder(ClientApplication.class).web(WebApplicationType.NONE)
			.properties("spring.http.serviceclient.binary.base-url=" + url,
					"spring.http.serviceclient.structured.base-url=" + url,
					"spring.http.serviceclient.structured.default-header.content-type=" + STRUCTURED,
					"spring.application.name=client", "test.source=/from/placeholder")
			.run();
	}

	@AfterAll
	void stopClient() {
		this.client.close();
	}

	static Stream<Arguments> events() {
		List<Arguments> arguments = new ArrayList<>();
		for (Client client : Client.values()) {
			for (boolean structured : new boolean[] { false, true }) {
				arguments.add(Arguments.of(client, structured, EchoEvents.CLOUD_EVENT, CloudEvent.class));
				arguments.add(Arguments.of(client, structured, EchoEvents.BYTES, CloudEvent.class));
				arguments.add(Arguments.of(client, structured, EchoEvents.TYPED,
						ResolvableType.forClassWithGenerics(TypedCloudEvent.class, Amount.class).getType()));
				arguments.add(Arguments.of(client, structured, EchoEvents.OUTGOING,
						ResolvableType.forClassWithGenerics(OutgoingCloudEvent.class, Amount.class).getType()));
			}
			arguments.add(Arguments.of(client, true, EchoEvents.COMPLETED, Payment.class));
			arguments.add(Arguments.of(client, true, EchoEvents.FAILED, EchoEvents.Failed.class));
			arguments.add(Arguments.of(client, true, EchoEvents.WHOLE, Whole.class));
		}
		return arguments.stream();
	}

	@ParameterizedTest
	@MethodSource("events")
	@Requirement(accepted = { "R-01", "R-02" })
	void sendsAndReadsEvents(Client sender, boolean structured, Object event, Type type) {
		MediaType contentType = (structured) ? STRUCTURED : null;
		Object reply = sender.send(this, "/echo", event, contentType, type);
		assertThat(comparable(reply)).isEqualTo(comparable(event));
	}

	static Stream<Arguments> batches() {
		List<Arguments> arguments = new ArrayList<>();
		Type clouds = ResolvableType.forClassWithGenerics(List.class, CloudEvent.class).getType();
		Type payments = ResolvableType.forClassWithGenerics(Collection.class, Payment.class).getType();
		List<CloudEvent> events = List.of(EchoEvents.CLOUD_EVENT, EchoEvents.BYTES, EchoEvents.TYPED);
		List<Payment> union = List.of(EchoEvents.COMPLETED, EchoEvents.FAILED);
		for (Client client : Client.values()) {
			arguments.add(Arguments.of(client, null, events, clouds));
			arguments.add(Arguments.of(client, STRUCTURED, events, clouds));
			arguments.add(Arguments.of(client, null, List.of(EchoEvents.OUTGOING), clouds));
			arguments.add(Arguments.of(client, null, events.toArray(new CloudEvent[0]), CloudEvent[].class));
			arguments.add(Arguments.of(client, BATCH, union, payments));
			arguments.add(Arguments.of(client, BATCH, union.toArray(new Payment[0]), Payment[].class));
			arguments.add(Arguments.of(client, BATCH, List.of(), clouds));
		}
		return arguments.stream();
	}

	@ParameterizedTest
	@MethodSource("batches")
	@Requirement(accepted = "R-02")
	void sendsAndReadsBatches(Client sender, MediaType contentType, Object events, Type type) {
		Object reply = sender.send(this, "/echo-all", events, contentType, type);
		assertThat(comparables(reply)).isEqualTo(comparables(events));
	}

	@ParameterizedTest
	@EnumSource(Interface.class)
	void sendsAndReadsEventsByHttpInterfaces(Interface kind) {
		EchoService service = kind.service(this);
		assertThat(service.cloudEvent(EchoEvents.CLOUD_EVENT)).isEqualTo(EchoEvents.CLOUD_EVENT);
		assertThat(service.cloudEvent(EchoEvents.BYTES)).isEqualTo(EchoEvents.BYTES);
		assertThat(service.typed(EchoEvents.TYPED)).isEqualTo(EchoEvents.TYPED);
		assertThat(comparable(service.outgoing(EchoEvents.OUTGOING))).isEqualTo(comparable(EchoEvents.OUTGOING));
		assertThat(service.union(EchoEvents.COMPLETED)).isEqualTo(EchoEvents.COMPLETED);
		assertThat(service.union(EchoEvents.FAILED)).isEqualTo(EchoEvents.FAILED);
		assertThat(service.generic(EchoEvents.MOVED)).isEqualTo(EchoEvents.MOVED);
		assertThat(service.whole(EchoEvents.WHOLE)).contains(EchoEvents.WHOLE);
		assertThat(service.batch(List.of(EchoEvents.CLOUD_EVENT, EchoEvents.BYTES)).getBody())
			.containsExactly(EchoEvents.CLOUD_EVENT, EchoEvents.BYTES);
		assertThat(service.batch(List.of()).getBody()).isEmpty();
		assertThat(service.unions(new Payment[] { EchoEvents.FAILED, EchoEvents.COMPLETED }))
			.containsExactly(EchoEvents.FAILED, EchoEvents.COMPLETED);
	}

	@Test
	void makesEventsOfWhatTheAnnotationSays() {
		CloudEvent event = Interface.BINARY_GROUP.service(this).amount(new Amount(1, "EUR"));
		assertThat(event.getType()).isEqualTo("amount");
		assertThat(event.getSource()).hasToString("/from/placeholder");
		assertThat(event.getSubject()).isEqualTo("s");
		assertThat(event.getDataSchema()).hasToString("urn:amount");
		assertThat(event.getId()).isNotEmpty();
		assertThat(event.getTime()).isNotNull();
		assertThat(new String(Objects.requireNonNull(event.getData()).toBytes()))
			.isEqualTo("{\"amount\":1.0,\"currency\":\"EUR\"}");
	}

	@Test
	void leavesDeclaredBodiesThatAreEventTypesToJson() {
		assertThat(Interface.BINARY_GROUP.service(this).plain(EchoEvents.WHOLE)).isEqualTo(EchoEvents.WHOLE);
	}

	@Test
	void fillsInWhatIsLeftOut() {
		CloudEvent reply = (CloudEvent) Client.REST_CLIENT.send(this, "/echo", OutgoingCloudEvent.of("t", "text"), null,
				CloudEvent.class);
		assertThat(reply.getSource()).hasToString("/client");
		assertThat(reply.getId()).isNotEmpty();
		assertThat(reply.getTime()).isNotNull();
		assertThat(reply.getDataContentType()).isEqualTo("text/plain;charset=UTF-8");
	}

	@Test
	void readsEventsWithoutBody() throws Exception {
		OutgoingCloudEvent<Object> ping = OutgoingCloudEvent.of("ping").withId("p1");
		RestClient restClient = this.client.getBean(RestClient.Builder.class).build();
		CloudEventClients clients = this.client.getBean(CloudEventClients.class);
		CloudEvent reply = restClient.post()
			.uri("http://localhost:" + this.port + "/echo")
			.body(ping)
			.exchange((request, response) -> clients.read(response, CloudEvent.class));
		assertThat(reply.getId()).isEqualTo("p1");
		assertThat(reply.getData()).isNull();
	}

	private Object comparable(Object event) {
		return (event instanceof OutgoingCloudEvent<?>) ? this.converter.toCloudEvent(event) : event;
	}

	private List<Object> comparables(Object events) {
		Collection<?> collection = (events instanceof Object[] array) ? Arrays.asList(array) : (Collection<?>) events;
		List<Object> result = new ArrayList<>();
		for (Object event : collection) {
			result.add((event instanceof TypedCloudEvent<?> typed) ? typed.toCloudEvent() : comparable(event));
		}
		return result;
	}

	enum Client {

		REST_CLIENT {

			@Override
			Object send(RoundTripTests test, String path, Object body, MediaType contentType, Type type) {
				return send(test.client.getBean(RestClient.Builder.class).build(), test, path, body, contentType, type);
			}

		},

		REST_CLIENT_WITHOUT_BOOT {

			@Override
			Object send(RoundTripTests test, String path, Object body, MediaType contentType, Type type) {
				RestClient restClient = test.withoutBoot.configure(RestClient.builder()).build();
				return send(restClient, test, path, body, contentType, type);
			}

		},

		REST_TEMPLATE {

			@Override
			Object send(RoundTripTests test, String path, Object body, MediaType contentType, Type type) {
				return send(test.client.getBean(RestTemplateBuilder.class).build(), test, path, body, contentType,
						type);
			}

		},

		REST_TEMPLATE_WITHOUT_BOOT {

			@Override
			Object send(RoundTripTests test, String path, Object body, MediaType contentType, Type type) {
				return send(test.withoutBoot.configure(new RestTemplate()), test, path, body, contentType, type);
			}

		};

		abstract Object send(RoundTripTests test, String path, Object body, MediaType contentType, Type type);

		Object send(RestClient restClient, RoundTripTests test, String path, Object body, MediaType contentType,
				Type type) {
			return restClient.post()
				.uri("http://localhost:" + test.port + path)
				.headers((headers) -> headers.setContentType(contentType))
				.body(body)
				.retrieve()
				.body(ParameterizedTypeReference.forType(type));
		}

		Object send(RestTemplate template, RoundTripTests test, String path, Object body, MediaType contentType,
				Type type) {
			return template
				.exchange(RequestEntity.post("http://localhost:" + test.port + path)
					.headers((headers) -> headers.setContentType(contentType))
					.body(body), ParameterizedTypeReference.forType(type))
				.getBody();
		}

	}

	enum Interface {

		BINARY_GROUP {

			@Override
			EchoService service(RoundTripTests test) {
				return test.client.getBean(HttpServiceProxyRegistry.class).getClient("binary", EchoService.class);
			}

		},

		STRUCTURED_GROUP {

			@Override
			EchoService service(RoundTripTests test) {
				return test.client.getBean(HttpServiceProxyRegistry.class).getClient("structured", EchoService.class);
			}

		},

		WITHOUT_BOOT {

			@Override
			EchoService service(RoundTripTests test) {
				RestClient restClient = test.withoutBoot.configure(RestClient.builder())
					.baseUrl("http://localhost:" + test.port)
					.build();
				return test.withoutBoot
					.configure(HttpServiceProxyFactory.builderFor(RestClientAdapter.create(restClient)))
					.build()
					.createClient(EchoService.class);
			}

		};

		abstract EchoService service(RoundTripTests test);

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@ImportHttpServices(group = "binary", types = EchoService.class)
	@ImportHttpServices(group = "structured", types = EchoService.class)
	static class ClientApplication {

	}

}
