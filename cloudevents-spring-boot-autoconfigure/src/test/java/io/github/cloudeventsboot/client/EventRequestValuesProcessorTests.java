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

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.ContentMode;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventRequest;
import io.github.cloudeventsboot.annotation.CloudEventType;
import io.github.cloudeventsboot.binding.InvalidEventTypeException;
import io.github.cloudeventsboot.testsupport.RecordingServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class EventRequestValuesProcessorTests {

	private final RecordingServer server = new RecordingServer();

	private final CloudEventClients clients = CloudEventClients.create("/app");

	private final Service service = service(Service.class);

	private final Annotated annotated = service(Annotated.class);

	private <T> T service(Class<T> type) {
		RestClient client = this.clients.configure(RestClient.builder().baseUrl(this.server.url())).build();
		return this.clients.configure(HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client)))
			.build()
			.createClient(type);
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

	private RecordingServer.Request request() {
		assertThat(this.server.requests()).hasSize(1);
		return this.server.requests().get(0);
	}

	@Test
	void sendsUndeclaredBodiesAsEvents() {
		this.service.event("x", new Item("n"));
		assertThat(request().headers().getFirst("ce-type")).isEqualTo("item");
		assertThat(request().headers().getFirst("ce-source")).isEqualTo("/app");
		assertThat(request().text()).isEqualTo("{\"name\":\"n\"}");
		assertThat(request().path()).endsWith("?q=x");
	}

	@Test
	void leavesDeclaredBodiesAlone() {
		this.service.ordinary(new Item("n"));
		assertThat(request().headers().containsHeader("ce-type")).isFalse();
		assertThat(request().text()).isEqualTo("{\"name\":\"n\"}");
	}

	@Test
	void leavesDeclaredBodiesAloneWithAnnotationWithoutType() {
		this.annotated.text("plain");
		assertThat(request().headers().containsHeader("ce-type")).isFalse();
		assertThat(request().text()).isEqualTo("plain");
	}

	@Test
	void takesAttributesFromTheInterfaceAndItsMethods() {
		this.annotated.item(new Item("n"));
		assertThat(request().headers().getFirst("Content-Type")).isEqualTo("application/cloudevents+json");
		assertThat(request().text()).contains("\"source\":\"/interface\"", "\"subject\":\"method\"",
				"\"type\":\"item\"");
	}

	@Test
	void methodsWinOverTheInterface() {
		this.annotated.binary(List.of("a", "b"));
		assertThat(request().attributes()).containsEntry("ce-source", "/method").containsEntry("ce-type", "list");
		assertThat(request().headers().getFirst("Content-Type")).isEqualTo("text/json");
		assertThat(request().text()).isEqualTo("[\"a\",\"b\"]");
	}

	@Test
	void takesMetaAnnotations() {
		this.service.meta("text");
		assertThat(request().headers().getFirst("ce-type")).isEqualTo("meta");
		assertThat(request().headers().getFirst("Content-Type")).isEqualTo("text/plain;charset=UTF-8");
	}

	@Test
	void sendsEventWithoutDataForNoBody() {
		this.service.ping();
		assertThat(request().headers().getFirst("ce-type")).isEqualTo("ping");
		assertThat(request().body()).isEmpty();
	}

	@Test
	void sendsNothingForNoEvent() {
		this.service.optional(Optional.empty());
		assertThat(request().headers().containsHeader("ce-type")).isFalse();
		assertThat(request().body()).isEmpty();
	}

	@Test
	void sendsNothingInsteadOfNullableEvent() {
		this.service.nullable(null);
		assertThat(request().headers().containsHeader("ce-type")).isFalse();
		assertThat(request().body()).isEmpty();
	}

	@Test
	void refusesToSendNothingInsteadOfAnEvent() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.service.event("x", null))
			.withMessageContainingAll("parameter 1 of", "event(", "must not be null");
		assertThatIllegalArgumentException().isThrownBy(() -> this.service.batch(null))
			.withMessageContaining("must not be null");
		assertThatIllegalArgumentException().isThrownBy(() -> this.service.batch(Arrays.asList(new Item("1"), null)))
			.withMessageContaining("or contain null");
		assertThatIllegalArgumentException().isThrownBy(() -> this.annotated.items(Arrays.asList(new Item("1"), null)))
			.withMessageContaining("or contain null");
		assertThat(this.server.requests()).isEmpty();
	}

	@Test
	void sendsOptionalEvents() {
		this.service.optional(Optional.of(OutgoingCloudEvent.of("maybe")));
		assertThat(request().headers().getFirst("ce-type")).isEqualTo("maybe");
	}

	@Test
	void sendsBatchesOfEventTypes() {
		this.service.batch(List.of(new Item("1"), new Item("2")));
		assertThat(request().headers().getFirst("Content-Type")).isEqualTo("application/cloudevents-batch+json");
	}

	@Test
	void sendsEmptyBatches() {
		this.service.batch(List.of());
		assertThat(request().headers().getFirst("Content-Type")).isEqualTo("application/cloudevents-batch+json");
		assertThat(request().text()).isEqualTo("[]");
	}

	@Test
	void contentTypeOfTheAnnotationWinsOverThatOfTheExchange() {
		this.service.both(List.of("a"));
		assertThat(request().headers().getFirst("Content-Type")).isEqualTo("application/vnd.texts+json");
	}

	@Test
	void contentTypeOfTheExchangeIsThatOfTheData() {
		this.service.given(List.of("a"));
		assertThat(request().headers().getFirst("ce-type")).isEqualTo("texts");
		assertThat(request().headers().getFirst("Content-Type")).isEqualTo("application/problem+json");
	}

	@Test
	void writesTypesOfDeclaredElements() {
		String json = "[{\"@type\":\"circle\",\"radius\":1}]";
		List<Shape> shapes = List.of(new Shape.Circle(1));
		this.service.shapes(shapes);
		this.service.shapesEvent(OutgoingCloudEvent.of("shapes", shapes));
		this.service.shapesBatch(List.of(OutgoingCloudEvent.of("shapes", shapes)));
		assertThat(this.server.requests().get(0).text()).isEqualTo(json);
		assertThat(this.server.requests().get(1).text()).isEqualTo(json);
		assertThat(this.server.requests().get(2).text()).contains(json);
	}

	@Test
	void writesTypesOfDeclaredElementsOfRestClients() {
		RestClient client = this.clients.configure(RestClient.builder().baseUrl(this.server.url())).build();
		client.post()
			.body(OutgoingCloudEvent.of("shapes", List.of(new Shape.Circle(1))),
					new ParameterizedTypeReference<OutgoingCloudEvent<List<Shape>>>() {
					})
			.retrieve()
			.toBodilessEntity();
		assertThat(request().text()).contains("\"@type\":\"circle\"");
	}

	@Test
	void obeysTheContentTypeOfTheExchange() {
		this.service.structured(new Item("n"));
		assertThat(request().headers().getFirst("Content-Type")).isEqualTo("application/cloudevents+json");
		this.service.binary(new Item("n"));
		assertThat(this.server.requests().get(1).headers().getFirst("ce-type")).isEqualTo("item");
	}

	@Test
	void refusesSeveralModes() {
		assertThatExceptionOfType(InvalidEventTypeException.class).isThrownBy(this.service::severalModes)
			.withMessageContaining("several modes: [BINARY, STRUCTURED]");
	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
	sealed interface Shape {

		@JsonTypeName("circle")
		record Circle(int radius) implements Shape {

		}

	}

	interface Service {

		@PostExchange
		void event(@RequestParam("q") String query, Item item);

		@PostExchange
		@CloudEventRequest(type = "shapes")
		void shapes(@RequestBody List<Shape> shapes);

		@PostExchange
		void shapesEvent(OutgoingCloudEvent<List<Shape>> shapes);

		@PostExchange
		void shapesBatch(List<OutgoingCloudEvent<List<Shape>>> shapes);

		@PostExchange
		void nullable(@Nullable Item item);

		@PostExchange
		void ordinary(@RequestBody Item item);

		@PostExchange
		@Meta
		void meta(@RequestBody String text);

		@PostExchange
		@CloudEventRequest(type = "ping")
		void ping();

		@PostExchange
		void optional(Optional<OutgoingCloudEvent<String>> event);

		@PostExchange
		void batch(List<Item> items);

		@PostExchange(contentType = "application/problem+json")
		@CloudEventRequest(type = "texts", dataContentType = "application/vnd.texts+json")
		void both(@RequestBody List<String> texts);

		@PostExchange(contentType = "application/problem+json")
		@CloudEventRequest(type = "texts")
		void given(@RequestBody List<String> texts);

		@PostExchange(contentType = "application/cloudevents+json")
		void structured(Item item);

		@PostExchange(contentType = "application/cloudevents+json")
		@CloudEventRequest(mode = ContentMode.BINARY)
		void binary(Item item);

		@PostExchange
		@CloudEventRequest(mode = { ContentMode.BINARY, ContentMode.STRUCTURED })
		CloudEvent severalModes();

	}

	@CloudEventRequest(mode = ContentMode.STRUCTURED, source = "/interface")
	interface Annotated {

		@PostExchange
		void text(@RequestBody String text);

		@PostExchange
		@CloudEventRequest(subject = "method")
		void item(@RequestBody Item item);

		@PostExchange
		void items(@RequestBody List<Item> items);

		@PostExchange
		@CloudEventRequest(mode = ContentMode.BINARY, source = "/method", type = "list", dataContentType = "text/json")
		void binary(@RequestBody List<String> texts);

	}

	@Retention(RetentionPolicy.RUNTIME)
	@CloudEventRequest(type = "meta")
	@interface Meta {

	}

	@CloudEventType("item")
	record Item(String name) {

	}

}
