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

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.restclient.test.autoconfigure.RestClientTest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.client.MockRestServiceServer;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.client.match.MockRestRequestMatchers.content;
import static org.springframework.test.web.client.match.MockRestRequestMatchers.header;
import static org.springframework.test.web.client.match.MockRestRequestMatchers.requestTo;
import static org.springframework.test.web.client.response.MockRestResponseCreators.withSuccess;

/**
 * What users see in their own tests of clients.
 */
@RestClientTest(RestClientSliceTests.Shop.class)
@ContextConfiguration(classes = { RestClientSliceTests.Application.class, RestClientSliceTests.Shop.class })
class RestClientSliceTests {

	@Autowired
	private Shop shop;

	@Autowired
	private MockRestServiceServer server;

	@Test
	void sendsAndReadsEvents() {
		HttpHeaders headers = new HttpHeaders();
		headers.set("ce-specversion", "1.0");
		headers.set("ce-id", "reply");
		headers.set("ce-source", "/shop");
		headers.set("ce-type", "bought");
		this.server.expect(requestTo("/buy"))
			.andExpect(header("ce-id", "o1"))
			.andExpect(header("ce-type", "buy"))
			.andExpect(content().string("{\"item\":\"x\"}"))
			.andRespond(withSuccess("{}", MediaType.APPLICATION_JSON).headers(headers));
		assertThat(this.shop.buy(new Order("x")).getId()).isEqualTo("reply");
	}

	record Order(String item) {

	}

	@Component
	static class Shop {

		private final RestClient client;

		Shop(RestClient.Builder builder) {
			this.client = builder.build();
		}

		CloudEvent buy(Order order) {
			return this.client.post()
				.uri("/buy")
				.body(OutgoingCloudEvent.of("buy", order).withId("o1"))
				.retrieve()
				.requiredBody(CloudEvent.class);
		}

	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
