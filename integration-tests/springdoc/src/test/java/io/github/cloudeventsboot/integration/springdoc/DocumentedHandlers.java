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

package io.github.cloudeventsboot.integration.springdoc;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonView;
import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.ResponseMode;
import io.github.cloudeventsboot.TypedCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventAttribute;
import io.github.cloudeventsboot.annotation.CloudEventMapping;
import io.github.cloudeventsboot.annotation.CloudEventPayload;
import io.github.cloudeventsboot.annotation.CloudEventResponse;
import io.github.cloudeventsboot.integration.springdoc.DocumentedConstraints.Bounded;
import io.github.cloudeventsboot.integration.springdoc.DocumentedConstraints.BytesSent;
import io.github.cloudeventsboot.integration.springdoc.DocumentedConstraints.Constrained;
import io.github.cloudeventsboot.integration.springdoc.DocumentedConstraints.Grouped;
import io.github.cloudeventsboot.integration.springdoc.DocumentedConstraints.Journey;
import io.github.cloudeventsboot.integration.springdoc.DocumentedConstraints.Strict;
import io.github.cloudeventsboot.integration.springdoc.DocumentedEvents.Animal;
import io.github.cloudeventsboot.integration.springdoc.DocumentedEvents.Bean;
import io.github.cloudeventsboot.integration.springdoc.DocumentedEvents.Fleet;
import io.github.cloudeventsboot.integration.springdoc.DocumentedEvents.Line;
import io.github.cloudeventsboot.integration.springdoc.DocumentedEvents.MixedMany;
import io.github.cloudeventsboot.integration.springdoc.DocumentedEvents.MixedOne;
import io.github.cloudeventsboot.integration.springdoc.DocumentedEvents.Money;
import io.github.cloudeventsboot.integration.springdoc.DocumentedEvents.NeverValid;
import io.github.cloudeventsboot.integration.springdoc.DocumentedEvents.OddForms;
import io.github.cloudeventsboot.integration.springdoc.DocumentedEvents.Order;
import io.github.cloudeventsboot.integration.springdoc.DocumentedEvents.OrderPlaced;
import io.github.cloudeventsboot.integration.springdoc.DocumentedEvents.Page;
import io.github.cloudeventsboot.integration.springdoc.DocumentedEvents.Payment;
import io.github.cloudeventsboot.integration.springdoc.DocumentedEvents.Person;
import io.github.cloudeventsboot.integration.springdoc.DocumentedEvents.Priority;
import io.github.cloudeventsboot.integration.springdoc.DocumentedEvents.Public;
import io.github.cloudeventsboot.integration.springdoc.DocumentedEvents.Shape;
import io.github.cloudeventsboot.integration.springdoc.DocumentedEvents.ShapeDrawn;
import io.github.cloudeventsboot.integration.springdoc.DocumentedEvents.StockChanged;
import io.github.cloudeventsboot.integration.springdoc.DocumentedEvents.Tree;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpEntity;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.Validator;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Event handlers of every kind.
 */
@RestController
class DocumentedHandlers {

	@PostMapping("/every/untyped")
	void untyped(CloudEvent event) {
	}

	@PostMapping("/every/optional")
	void optional(Optional<CloudEvent> event) {
	}

	@PostMapping("/every/typed")
	OutgoingCloudEvent<Order> typed(TypedCloudEvent<Order> event) {
		return OutgoingCloudEvent.of("seen", event.data());
	}

	@PostMapping("/every/nullable")
	void nullable(TypedCloudEvent<@Nullable Bean> event) {
	}

	@PostMapping("/every/order")
	@ResponseStatus(HttpStatus.ACCEPTED)
	void order(OrderPlaced event) {
	}

	@PostMapping("/every/stock")
	@CloudEventResponse(mode = ResponseMode.SAME_AS_REQUEST)
	StockChanged stock(StockChanged event) {
		return event;
	}

	@PostMapping("/every/union")
	Payment<Money> union(Payment<Money> event) {
		return event;
	}

	@PostMapping("/every/refused")
	void refused(Payment.Refused<Money> event) {
	}

	@PostMapping("/every/batch")
	List<Payment<Money>> batch(List<Payment<Money>> events) {
		return events;
	}

	@CloudEventMapping(path = "/every/mixed")
	void many(List<MixedMany> events) {
	}

	@CloudEventMapping(path = "/every/mixed")
	void one(MixedOne event) {
	}

	@PostMapping("/every/shape")
	@CloudEventResponse(type = "shape.seen", mode = ResponseMode.STRUCTURED)
	Shape shape(ShapeDrawn event) {
		return event.data();
	}

