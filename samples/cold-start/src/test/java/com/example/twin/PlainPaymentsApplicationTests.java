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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PlainPaymentsApplication}: it takes what is sent to the payments
 * sample.
 */
@SpringBootTest
@AutoConfigureMockMvc
class PlainPaymentsApplicationTests {

	@Autowired
	private MockMvcTester mvc;

	@ParameterizedTest
	@CsvSource({ "12.50, EUR, 200", "0, EUR, 400", "12.50, DOLLAR, 400" })
	void validatesPayments(String amount, String currency, int status) {
		assertThat(this.mvc.post().uri("/payments").contentType(MediaType.APPLICATION_JSON).content("""
				{"specversion": "1.0", "id": "1", "source": "/shop", "type": "payment.completed",
					"datacontenttype": "application/json", "data": {"amount": %s, "currency": "%s"}}
				""".formatted(amount, currency))).hasStatus(status);
	}

	@Test
	void knowsNoEvents() {
		assertThat(getClass().getClassLoader().getResource("io/cloudevents/CloudEvent.class")).isNull();
	}

}
