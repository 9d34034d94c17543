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

package io.github.cloudeventsboot.docs.javadoc;

import java.net.URI;
import java.util.List;
import java.util.Map;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.CloudEventConverter;
import io.github.cloudeventsboot.CloudEventRejection;
import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.ContentMode;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.OutgoingCloudEventCustomizer;
import io.github.cloudeventsboot.TrustedEvents;
import io.github.cloudeventsboot.TypedCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventAttribute;
import io.github.cloudeventsboot.annotation.CloudEventMapping;
import io.github.cloudeventsboot.annotation.CloudEventPayload;
import io.github.cloudeventsboot.annotation.CloudEventRequest;
import io.github.cloudeventsboot.annotation.CloudEventResponse;
import io.github.cloudeventsboot.annotation.CloudEventType;
import io.github.cloudeventsboot.client.CloudEventClients;
import io.github.cloudeventsboot.client.CloudEventSendException;
import io.github.cloudeventsboot.client.CloudEventSink;
import io.github.cloudeventsboot.json.CloudEventJacksonModule;
import io.github.cloudeventsboot.messaging.kafka.CloudEventKafkaSerializer;
import io.github.cloudeventsboot.web.security.EventHandlerRequest;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.client.RestClient;
import org.springframework.web.service.annotation.PostExchange;

/**
 * The code of examples in Javadoc, unless it is in the documents too.
 */
@SuppressWarnings("unused")
class JavadocExamples {

	private final CloudEventConverter converter;

	private final CloudEventSink sink;

	JavadocExamples(CloudEventConverter converter, CloudEventSink sink) {
		this.converter = converter;
		this.sink = sink;
	}

	void convert(CloudEventConverter converter, CloudEvent event) {
		OrderPlaced placed = converter.fromCloudEvent(event, OrderPlaced.class);
		CloudEvent reply = converter.toCloudEvent(OutgoingCloudEvent.of("order.accepted", placed.data()));
	}

	OutgoingCloudEvent<Order> create(Order order) {
		return OutgoingCloudEvent.of("order.placed", order).withSubject("orders/4711");
	}

	@Bean
	OutgoingCloudEventCustomizer tenant() {
		return (event) -> Map.of("tenant", "acme");
	}

	@Bean
	TrustedEvents trustedEvents() {
		return (event) -> event.getSource().toString().startsWith("/internal/");
	}

	@PostMapping("/orders")
	void placed(TypedCloudEvent<Order> event) {
		place(event.getId(), event.data());
	}

	@CloudEventMapping(path = "/events", type = "order.placed")
	void placed(@CloudEventPayload Order order) {
		place(order);
	}

	@PostMapping("/orders")
	void placed(@CloudEventPayload Order order, @CloudEventAttribute String id,
			@CloudEventAttribute(defaultValue = "1") int attempt) {
		place(id, order);
	}

	@PostMapping("/orders")
	@CloudEventResponse(type = "order.confirmed")
	Receipt confirm(CloudEvent event) {
		return new Receipt(event.getId());
	}

	void configure(HttpSecurity http) {
		http.securityMatcher(EventHandlerRequest.toHandlers()).csrf(AbstractHttpConfigurer::disable);
	}

	RestClient client() {
		RestClient client = CloudEventClients.create("/shop").configure(RestClient.builder()).build();
		return client;
	}

	CloudEventSink sink() {
		CloudEventSink sink = CloudEventClients.create("/shop")
			.sink(URI.create("https://example.com/events"))
			.maxAttempts(3)
			.build();
		return sink;
	}

	JsonMapper mapper() {
		JsonMapper mapper = JsonMapper.builder().addModule(new CloudEventJacksonModule()).build();
		return mapper;
	}

	Producer<String, Object> producer(Map<String, Object> properties, CloudEventConverter converter) {
		Producer<String, Object> producer = new KafkaProducer<>(properties, new StringSerializer(),
				new CloudEventKafkaSerializer(converter, ContentMode.BINARY, new StringSerializer()));
		return producer;
	}

	void send(OrderPlaced placed) {
		CloudEvent sent = this.sink.send(placed);
		report(sent.getId());
	}

	void trySend(OrderPlaced placed) {
		try {
			this.sink.send(placed);
		}
		catch (CloudEventSendException ex) {
			keep(ex.getEvents());
		}
	}

	void report(CloudEventRejection rejection) {
		for (CloudEventViolation violation : rejection.getViolations()) {
			report(rejection.getCode() + ": " + violation);
		}
	}

	private void place(Order order) {
	}

	private void place(String id, Order order) {
	}

	private void report(String text) {
	}

	private void keep(List<CloudEvent> events) {
	}

	@CloudEventType("order.placed")
	record OrderPlaced(String id, URI source, Order data) {
	}

	record Order(String number) {
	}

	record Receipt(String order) {
	}

	interface Shop {

		@PostExchange("/orders")
		@CloudEventRequest(type = "order.placed")
		void place(@RequestBody Order order);

	}

}