	@PostMapping("/every/tree")
	Map<String, Integer> tree(@CloudEventPayload Tree tree, @CloudEventAttribute Priority priority,
			@CloudEventAttribute(required = false) @Nullable Long size) {
		return Map.of("children", tree.children().size());
	}

	@PostMapping("/every/text")
	@CloudEventResponse(type = "text.seen")
	String text(@CloudEventPayload String text) {
		return text;
	}

	@PostMapping("/every/bytes")
	@CloudEventResponse(type = "bytes.seen")
	byte[] bytes(@CloudEventPayload byte[] bytes) {
		return bytes;
	}

	@PostMapping("/every/entity/{tenant}")
	ResponseEntity<Void> entity(@PathVariable String tenant, HttpEntity<TypedCloudEvent<Page<Order>>> event) {
		return ResponseEntity.accepted().build();
	}

	@PostMapping("/every/person")
	void person(@CloudEventPayload @JsonView(Public.class) Person person) {
	}

	@PostMapping("/every/odd")
	void odd(OddForms event) {
	}

	@PostMapping("/every/constrained")
	void constrained(TypedCloudEvent<Constrained> event) {
	}

	@PostMapping("/every/bounded")
	void bounded(TypedCloudEvent<Bounded> event) {
	}

	@PostMapping("/never/fleet")
	@CloudEventResponse(type = "fleet.seen")
	Fleet fleet(TypedCloudEvent<Fleet> event) {
		return event.data();
	}

	@PostMapping("/every/journey")
	void journey(TypedCloudEvent<Journey> event) {
	}

	@PostMapping("/every/strict")
	void strict(@Validated(Strict.class) TypedCloudEvent<Grouped> event) {
	}

	@PostMapping("/every/sizes")
	void sizes(BytesSent event) {
	}

	@PostMapping("/every/animal")
	@CloudEventResponse(type = "animal.seen")
	Animal animal(TypedCloudEvent<Animal> event) {
		return event.data();
	}

	@PostMapping("/every/limited")
	void limited(@RequestParam(defaultValue = "1") int page, @CloudEventAttribute @Size(max = 10) String tenant,
			@CloudEventPayload @Size(min = 2) String text) {
	}

	@PostMapping("/never/attribute")
	void attribute(@CloudEventAttribute @Size(min = 10) String subject, @CloudEventPayload Money money) {
	}

	@PostMapping("/never/text")
	void longText(@CloudEventPayload @Size(min = 10) String text) {
	}

	@PostMapping("/never/batch")
	void longBatch(@Size(min = 2) List<TypedCloudEvent<Money>> events) {
	}

	@PostMapping("/every/asked")
	void asked(@CloudEventPayload @Valid Money money) {
	}

	@PostMapping("/never/checked")
	void checked(@CloudEventPayload @Valid Line line) {
	}

	@InitBinder("line")
	void refuse(WebDataBinder binder) {
		binder.addValidators(Validator.forInstanceOf(Line.class, (line, errors) -> errors.reject("never")));
	}

	@PostMapping("/never")
	void never(NeverValid event) {
	}

	@PostMapping("/every/attribute")
	void attribute(@CloudEventAttribute String subject, @RequestBody Bean body) {
	}

	@Operation(summary = "Ship an order")
	@CloudEventMapping(path = "/every/mapped", type = "order.shipped")
	void shipped(@RequestBody Order order) {
	}

	@Operation(summary = "Cancel an order")
	@CloudEventMapping(path = "/every/mapped", type = "order.cancelled", subject = "orders/*")
	@Nullable OutgoingCloudEvent<Money> cancelled(CloudEvent event) {
		return null;
	}

	@CloudEventMapping(path = "/every/mapped", type = "order.*")
	void other() {
	}

	@CloudEventMapping(path = "/every/mapped", source = "/other/*")
	void elsewhere(CloudEvent event) {
	}

	@io.swagger.v3.oas.annotations.parameters.RequestBody(description = "Ours",
			content = @Content(mediaType = "application/cloudevents+json",
					examples = @ExampleObject(name = "mine", value = """
							{"specversion": "1.0", "id": "mine", "source": "/mine", "type": "any"}""")))
	@ApiResponse(responseCode = "200", description = "Answered")
	@ApiResponse(responseCode = "400", description = "Not good")
	@PostMapping("/every/described")
	OutgoingCloudEvent<String> described(CloudEvent event) {
		return OutgoingCloudEvent.of("described", "data");
	}

	@PostMapping(path = "/every/structured", consumes = "application/cloudevents+json",
			produces = "application/cloudevents+json")
	OutgoingCloudEvent<Money> structured(TypedCloudEvent<Money> event) {
		return OutgoingCloudEvent.of("structured", event.data());
	}

}
