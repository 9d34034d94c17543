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
import java.util.Map;
import java.util.Optional;

import io.github.cloudeventsboot.annotation.CloudEventAttribute;
import io.github.cloudeventsboot.annotation.CloudEventMapping;
import io.github.cloudeventsboot.annotation.CloudEventType;
import io.github.cloudeventsboot.testsupport.SentEvent;
import io.github.cloudeventsboot.testsupport.SentEvent.Mode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpEntity;
import org.springframework.http.RequestEntity;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for bodies of methods with {@link CloudEventMapping @CloudEventMapping}, which
 * are the data.
 */
@SpringBootTest(classes = DefaultApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class MappedRequestBodyTests {

	private static final SentEvent USER = SentEvent.ofType("user").data("{\"name\":\"n\"}");

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@EnumSource(Mode.class)
	void bodyIsTheData(Mode mode) {
		assertThat(USER.post(this.port, "/body/user", mode).body()).isEqualTo("User[name=n]");
		assertThat(USER.post(this.port, "/body/entity", mode).body()).isEqualTo("User[name=n] yes");
		assertThat(USER.post(this.port, "/body/request", mode).body()).isEqualTo("User[name=n] POST");
		assertThat(USER.post(this.port, "/body/parts", mode).body()).isEqualTo("1 User[name=n]");
	}

	@ParameterizedTest
	@EnumSource(Mode.class)
	void bodyMayBeReadAsItIs(Mode mode) {
		assertThat(USER.post(this.port, "/body/bytes", mode).body()).isEqualTo("{\"name\":\"n\"}");
		assertThat(USER.post(this.port, "/body/string", mode).body()).isEqualTo("{\"name\":\"n\"}");
		assertThat(USER.post(this.port, "/body/map", mode).body()).isEqualTo("{name=n}");
		assertThat(USER.post(this.port, "/body/raw", mode).body()).isEqualTo("{name=n}");
		assertThat(SentEvent.ofType("user").data("[{\"name\":\"n\"}]").post(this.port, "/body/list", mode).body())
			.isEqualTo("[User[name=n]]");
	}

	@ParameterizedTest
	@EnumSource(Mode.class)
	void constraintsAreChecked(Mode mode) {
		SentEvent invalid = SentEvent.ofType("user").data("{\"name\":\"\"}");
		for (String path : List.of("/user", "/entity", "/request", "/parts", "/optional", "/valid")) {
			HttpResponse<String> response = invalid.post(this.port, "/body" + path, mode);
			assertThat(response.statusCode()).as(path).isEqualTo(400);
			assertThat(SentEvent.errors(response)).as(path).containsExactly("#/name must not be blank");
		}
		assertThat(invalid.post(this.port, "/body/reported", mode).body()).isEqualTo("1");
	}

	@ParameterizedTest
	@EnumSource(Mode.class)
	void dataIsRequiredUnlessItMayBeMissing(Mode mode) {
		SentEvent empty = SentEvent.ofType("user");
		for (String path : List.of("/user", "/entity", "/bytes")) {
			HttpResponse<String> response = empty.post(this.port, "/body" + path, mode);
			assertThat(response.statusCode()).as(path).isEqualTo(400);
			assertThat(SentEvent.errors(response)).as(path).containsExactly("# is required");
		}
		assertThat(empty.post(this.port, "/body/optional", mode).body()).isEqualTo("Optional.empty");
		assertThat(empty.post(this.port, "/body/maybe", mode).body()).isEqualTo("null");
		assertThat(empty.post(this.port, "/body/nullable-entity", mode).body()).isEqualTo("null");
		assertThat(empty.post(this.port, "/body/optional-entity", mode).body()).isEqualTo("Optional.empty");
	}

	@ParameterizedTest
	@EnumSource(Mode.class)
	void eventTypeThatIsTheDataStaysAnEvent(Mode mode) {
		assertThat(SentEvent.ofType("stock").data("{\"left\":3}").post(this.port, "/body/stock", mode).body())
			.isEqualTo("Stock[left=3]");
		assertThat(USER.post(this.port, "/body/stock", mode).statusCode()).isEqualTo(400);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/ordinary", "/ordinary-entity" })
	void ordinaryBodyStaysOrdinary(String path) {
		assertThat(USER.post(this.port, "/body" + path, Mode.BINARY).body()).isEqualTo("User[name=n]");
		assertThat(USER.post(this.port, "/body" + path, Mode.STRUCTURED).body()).isEqualTo("User[name=null]");
	}

	record User(@NotBlank String name) {

	}

	@CloudEventType("stock")
	record Stock(int left) {

	}

	@RestController
	@RequestMapping("/body")
	static class Handlers {

		@CloudEventMapping(path = "/user", type = "user")
		String user(@RequestBody User user) {
			return user.toString();
		}

		@CloudEventMapping(path = "/valid", type = "user")
		String valid(@Valid @RequestBody User user) {
			return user.toString();
		}

		@CloudEventMapping(path = "/reported", type = "user")
		String reported(@Valid @RequestBody User user, BindingResult result) {
			return Integer.toString(result.getErrorCount());
		}

		@CloudEventMapping(path = "/entity", type = "user")
		String entity(HttpEntity<User> user) {
			return user.getBody() + ((user.getHeaders().containsHeader("Content-Type")) ? " yes" : " no");
		}

		@CloudEventMapping(path = "/request", type = "user")
		String request(RequestEntity<User> user) {
			return user.getBody() + " " + user.getMethod();
		}

		@CloudEventMapping(path = "/parts", type = "user")
		String parts(@CloudEventAttribute String id, @RequestBody User user) {
			return id + " " + user;
		}

		@CloudEventMapping(path = "/bytes", type = "user")
		String bytes(@RequestBody byte[] data) {
			return new String(data);
		}

		@CloudEventMapping(path = "/string", type = "user")
		String string(@RequestBody String data) {
			return data;
		}

		@CloudEventMapping(path = "/map", type = "user")
		String map(@RequestBody Map<String, Object> data) {
			return data.toString();
		}

		@CloudEventMapping(path = "/raw", type = "user")
		String raw(HttpEntity<?> data) {
			return String.valueOf(data.getBody());
		}

		@CloudEventMapping(path = "/list", type = "user")
		String list(@RequestBody List<User> data) {
			return data.toString();
		}

		@CloudEventMapping(path = "/optional", type = "user")
		String optional(@RequestBody Optional<User> user) {
			return user.toString();
		}

		@CloudEventMapping(path = "/maybe", type = "user")
		String maybe(@RequestBody(required = false) @Nullable User user) {
			return String.valueOf(user);
		}

		@CloudEventMapping(path = "/nullable-entity", type = "user")
		String nullableEntity(HttpEntity<@Nullable User> user) {
			return String.valueOf(user.getBody());
		}

		@CloudEventMapping(path = "/optional-entity", type = "user")
		String optionalEntity(HttpEntity<Optional<User>> user) {
			return String.valueOf(user.getBody());
		}

		@CloudEventMapping("/stock")
		String stock(@RequestBody Stock stock) {
			return stock.toString();
		}

		@PostMapping("/ordinary")
		String ordinary(@RequestBody User user) {
			return user.toString();
		}

		@PostMapping("/ordinary-entity")
		String ordinaryEntity(HttpEntity<User> user) {
			return String.valueOf(user.getBody());
		}

	}

}
