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

package io.github.cloudeventsboot.docs.typedevents;

import java.net.URI;

import io.cloudevents.core.builder.CloudEventBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the handlers of {@code typed-events.md}, {@code validation.md} and
 * {@code routing.md} do what these say.
 */
@SpringBootTest
@AutoConfigureMockMvc
@ExtendWith(OutputCaptureExtension.class)
class TypedEventsDocumentTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private Orders orders;

	@Test
	void bindsTypes(CapturedOutput output) {
		assertThat(send("x", "/orders", "[{\"number\":\"1\"},{\"number\":\"2\"}]")).hasStatus(204);
		assertThat(output).contains("2 orders from /s");
		assertThat(send("x", "/order-parts", "{\"number\":\"1\"}")).hasStatus(204);
		assertThat(output).contains("Order 1 from /s about null");
		assertThat(send("order.placed", "/order-batches", "{\"number\":\"3\"}")).hasStatus(204);
		assertThat(output).contains("Order 3");
		assertThat(send("task.completed", "/tasks", "{\"number\":\"4\"}")).hasStatus(204);
		assertThat(output).contains("Done: 4");
		assertThat(send("shipment.problem.lost", "/shipments", "{\"number\":\"5\"}")).hasStatus(204);
		assertThat(output).contains("Shipment 5: shipment.problem.lost");
		assertThat(send("shipment.lost", "/shipments", "{\"number\":\"5\"}")).hasStatus(400);
	}

	@Test
	void returnsTypes() {
		assertThat(send("order.placed", "/checks", "{\"number\":\"6\"}")).hasStatusOk()
			.hasHeader("ce-type", "stock.changed")
			.bodyJson()
			.isLenientlyEqualTo("{\"article\":\"6\",\"left\":3}");
	}

	@Test
	void convertsOutsideOfHandlers(CapturedOutput output) {
		this.orders.convert(CloudEventBuilder.v1()
			.withId("1")
			.withSource(URI.create("/s"))
			.withType("order.placed")
			.withExtension("tenant", "t")
			.withData("application/json", "{\"number\":\"7\"}".getBytes())
			.build());
		assertThat(output).contains("Order 7, answer stock.changed");
	}

	@Test
	void validates(CapturedOutput output) {
		String invalid = "{\"owner\":\"\",\"address\":{\"city\":\"\"},\"articles\":[{\"count\":0}]}";
		assertThat(send("basket.filled", "/baskets", invalid)).hasStatus(204);
		assertThat(output).contains("with 3 errors");
		assertThat(send("basket.filled", "/baskets/strict", invalid)).hasStatus(204);
		assertThat(send("x", "/baskets/parts", invalid).header("ce-subject", "s")).hasStatus(400);
	}

	@Test
	void routes(CapturedOutput output) {
		assertThat(send("anything", "/inbox", "{}")).hasStatus(204);
		assertThat(output).contains("Not expected: anything");
		assertThat(send("order.placed", "/inbox", "{\"number\":\"1\"}")).hasStatus(204);
		assertThat(output).contains("1 orders");
	}

	private MockMvcTester.MockMvcRequestBuilder send(String type, String path, String data) {
		return this.mvc.post()
			.uri(path)
			.header("ce-specversion", "1.0")
			.header("ce-id", "1")
			.header("ce-source", "/s")
			.header("ce-type", type)
			.header("ce-tenant", "t")
			.header("Content-Type", "application/json")
			.content(data);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Orders.class)
	static class Application {

	}

}
