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

package io.github.cloudeventsboot.integration.transports;

import java.util.List;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.ContentMode;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.TypedCloudEvent;
import io.github.cloudeventsboot.client.CloudEventClients;
import io.github.cloudeventsboot.integration.transports.Trade.Item;
import io.github.cloudeventsboot.integration.transports.Trade.Sold;
import org.jspecify.annotations.Nullable;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.env.Environment;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * Responses to a {@code RestClient}.
 */
final class ReplyTransport implements Transport {

	private static final ParameterizedTypeReference<TypedCloudEvent<Item>> TYPED = new ParameterizedTypeReference<>() {
	};

	private static final ParameterizedTypeReference<List<Sold>> LIST = new ParameterizedTypeReference<>() {
	};

	private final RestClient client;

	private final CloudEventClients clients;

	private final Environment environment;

	private final Received received;

	private volatile @Nullable RawEvent raw;

	ReplyTransport(RestClient.Builder builder, CloudEventClients clients, Environment environment, Received received) {
		this.client = builder.build();
		this.clients = clients;
		this.environment = environment;
		this.received = received;
	}

	/**
	 * Return the event with which the server is to answer.
	 */
	@Nullable RawEvent raw() {
		return this.raw;
	}

	@Override
	public void send(Kind kind, ContentMode mode, List<?> events) {
		ask(kind, "/give/" + ((kind.channel().equals("event")) ? kind.name() : kind.channel()));
	}

	@Override
	public void send(Kind kind, ContentMode mode, RawEvent event) {
		this.raw = event;
		try {
			ask(kind, "/give-raw/" + mode);
		}
		catch (RestClientException | HttpMessageNotReadableException ex) {
			this.received.reject(ex);
		}
	}

	private void ask(Kind kind, String path) {
		RestClient.RequestHeadersSpec<?> request = this.client.post()
			.uri("http://localhost:" + this.environment.getProperty("local.server.port") + path)
			.body(OutgoingCloudEvent.of("ask"));
		switch (kind) {
			case TYPED -> this.received.add(Seen.of(request.retrieve().requiredBody(TYPED)));
			case TYPE -> this.received.add(Seen.of(request.retrieve().requiredBody(Sold.class)));
			case UNION -> this.received.add(Seen.of(request.retrieve().requiredBody(Trade.class)));
			case LIST -> request.retrieve().requiredBody(LIST).forEach((sold) -> this.received.add(Seen.of(sold)));
			default -> {
				CloudEvent event = request
					.exchangeForRequiredValue((sent, response) -> this.clients.read(response, CloudEvent.class));
				this.received.add(Seen.of(event));
			}
		}
	}

	@Override
	public boolean supports(Kind kind) {
		return kind != Kind.PARTS;
	}

}
