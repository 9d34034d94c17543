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

package io.github.cloudeventsboot.docs;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventAttribute;
import io.github.cloudeventsboot.annotation.CloudEventPayload;
import io.github.cloudeventsboot.annotation.CloudEventType;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * The handlers of docs/senders.md.
 */
@RestController
class SenderHandlers {

	final List<String> stored = new ArrayList<>();

	@PostMapping("/dead-letters")
	void deadLetter(CloudEvent event, @CloudEventAttribute int knativeerrorcode,
			@CloudEventAttribute URI knativeerrordest) {
		String answer = String.valueOf(event.getExtension("knativeerrordata"));
		store("dead letter", event.getId(), knativeerrorcode, knativeerrordest, answer);
	}

	@PostMapping("/hooks/blob-batches")
	void created(List<BlobCreated> events) {
		events.forEach((event) -> store("blob", event.id(), event.data().contentLength()));
	}

	@PostMapping("/hooks/blobs")
	void created(BlobCreated event) {
		store("blob", event.id(), event.data().contentLength());
	}

	@PostMapping("/")
	void published(MessagePublished event) {
		PubsubMessage message = event.data().message();
		store("message", message.messageId(), new String(message.data(), StandardCharsets.UTF_8));
	}

	@PostMapping("/push")
	void pushed(@RequestBody PushRequest request) {
		PubsubMessage message = request.message();
		store("pushed", message.messageId(), message.attributes());
	}

	@PostMapping("/dapr/orders")
	void sent(OrderSent event) {
		store("sent", event.topic(), event.pubsubname(), event.data().orderId());
	}

	@PostMapping("/dapr/raw")
	void raw(CloudEvent event, @CloudEventPayload byte[] data) {
		store("raw", event.getType(), new String(data, StandardCharsets.UTF_8));
	}

	@GetMapping("/dapr/subscribe")
	List<Subscription> subscriptions() {
		return List.of(new Subscription("order_pub_sub", "orders", "/dapr/orders", "orders-dead"));
	}

	@PostMapping("/dapr/stock")
	Outcome stock(OrderSent event) {
		return new Outcome((event.data().orderId() > 0) ? "SUCCESS" : "DROP");
	}

	@PostMapping("/argo")
	void triggered(CloudEvent event, @CloudEventPayload Map<String, Object> body) {
		store("argo", event.getType(), event.getSubject(), body);
	}

	private void store(Object... values) {
		this.stored.add(String.join(" | ", Arrays.stream(values).map(String::valueOf).toList()));
	}

	@CloudEventType("Microsoft.Storage.BlobCreated")
	record BlobCreated(String id, BlobData data) {
	}

	record BlobData(long contentLength) {
	}

	@CloudEventType("google.cloud.pubsub.topic.v1.messagePublished")
	record MessagePublished(PushRequest data) {
	}

	record PushRequest(String subscription, PubsubMessage message) {
	}

	record PubsubMessage(String messageId, byte[] data, Map<String, String> attributes) {
	}

	@CloudEventType("com.dapr.event.sent")
	record OrderSent(String topic, String pubsubname, Order data) {
	}

	record Order(int orderId) {
	}

	record Subscription(String pubsubname, String topic, String route, String deadLetterTopic) {
	}

	record Outcome(String status) {
	}

}
