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

import java.net.http.HttpResponse;
import java.util.List;

import io.github.cloudeventsboot.TypedCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventAttribute;
import io.github.cloudeventsboot.annotation.CloudEventMapping;
import io.github.cloudeventsboot.annotation.CloudEventPayload;
import io.github.cloudeventsboot.annotation.CloudEventType;
import io.github.cloudeventsboot.testsupport.SentEvent;
import io.github.cloudeventsboot.testsupport.SentEvent.Mode;
import jakarta.validation.constraints.NotBlank;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for handler methods that controllers inherit.
 */
@SpringBootTest(classes = DefaultApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class InheritedHandlersTests {

	private static final SentEvent USER = SentEvent.ofType("user").data("{\"name\":\"n\"}");

	private static final SentEvent ORDER = SentEvent.ofType("order").data("{\"number\":7}");

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@EnumSource(Mode.class)
	void typeVariableIsWhatTheControllerSays(Mode mode) {
		assertThat(USER.post(this.port, "/users/nothing", mode).statusCode()).isEqualTo(204);
		assertThat(USER.post(this.port, "/users/text", mode).body()).isEqualTo("UserEvent[data=User[name=n]]");
		assertThat(ORDER.post(this.port, "/orders/text", mode).body()).isEqualTo("OrderEvent[data=Order[number=7]]");
		HttpResponse<String> response = ORDER.post(this.port, "/users/text", mode);
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(SentEvent.problemType(response)).isEqualTo("unknown-type");
	}

	@ParameterizedTest
	@EnumSource(Mode.class)
	void typeVariableMayBeTheData(Mode mode) {
		assertThat(USER.post(this.port, "/users/typed", mode).body()).isEqualTo("User[name=n]");
		assertThat(ORDER.post(this.port, "/orders/typed", mode).body()).isEqualTo("Order[number=7]");
		assertThat(USER.post(this.port, "/users/payload", mode).body()).isEqualTo("User[name=n]");
		assertThat(ORDER.post(this.port, "/orders/payload", mode).body()).isEqualTo("Order[number=7]");
	}

	@Test
	void typeVariableMayBeInAList() {
		assertThat(SentEvent.batch(this.port, "/users/batch", USER, USER).body())
			.isEqualTo("[UserEvent[data=User[name=n]], UserEvent[data=User[name=n]]]");
	}

	@ParameterizedTest
	@EnumSource(Mode.class)
	void constraintsAreChecked(Mode mode) {
		HttpResponse<String> response = SentEvent.ofType("user")
			.data("{\"name\":\"\"}")
			.post(this.port, "/users/nothing", mode);
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(SentEvent.problemType(response)).isEqualTo("invalid-data");
		assertThat(SentEvent.errors(response)).containsExactly("#/name must not be blank");
	}

	@ParameterizedTest
	@EnumSource(Mode.class)
	void returnedEventIsSentAsOne(Mode mode) {
		HttpResponse<String> response = USER.post(this.port, "/users/reply", mode);
		assertThat(response.headers().firstValue("ce-type")).hasValue("user");
		assertThat(response.body()).isEqualTo("{\"name\":\"n\"}");
	}

	@ParameterizedTest
	@EnumSource(Mode.class)
	void interfacesMayDeclareHandlers(Mode mode) {
		assertThat(USER.post(this.port, "/users/declared", mode).body()).isEqualTo("UserEvent[data=User[name=n]]");
		assertThat(USER.post(this.port, "/users/default", mode).body()).isEqualTo("UserEvent[data=User[name=n]]");
	}

	@ParameterizedTest
	@EnumSource(Mode.class)
	void mappedMethodTakesItsTypesFromTheController(Mode mode) {
		assertThat(USER.post(this.port, "/mapped", mode).body()).isEqualTo("UserEvent[data=User[name=n]]");
		assertThat(ORDER.post(this.port, "/mapped", mode).body()).isEqualTo("OrderEvent[data=Order[number=7]]");
	}

	@ParameterizedTest
	@EnumSource(Mode.class)
	void violationsOfAllParametersAreReportedTogether(Mode mode) {
		HttpResponse<String> response = SentEvent.ofType("x").data("{}").post(this.port, "/users/attributes", mode);
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(SentEvent.errors(response)).containsExactlyInAnyOrder("one is required", "two is required");
	}

	record User(@NotBlank String name) {

	}

	record Order(int number) {

	}

	@CloudEventType("user")
	record UserEvent(User data) {

	}

	@CloudEventType("order")
	record OrderEvent(Order data) {

	}

	interface Declared<T> {

		@PostMapping("/declared")
		String declared(T event);

		@PostMapping("/default")
		default String withBody(T event) {
			return event.toString();
		}

	}

	abstract static class Base<T, D> {

		@PostMapping("/nothing")
		void nothing(T event) {
		}

		@PostMapping("/text")
		String text(T event) {
			return event.toString();
		}

		@PostMapping("/typed")
		String typed(TypedCloudEvent<D> event) {
			return String.valueOf(event.data());
		}

		@PostMapping("/payload")
		String payload(@CloudEventPayload D data) {
			return data.toString();
		}

		@PostMapping("/batch")
		String batch(List<T> events) {
			return events.toString();
		}

		@PostMapping("/reply")
		T reply(T event) {
			return event;
		}

		@PostMapping("/attributes")
		void attributes(@CloudEventAttribute String one, @CloudEventAttribute String two) {
		}

	}

	@RestController
	@RequestMapping("/users")
	static class Users extends Base<UserEvent, User> implements Declared<UserEvent> {

		@Override
		public String declared(UserEvent event) {
			return event.toString();
		}

	}

	@RestController
	@RequestMapping("/orders")
	static class Orders extends Base<OrderEvent, Order> {

	}

	abstract static class MappedBase<T> {

		@CloudEventMapping("/mapped")
		String mapped(T event) {
			return event.toString();
		}

	}

	@RestController
	static class MappedUsers extends MappedBase<UserEvent> {

	}

	@RestController
	static class MappedOrders extends MappedBase<OrderEvent> {

	}

}
