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

package com.example.twin;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

/**
 * The twin takes and rejects what the event handlers do: their start-up is comparable.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureRestTestClient
class PlainApplicationTests {

	private static final String EVENT = """
			{"specversion":"1.0","id":"1","source":"/shop","type":"com.example.payment.completed","data":
			{"orderId":"ord-1","amount":129.95,"currency":"EUR","items":[{"sku":"SKU-1","quantity":2}]}}""";

	private static final String INVALID = EVENT.replace("129.95", "0");

	@Autowired
	private RestTestClient client;

	@Test
	void takesEvents() {
		post("/typed", EVENT).expectStatus()
			.isOk()
			.expectBody()
			.json("{\"type\":\"payment.received\",\"data\":{\"orderId\":\"ord-1\"}}");
		post("/batch", "[" + EVENT + "]").expectStatus().isOk();
	}

	@Test
	void rejectsInvalidEvents() {
		post("/typed", INVALID).expectStatus().isBadRequest();
		post("/batch", "[" + INVALID + "]").expectStatus().isBadRequest();
	}

	private RestTestClient.ResponseSpec post(String path, String body) {
		return this.client.post().uri(path).contentType(MediaType.APPLICATION_JSON).body(body).exchange();
	}

}
