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

package io.github.cloudeventsboot.web.servlet;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import javax.xml.transform.dom.DOMSource;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.google.protobuf.StringValue;
import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.TypedCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventAttribute;
import io.github.cloudeventsboot.annotation.CloudEventPayload;
import io.github.cloudeventsboot.annotation.CloudEventType;
import jakarta.validation.constraints.Positive;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Handlers that take events as values of all kinds.
 */
@RestController
@RequestMapping("/typed")
@NullMarked
class TypedHandlers {

	@PostMapping("/order")
	String order(OrderPlaced event) {
		return event.id() + " " + event.source() + " " + event.time() + " " + event.partitionKey() + " "
				+ event.data().number();
	}

	@PostMapping("/parts")
	String parts(@CloudEventPayload Order order, @CloudEventAttribute URI source, @CloudEventAttribute int attempt,
			@CloudEventAttribute(name = "tenant", defaultValue = "none") String tenant,
			@CloudEventAttribute Optional<String> dataschema, @CloudEventAttribute Map<String, Object> all) {
		return order.number() + " " + source + " " + attempt + " " + tenant + " " + dataschema.stream().toList() + " "
				+ all.keySet().stream().sorted().toList();
	}

	@PostMapping("/payments")
	String payment(Payment payment) {
		return describe(payment);
	}

	private static String describe(Payment payment) {
		if (payment instanceof PaymentCompleted completed) {
			return "completed " + completed.data().amount();
		}
		if (payment instanceof PaymentFailed failed) {
			return "failed " + failed.data().amount() + " " + failed.reason();
		}
		return "refunded " + ((PaymentRefunded) payment).type();
	}

	@PostMapping("/batch")
	String batch(List<Payment> payments) {
		return payments.stream().map(TypedHandlers::describe).collect(Collectors.joining(", "));
	}

	@PostMapping("/data/node")
	String node(TypedCloudEvent<JsonNode> event) {
		return event.data().toString();
	}

	@PostMapping("/data/map")
	String map(TypedCloudEvent<Map<String, String>> event) {
		return "{\"number\":\"" + event.data().get("number") + "\"}";
	}

	@PostMapping("/data/string")
	String string(@CloudEventPayload String data) {
		return data;
	}

	@PostMapping("/data/bytes")
	String bytes(@CloudEventPayload byte[] data) {
		return new String(data, StandardCharsets.UTF_8);
	}

	@PostMapping("/data/stream")
	String stream(@CloudEventPayload InputStream data) throws IOException {
		return new String(data.readAllBytes(), StandardCharsets.UTF_8);
	}

	@PostMapping("/data/order")
	String orderData(TypedCloudEvent<Order> event) {
		return event.data().number();
	}

	@PostMapping("/data/orders")
	String orders(TypedCloudEvent<List<Order>> event) {
		return event.data().get(0).number();
	}

	@PostMapping("/data/optional")
	String optional(@CloudEventPayload Optional<Order> data) {
		return data.map(Order::number).orElse("nothing");
	}

	@PostMapping("/data/nullable")
	String nullable(TypedCloudEvent<@Nullable Order> event) {
		return (event.data() != null) ? event.data().number() : "nothing";
	}

	@PostMapping("/data/nullable-list")
	String nullableInList(List<TypedCloudEvent<@Nullable Order>> events) {
		return (events.get(0).data() != null) ? "something" : "nothing";
	}

	@PostMapping("/data/nullable-elements")
	String nullableElements(TypedCloudEvent<List<@Nullable Order>> event) {
		return "" + event.data();
	}

	@PostMapping("/data/nullable-payload")
	String nullablePayload(@CloudEventPayload @Nullable Order order) {
		return (order != null) ? order.number() : "nothing";
	}

	@PostMapping("/data/lenient-payload")
	String lenientPayload(@CloudEventPayload(required = false) Order order) {
		return (order != null) ? order.number() : "nothing";
	}

	@PostMapping("/data/xml")
	String xml(@CloudEventPayload DOMSource data) {
		return data.getNode().getFirstChild().getNodeName();
	}

	@PostMapping("/data/protobuf")
	String protobuf(@CloudEventPayload StringValue data) {
		return data.getValue();
	}

	@PostMapping("/entity")
	String entity(HttpEntity<OrderPlaced> entity) {
		OrderPlaced body = entity.getBody();
		return entity.getHeaders().getFirst("X-Test") + " " + ((body != null) ? body.data().number() : "");
	}

	@PostMapping("/request-body")
	String requestBody(@RequestBody OrderPlaced event) {
		return event.data().number();
	}

	@PostMapping("/maybe")
	String maybe(Optional<OrderPlaced> event, @Nullable CloudEvent same) {
		return event.map((order) -> order.data().number()).orElse("nothing");
	}

	@PostMapping("/flat")
	String flat(Flat event) {
		return event.id();
	}

	@PostMapping("/flat/body")
	String flatBody(@RequestBody Flat body) {
		return body.id();
	}

	@PostMapping("/cards")
	void cards(@CloudEventPayload List<Pay> cards) {
	}

	@PostMapping("/changes")
	String change(Change<Order> event) {
		return event.items().stream().map(Order::number).collect(Collectors.joining(" "));
	}

	@PostMapping("/changes/batch")
	String changes(List<Change<Order>> events) {
		return events.stream().map(this::change).collect(Collectors.joining(", "));
	}

	@PostMapping("/generic")
	String generic(Completed<Order> event) {
		return event.data().number();
	}

	@CloudEventType("order.placed")
	record OrderPlaced(String id, URI source, OffsetDateTime time, String partitionKey, Order data) {

	}

	record Order(String number) {

	}

	@CloudEventType("completed")
	record Completed<T>(T data) {

	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
	@JsonSubTypes(@JsonSubTypes.Type(value = Card.class, name = "card"))
	interface Pay {

	}

	record Card(@JsonProperty("card_no") @Positive int number) implements Pay {

	}

	sealed interface Change<T> permits Sub {

		List<T> items();

	}

	sealed interface Sub<U> extends Change<U> permits Gone, Moved {

	}

	@CloudEventType("gone")
	record Gone<V>(V data) implements Sub<V> {

		@Override
		public List<V> items() {
			return List.of(this.data);
		}

	}

	@CloudEventType("moved")
	record Moved<V>(List<V> data) implements Sub<V> {

		@Override
		public List<V> items() {
			return this.data;
		}

	}

	@CloudEventType("user.flat")
	record Flat(String id) {

	}

	sealed interface Payment permits PaymentCompleted, PaymentFailed, PaymentRefunded {

	}

	@CloudEventType("payment.completed")
	record PaymentCompleted(Amount data) implements Payment {

	}

	@CloudEventType("payment.failed")
	record PaymentFailed(Amount data, String reason) implements Payment {

	}

	@CloudEventType("payment.refunded.*")
	record PaymentRefunded(String type, Amount data) implements Payment {

	}

	record Amount(double amount) {

	}

}
