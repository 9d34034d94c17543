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

package io.github.cloudeventsboot.docs.comingfrom;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the code in the document for those who come from other libraries.
 */
@SpringBootTest
@AutoConfigureMockMvc
class ComingFromTests {

	private static final String ORDER = "{\"number\":\"A-1\",\"amount\":3}";

	/**
	 * As the sidecar of Dapr writes it around data that was published without one.
	 */
	private static final String DAPR_ENVELOPE = """
			{"data":%s,"datacontenttype":"application/json","id":"8fcf9ba1-7ebf-4d0a-9fd2-bd5ba5ef3ba2",
			"pubsubname":"orderpubsub","source":"checkout","specversion":"1.0","time":"2026-11-26T09:00:00Z",
			"topic":"orders","traceid":"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
			"traceparent":"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01","tracestate":"",
			"type":"com.dapr.event.sent"}""".formatted(ORDER);

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private Seen seen;

	@BeforeEach
	void forget() {
		this.seen.values().clear();
	}

	@Test
	void handParsedEventIsRead() {
		String body = "{\"event_id\":\"1\",\"event_type\":\"user.registered\",\"data\":{\"email\":\"a@example.com\"}}";
		assertThat(this.mvc.post().uri("/webhook").contentType("application/json").content(body)).hasStatusOk();
		assertThat(this.seen.values()).containsExactly("a@example.com");
	}

	@Test
	void registrationIsReadAndChecked() {
		assertThat(binary("/registrations", "user.registered", "{\"email\":\"a@example.com\"}"))
			.hasStatus(HttpStatus.NO_CONTENT);
		assertThat(binary("/registrations", "user.registered", "{\"email\":\"nobody\"}"))
			.hasStatus(HttpStatus.BAD_REQUEST);
		assertThat(binary("/registrations", "user.registered", "{}")).hasStatus(HttpStatus.BAD_REQUEST);
		assertThat(this.seen.values()).containsExactly("a@example.com");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/sdk-orders", "/orders", "/confirm" })
	void orderIsConfirmedInBothModes(String path) {
		String envelope = "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/web\",\"type\":\"order.placed\",\"data\":"
				+ ORDER + "}";
		assertThat(binary(path, "order.placed", ORDER)).hasStatusOk()
			.hasHeader("ce-type", "order.confirmed")
			.bodyJson()
			.isStrictlyEqualTo("{\"number\":\"A-1\"}");
		assertThat(structured(path, envelope)).hasStatusOk().hasHeader("ce-type", "order.confirmed");
	}

	@Test
	void replyHasItsOwnId() {
		MvcTestResult result = binary("/orders", "order.placed", ORDER);
		assertThat(result).hasHeader("ce-causationid", "1");
		assertThat(result.getResponse().getHeader("ce-id")).isNotEqualTo("1");
	}

	@Test
	void dataThatDoesNotFitIsTheMistakeOfItsSender() {
		assertThat(binary("/orders", "order.placed", "{\"amount\":\"three\"}")).hasStatus(HttpStatus.BAD_REQUEST);
	}

	@Test
	void envelopeOfDaprIsRead() {
		assertThat(structured("/dapr-orders", DAPR_ENVELOPE)).hasStatus(HttpStatus.NO_CONTENT);
		assertThat(this.seen.values()).containsExactly("orders A-1");
	}

	private MvcTestResult structured(String path, String envelope) {
		return this.mvc.post().uri(path).contentType("application/cloudevents+json").content(envelope).exchange();
	}

	private MvcTestResult binary(String path, String type, String data) {
		return this.mvc.post()
			.uri(path)
			.contentType("application/json")
			.header("ce-specversion", "1.0")
			.header("ce-id", "1")
			.header("ce-source", "/web")
			.header("ce-type", type)
			.content(data)
			.exchange();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ HandParsedEvents.class, Registrations.class, SdkOrders.class, Orders.class, OrderFunctions.class,
			FunctionConfiguration.class, DaprOrders.class, Seen.class })
	static class Application {

	}

}
