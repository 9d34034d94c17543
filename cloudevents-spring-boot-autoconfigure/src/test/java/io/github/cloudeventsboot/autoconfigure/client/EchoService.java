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

import java.util.List;
import java.util.Optional;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.ContentMode;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.TypedCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventRequest;
import io.github.cloudeventsboot.autoconfigure.client.EchoEvents.Amount;
import io.github.cloudeventsboot.autoconfigure.client.EchoEvents.Change;
import io.github.cloudeventsboot.autoconfigure.client.EchoEvents.Payment;
import io.github.cloudeventsboot.autoconfigure.client.EchoEvents.Whole;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * An HTTP interface of the server that sends back what it gets.
 */
@HttpExchange
interface EchoService {

	@PostExchange("/echo")
	CloudEvent cloudEvent(CloudEvent event);

	@PostExchange("/echo")
	TypedCloudEvent<Amount> typed(@RequestBody TypedCloudEvent<Amount> event);

	@PostExchange("/echo")
	OutgoingCloudEvent<Amount> outgoing(OutgoingCloudEvent<Amount> event);

	@PostExchange("/payment")
	Payment union(Payment event);

	@PostExchange("/echo")
	Change<Amount> generic(Change<Amount> event);

	@PostExchange("/echo")
	Optional<Whole> whole(Whole event);

	@PostExchange("/echo-all")
	ResponseEntity<List<CloudEvent>> batch(List<CloudEvent> events);

	@PostExchange("/payments")
	Payment[] unions(Payment[] events);

	@PostExchange("/echo")
	@CloudEventRequest(mode = ContentMode.STRUCTURED, type = "amount", source = "${test.source:/default}",
			subject = "s", dataSchema = "urn:amount")
	CloudEvent amount(@RequestBody Amount amount);

	@PostExchange("/plain")
	Whole plain(@RequestBody Whole whole);

}
