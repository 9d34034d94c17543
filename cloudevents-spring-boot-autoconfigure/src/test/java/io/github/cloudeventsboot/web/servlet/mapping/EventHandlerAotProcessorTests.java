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

package io.github.cloudeventsboot.web.servlet.mapping;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.TypedCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventMapping;
import io.github.cloudeventsboot.annotation.CloudEventPayload;
import io.github.cloudeventsboot.annotation.CloudEventResponse;
import io.github.cloudeventsboot.annotation.CloudEventType;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.annotation.JsonDeserialize;

import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.beans.factory.aot.AotServices;
import org.springframework.beans.factory.aot.BeanRegistrationAotProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EventHandlerAotProcessor}, except for constraints.
 */
class EventHandlerAotProcessorTests {

	@Test
	void processorIsFound() {
		assertThat(AotServices.factories().load(BeanRegistrationAotProcessor.class))
			.hasAtLeastOneElementOfType(EventHandlerAotProcessor.class);
	}

	@Test
	void eventTypesCanBeMadeAndTakenApart() {
		RuntimeHints hints = HandlerHints.of(Handlers.class);
		assertThat(RuntimeHintsPredicates.reflection().onType(Payment.class)).accepts(hints);
		assertThat(RuntimeHintsPredicates.reflection().onType(Nested.class)).as("union inside a union").accepts(hints);
		HandlerHints.assertAllowed(hints, List.of(Completed.class, Failed.class, Placed.class),
				MemberCategory.INVOKE_DECLARED_CONSTRUCTORS, MemberCategory.INVOKE_DECLARED_METHODS);
	}

	@Test
	void dataCanBeBound() {
		RuntimeHints hints = HandlerHints.of(Handlers.class);
		HandlerHints.assertAllowed(hints, List.of(Amount.class, Currency.class, Order.class, Item.class, User.class,
				Circle.class, Message.class, Plain.class, Reply.class), MemberCategory.INVOKE_DECLARED_CONSTRUCTORS);
		assertThat(RuntimeHintsPredicates.reflection().onType(Unrelated.class)).rejects(hints);
	}

	@Test
	void typesOfMembersCanBeBound() {
		HandlerHints.assertAllowed(HandlerHints.of(Handlers.class), List.of(Home.class, Postbox.class),
				MemberCategory.INVOKE_DECLARED_CONSTRUCTORS);
	}

	@Test
	void typesThatOnlyAnnotationsNameCanBeBound() {
		HandlerHints.assertAllowed(HandlerHints.of(Handlers.class),
				List.of(Car.class, Engine.class, Bus.class, Bike.class, Van.class, Tram.class, Wheel.class),
				MemberCategory.INVOKE_DECLARED_CONSTRUCTORS);
	}

	@Test
	void arraysOfEventsCanBeCreated() {
		assertThat(RuntimeHintsPredicates.reflection().onType(Payment[].class))
			.accepts(HandlerHints.of(Handlers.class));
		assertThat(RuntimeHintsPredicates.reflection().onType(CloudEvent[].class))
			.accepts(HandlerHints.of(UntypedBatches.class));
	}

