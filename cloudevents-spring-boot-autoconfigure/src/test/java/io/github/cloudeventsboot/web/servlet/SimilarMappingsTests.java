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

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventMapping;
import io.github.cloudeventsboot.annotation.CloudEventType;
import io.github.cloudeventsboot.testsupport.SentEvent;
import io.github.cloudeventsboot.testsupport.SentEvent.Mode;
import io.github.cloudeventsboot.testsupport.TestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CloudEventMapping @CloudEventMapping} on methods that are hard to tell
 * apart.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "spring.mvc.apiversion.use.header=X-Version", "spring.mvc.apiversion.required=false" })
class SimilarMappingsTests {

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@EnumSource(Mode.class)
	void pathsMayNameTheirVariablesDifferently(Mode mode) {
		assertThat(SentEvent.ofType("a").post(this.port, "/t/1/e", mode).body()).isEqualTo("a 1");
		assertThat(SentEvent.ofType("b").post(this.port, "/t/1/e", mode).body()).isEqualTo("b 1");
		HttpResponse<String> response = SentEvent.ofType("c").post(this.port, "/t/1/e", mode);
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(SentEvent.problemType(response)).isEqualTo("unknown-type");
		response = SentEvent.ofType("a").without("id").post(this.port, "/t/1/e", mode);
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(SentEvent.problemType(response)).isEqualTo("invalid-event");
	}

	@ParameterizedTest
	@EnumSource(Mode.class)
	void pathsThatBothMatchAreNotMistakenForEachOther(Mode mode) {
		assertThat(SentEvent.ofType("a").post(this.port, "/cross/x/y", mode).body()).isEqualTo("left y");
		assertThat(SentEvent.ofType("b").post(this.port, "/cross/x/y", mode).body()).isEqualTo("right x");
		HttpResponse<String> response = SentEvent.ofType("c").post(this.port, "/cross/x/y", mode);
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(SentEvent.problemType(response)).isEqualTo("unknown-type");
	}

	@ParameterizedTest
	@EnumSource(Mode.class)
	void ordinaryMethodMayNameItsVariablesDifferently(Mode mode) {
		HttpResponse<String> response = new TestClient(this.port).post("/ordinary/1/e", "application/json", "{}");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).isEqualTo("ordinary 1 {}");
		assertThat(SentEvent.ofType("a").post(this.port, "/ordinary/1/e", mode).body()).isEqualTo("a 1");
	}

	@Test
	void emptyBatchGoesToOneOfTheMethodsForBatches() {
		assertThat(SentEvent.batch(this.port, "/batches", SentEvent.ofType("one").data("{}")).body())
			.isEqualTo("1 of One");
		assertThat(SentEvent.batch(this.port, "/batches", SentEvent.ofType("two").data("{}")).body())
			.isEqualTo("1 of Two");
		HttpResponse<String> response = SentEvent.batch(this.port, "/batches");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).startsWith("0 of ");
	}

	@Test
	void batchIsNotForMethodsThatTakeSingleEvents() {
		HttpResponse<String> response = SentEvent.batch(this.port, "/batches", SentEvent.ofType("one").data("{}"),
				SentEvent.ofType("single"));
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(SentEvent.errors(response)).containsExactly("1 type is not accepted here, only one, two");
	}

	@ParameterizedTest
	@EnumSource(Mode.class)
	void requestThatMeetsTheConditionsOfTwoMethodsGoesToOne(Mode mode) {
		HttpResponse<String> response = SentEvent.ofType("h")
			.header("X-A", "1")
			.header("X-B", "1")
			.post(this.port, "/headers", mode);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).isIn("with A", "with B");
	}

	@ParameterizedTest
	@EnumSource(Mode.class)
	void pathMayBeLeftOutOfAllAnnotations(Mode mode) {
		assertThat(SentEvent.ofType("root").post(this.port, "/", mode).body()).isEqualTo("root");
		assertThat(SentEvent.ofType("root").post(this.port, "", mode).body()).isEqualTo("root");
		HttpResponse<String> response = SentEvent.ofType("other").post(this.port, "/", mode);
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(SentEvent.problemType(response)).isEqualTo("unknown-type");
	}

	@ParameterizedTest
	@EnumSource(Mode.class)
	void versionsAreToldApart(Mode mode) {
		assertThat(version("1", "v", mode).body()).isEqualTo("version 1");
		assertThat(version("2", "v", mode).body()).isEqualTo("version 2");
		assertThat(version("2", "other", mode).statusCode()).isEqualTo(400);
		assertThat(SentEvent.problemType(version("2", "other", mode))).isEqualTo("unknown-type");
	}

	private HttpResponse<String> version(String version, String type, Mode mode) {
		return SentEvent.ofType(type).header("X-Version", version).post(this.port, "/versions", mode);
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ Tenants.class, Others.class, Root.class, Version1.class, Version2.class })
	static class Application {

	}

	@CloudEventType("one")
	record One(Object data) {

	}

	@CloudEventType("two")
	record Two(Object data) {

	}

	@RestController
	static class Tenants {

		@CloudEventMapping(path = "/t/{id}/e", type = "a")
		String a(@PathVariable String id) {
			return "a " + id;
		}

		@CloudEventMapping(path = "/cross/x/{right}", type = "a")
		String left(@PathVariable String right) {
			return "left " + right;
		}

		@CloudEventMapping(path = "/ordinary/{tenant}/e", type = "a")
		String event(@PathVariable String tenant) {
			return "a " + tenant;
		}

		@CloudEventMapping("/batches")
		String ones(List<One> events) {
			return events.size() + " of One";
		}

		@CloudEventMapping(path = "/batches", type = "single")
		void single() {
		}

		@CloudEventMapping(path = "/headers", type = "h", headers = "X-A")
		String withA() {
			return "with A";
		}

	}

	@RestController
	static class Others {

		@CloudEventMapping(path = "/t/{tenant}/e", type = "b")
		String b(@PathVariable String tenant) {
			return "b " + tenant;
		}

		@CloudEventMapping(path = "/cross/{left}/y", type = "b")
		String right(@PathVariable String left) {
			return "right " + left;
		}

		@PostMapping("/ordinary/{id}/e")
		String ordinary(@PathVariable String id, @RequestBody String body) {
			return "ordinary " + id + " " + body;
		}

		@CloudEventMapping("/batches")
		String twos(List<Two> events) {
			return events.size() + " of Two";
		}

		@CloudEventMapping(path = "/headers", type = "h", headers = "X-B")
		String withB() {
			return "with B";
		}

	}

	@RestController
	static class Root {

		@CloudEventMapping(type = "root")
		String root(CloudEvent event) {
			return event.getType();
		}

	}

	@RestController
	@RequestMapping(path = "/versions", version = "1")
	static class Version1 {

		@CloudEventMapping(type = "v")
		String take() {
			return "version 1";
		}

	}

	@RestController
	@RequestMapping(path = "/versions", version = "2")
	static class Version2 {

		@CloudEventMapping(type = "v")
		String take() {
			return "version 2";
		}

	}

}
