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

package io.github.cloudeventsboot.handler;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.TypedCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventAttribute;
import io.github.cloudeventsboot.annotation.CloudEventMapping;
import io.github.cloudeventsboot.annotation.CloudEventPayload;
import io.github.cloudeventsboot.annotation.CloudEventResponse;
import io.github.cloudeventsboot.annotation.CloudEventType;
import io.github.cloudeventsboot.binding.EventComponent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

import org.springframework.core.MethodParameter;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.core.ResolvableType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EventContract} and {@link ReplyContract}.
 */
class EventContractTests {

	@Test
	void untypedEventsAreOfAnyTypeWithAnyData() {
		EventContract contract = accepted("untyped").get(0);
		assertThat(contract.types()).isEmpty();
		assertThat(contract.dataType()).isEqualTo(ResolvableType.NONE);
		assertThat(contract.dataRequired()).isFalse();
	}

	@Test
	void unionHasOneContractForEachClass() {
		assertThat(accepted("union")).extracting(EventContract::eventClass)
			.as("the first one as a whole is the data")
			.containsExactly(null, Failed.class);
		EventContract failed = accepted("union").get(1);
		assertThat(failed.types()).containsExactly("payment.failed.*");
		assertThat(failed.attributes()).extracting(EventComponent::attribute).containsExactly("reason", "type");
		assertThat(failed.dataType().toClass()).isEqualTo(Integer.class);
		assertThat(failed.dataRequired()).isTrue();
	}

	@Test
	void typesAreAsNarrowAsMappingAndParameterTogether() {
		assertThat(accepted("narrowed")).singleElement()
			.satisfies((contract) -> assertThat(contract.types()).containsExactly("payment.failed.card"));
		EventContract mapped = accepted("mapped").get(0);
		assertThat(mapped.types()).containsExactly("order.*");
		assertThat(mapped.sources()).containsExactly("/shop/*");
		assertThat(mapped.subjects()).containsExactly("orders/1");
	}

	@Test
	void partsAreOneContract() {
		EventContract parts = accepted("parts").get(0);
		assertThat(parts.dataType().toClass()).isEqualTo(String.class);
		assertThat(parts.dataRequired()).isTrue();
		assertThat(parts.attributes()).extracting(EventComponent::attribute).containsExactly("tenant", "subject");
	}

	@Test
	void dataOfTypedEventsMayBeMissing() {
		assertThat(accepted("typed").get(0).dataRequired()).isTrue();
		assertThat(accepted("nullable").get(0).dataRequired()).isFalse();
		assertThat(accepted("nullable").get(0).dataType().toClass()).isEqualTo(String.class);
	}

	@Test
	void repliesAreNothingOneEventManyOrSomethingElse() {
		assertThat(reply("untyped").kind()).isEqualTo(ReplyContract.Kind.NOTHING);
		assertThat(reply("union").kind()).isEqualTo(ReplyContract.Kind.EVENT);
		assertThat(reply("union").events()).hasSize(2);
		assertThat(reply("batch").kind()).isEqualTo(ReplyContract.Kind.BATCH);
		assertThat(reply("flux").kind()).isEqualTo(ReplyContract.Kind.BATCH);
		assertThat(reply("text").kind()).isEqualTo(ReplyContract.Kind.OTHER);
		assertThat(reply("text").events()).isEmpty();
	}

	@Test
	void valuesAreDataWithTheTypeOfTheAnnotation() {
		ReplyContract reply = reply("value");
		assertThat(reply.kind()).isEqualTo(ReplyContract.Kind.EVENT);
		assertThat(reply.events()).singleElement().satisfies((event) -> {
			assertThat(event.types()).containsExactly("seen");
			assertThat(event.dataType().toClass()).isEqualTo(List.class);
		});
	}

