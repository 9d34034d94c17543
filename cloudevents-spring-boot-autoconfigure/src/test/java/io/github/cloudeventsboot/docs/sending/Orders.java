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

package io.github.cloudeventsboot.docs.sending;

import java.util.List;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.client.CloudEventClients;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.restclient.RestTemplateBuilder;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Service;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

@Service
class Orders {

	private final RestClient client;

	Orders(RestClient.Builder builder, @Value("${shop.url}") String url) {
		this.client = builder.baseUrl(url).build();
	}

	void place(Order order) {
		this.client.post()
			.uri("/orders")
			.body(OutgoingCloudEvent.of("order.placed", order).withSubject(order.id()))
			.retrieve()
			.toBodilessEntity();
	}

	OrderAccepted placeStructured(Order order) {
		return this.client.post()
			.uri("/orders")
			.contentType(MediaType.valueOf("application/cloudevents+json"))
			.body(new OrderPlaced(null, order))
			.retrieve()
			.requiredBody(OrderAccepted.class);
	}

	List<CloudEvent> placeAll(List<CloudEvent> events) {
		return this.client.post()
			.uri("/orders/batch")
			.body(events)
			.retrieve()
			.requiredBody(new ParameterizedTypeReference<List<CloudEvent>>() {
			});
	}

	CloudEvent ping(CloudEventClients clients) {
		return this.client.post()
			.uri("/orders/ping")
			.body(OutgoingCloudEvent.of("ping"))
			.exchange((request, response) -> clients.read(response, CloudEvent.class));
	}

	static OrderAccepted placeByTemplate(RestTemplateBuilder builder, String url, Order order) {
		RestTemplate template = builder.build();
		HttpHeaders headers = new HttpHeaders();
		headers.setContentType(MediaType.valueOf("application/cloudevents+json"));
		HttpEntity<OrderPlaced> request = new HttpEntity<>(new OrderPlaced(null, order), headers);
		return template.postForObject(url + "/orders", request, OrderAccepted.class);
	}

	static RestClient clientWithoutBoot() {
		CloudEventClients clients = CloudEventClients.create("/orders");
		RestClient client = clients.configure(RestClient.builder()).build();
		RestTemplate template = clients.configure(new RestTemplate());
		return (template.getMessageConverters().isEmpty()) ? RestClient.create() : client;
	}

}