	@Test
	void inheritedMembersOfEventsCanBeRead() throws Exception {
		RuntimeHints hints = HandlerHints.of(Handlers.class);
		assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(Base.class.getDeclaredMethod("subject")))
			.accepts(hints);
		assertThat(RuntimeHintsPredicates.reflection().onFieldAccess(Base.class.getDeclaredField("subject")))
			.accepts(hints);
		HandlerHints.assertAllowed(hints, List.of(Regional.class), MemberCategory.INVOKE_DECLARED_METHODS);
	}

	@Test
	void typeVariablesOfInheritedMethodsAreResolved() {
		HandlerHints.assertAllowed(HandlerHints.of(Inheriting.class),
				List.of(Placed.class, Order.class, Item.class, User.class),
				MemberCategory.INVOKE_DECLARED_CONSTRUCTORS);
	}

	@Test
	void unclaimedEventsCanBeReported() {
		GenericApplicationContext context = new GenericApplicationContext();
		context.registerBeanDefinition("registrar", new RootBeanDefinition(EventMappingRegistrar.class));
		TestGenerationContext generationContext = new TestGenerationContext();
		new ApplicationContextAotGenerator().processAheadOfTime(context, generationContext);
		assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(UnclaimedEventHandler.METHOD))
			.accepts(generationContext.getRuntimeHints());
	}

	@Test
	void otherBeansAreLeftAlone() {
		assertThat(HandlerHints.contribution(NoController.class)).isNull();
		assertThat(HandlerHints.contribution(NoEvents.class)).isNull();
	}

	@RestController
	static class Handlers {

		@PostMapping("/payments")
		void payment(Payment payment) {
		}

		@PostMapping("/orders")
		void orders(List<TypedCloudEvent<List<Order>>> orders) {
		}

		@PostMapping("/batch")
		void batch(Payment[] payments) {
		}

		@CloudEventMapping("/users")
		void user(@CloudEventPayload User user) {
		}

		@CloudEventMapping("/shapes")
		void shape(@CloudEventPayload Shape shape) {
		}

		@PostMapping("/trips")
		void trip(TypedCloudEvent<Trip> trip) {
		}

		@PostMapping("/messages")
		ResponseEntity<OutgoingCloudEvent<Message>> message(CloudEvent event) {
			return ResponseEntity.ok(OutgoingCloudEvent.of("x"));
		}

		@GetMapping("/plain")
		@CloudEventResponse(type = "plain", source = "${app.source}", dataContentType = "${app.content-type}")
		Plain plain() {
			return new Plain("");
		}

		@PostMapping("/placed")
		Reply placed(Placed placed) {
			return new Reply("");
		}

		@GetMapping("/ordinary")
		Unrelated ordinary() {
			return new Unrelated("");
		}

	}

	abstract static class Inherited<T, D> {

		@PostMapping("/events")
		void event(T event) {
		}

		@PostMapping("/data")
		void data(TypedCloudEvent<D> event) {
		}

	}

	@RestController
	static class Inheriting extends Inherited<Placed, User> {

	}

	@Service
	static class NoController {

		@PostMapping("/payments")
		void payment(Payment payment) {
		}

	}

	@RestController
	static class UntypedBatches {

		@PostMapping("/batch")
		void batch(CloudEvent[] events) {
		}

	}

	@RestController
	static class NoEvents {

		@PostMapping("/ordinary")
		Unrelated ordinary(Map<String, String> model) {
			return new Unrelated("");
		}

	}

	sealed interface Payment permits Completed, Nested {

	}

	sealed interface Nested extends Payment permits Failed {

	}

	@CloudEventType("payment.completed")
	record Completed(Amount data) implements Payment {

	}

	@CloudEventType("payment.failed")
	record Failed(Amount data, Reason reason) implements Nested {

	}

	record Amount(Currency currency) {

	}

	record Currency(String code) {

	}

	enum Reason {

		UNKNOWN

	}

	record Order(List<Item> items) {

	}

	record Item(String name) {

	}

	record User(String name, Address address) {

	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
	sealed interface Address permits Home, Postbox {

	}

	record Home(String street) implements Address {

	}

	record Postbox(int number) implements Address {

	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
	sealed interface Shape permits Circle {

	}

	record Circle(int radius) implements Shape {

	}

	record Trip(Vehicle vehicle,
			@JsonTypeInfo(use = JsonTypeInfo.Id.NAME) @JsonSubTypes(@JsonSubTypes.Type(Bus.class)) Object other,
			@JsonDeserialize(contentAs = Tram.class) List<Vehicle> trams) {

		@JsonCreator
		static Trip of(@JsonSubTypes(@JsonSubTypes.Type(Bike.class)) Object vehicle) {
			return new Trip(null, vehicle, List.of());
		}

	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, defaultImpl = Van.class)
	@JsonSubTypes(@JsonSubTypes.Type(Car.class))
	interface Vehicle {

	}

	record Car(Engine engine) implements Vehicle {

	}

	record Engine(int power) {

	}

	record Bus(int seats) {

	}

	record Bike(int gears) {

	}

	record Van(Wheel wheel) implements Vehicle {

	}

	record Wheel(int size) {

	}

	record Tram(int line) implements Vehicle {

	}

	record Message(String text) {

	}

	record Plain(String text) {

	}

	record Reply(String text) {

	}

	abstract static class Base {

		private final String subject = "";

		String subject() {
			return this.subject;
		}

	}

	interface Regional {

		default String region() {
			return "EU";
		}

	}

	@CloudEventType("placed")
	static class Placed extends Base implements Regional {

		private final Order data;

		Placed(Order data) {
			this.data = data;
		}

		Order data() {
			return this.data;
		}

	}

	record Unrelated(String text) {

	}

}