	@Test
	void fluxOfValuesIsOneEventWithTheTypeOfTheAnnotation() {
		ReplyContract reply = reply("values");
		assertThat(reply.kind()).isEqualTo(ReplyContract.Kind.EVENT);
		assertThat(reply.events()).singleElement()
			.satisfies((event) -> assertThat(event.dataType()).hasToString("java.util.List<java.lang.Integer>"));
		assertThat(reply("streamed").kind()).isEqualTo(ReplyContract.Kind.OTHER);
	}

	@Test
	void repliesMayBeMissing() {
		assertThat(reply("optional").nullable()).isTrue();
		assertThat(reply("optional").events()).singleElement()
			.satisfies((event) -> assertThat(event.dataType().toClass()).isEqualTo(Integer.class));
		assertThat(reply("later").nullable()).isFalse();
		assertThat(reply("later").kind()).isEqualTo(ReplyContract.Kind.EVENT);
	}

	private static List<EventContract> accepted(String name) {
		return EventContract.accepted(handler(name));
	}

	private static ReplyContract reply(String name) {
		return ReplyContract.of(handler(name), Handlers.class, new Style());
	}

	private static EventHandlerMethod handler(String name) {
		Method method = Arrays.stream(Handlers.class.getDeclaredMethods())
			.filter((candidate) -> candidate.getName().equals(name))
			.findFirst()
			.orElseThrow();
		return EventHandlerMethod.of(method, Handlers.class, new Style(), (value) -> value);
	}

	sealed interface Payment {

	}

	@CloudEventType("payment.paid")
	record Paid(Integer amount) implements Payment {

	}

	@CloudEventType("payment.failed.*")
	record Failed(Integer data, String reason, String type) implements Payment {

	}

	static class Handlers {

		void untyped(CloudEvent event) {
		}

		Payment union(Payment event) {
			return event;
		}

		@CloudEventMapping(type = "payment.failed.card")
		void narrowed(Payment event) {
		}

		@CloudEventMapping(type = "order.*", source = "/shop/*", subject = "orders/1")
		void mapped(CloudEvent event) {
		}

		void parts(@CloudEventPayload String data, @CloudEventAttribute String tenant,
				@CloudEventAttribute(required = false) String subject) {
		}

		void typed(TypedCloudEvent<String> event) {
		}

		void nullable(TypedCloudEvent<@Nullable String> event) {
		}

		List<Payment> batch(CloudEvent event) {
			return List.of();
		}

		Flux<OutgoingCloudEvent<String>> flux(CloudEvent event) {
			return Flux.empty();
		}

		String text(CloudEvent event) {
			return "";
		}

		@CloudEventResponse(type = "seen")
		List<String> value(CloudEvent event) {
			return List.of();
		}

		@CloudEventResponse(type = "seen")
		Flux<Integer> values(CloudEvent event) {
			return Flux.empty();
		}

		@CloudEventResponse(type = "seen")
		Flux<String> streamed(CloudEvent event) {
			return Flux.empty();
		}

		Optional<OutgoingCloudEvent<Integer>> optional(CloudEvent event) {
			return Optional.empty();
		}

		Callable<CloudEvent> later(CloudEvent event) {
			return () -> event;
		}

	}

	private static final class Style implements HandlerStyle {

		@Override
		public @Nullable ResolvableType enveloped(ResolvableType type) {
			return null;
		}

		@Override
		public BodyDeclaration bodyDeclaration(MethodParameter parameter) {
			return BodyDeclaration.NONE;
		}

		@Override
		public boolean isBoundElsewhere(MethodParameter parameter) {
			return false;
		}

		@Override
		public @Nullable ResolvableType returned(ResolvableType type) {
			boolean later = type.toClass() == Callable.class
					|| ReactiveAdapterRegistry.getSharedInstance().getAdapter(type.toClass()) != null;
			return (later) ? type.getGeneric() : null;
		}

		@Override
		public boolean isStream(ResolvableType type) {
			return type.toClass() == Flux.class && type.getGeneric().toClass() == String.class;
		}

	}

}
