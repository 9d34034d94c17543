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

package com.example.peer;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cloud.function.cloudevent.CloudEventMessageBuilder;
import org.springframework.cloud.function.cloudevent.CloudEventMessageUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.messaging.Message;

/**
 * Functions of messages, which Spring Cloud Function makes endpoints of.
 */
@SpringBootApplication
public class FunctionApplication {

	public static void main(String[] args) {
		SpringApplication.run(FunctionApplication.class, args);
	}

	@Bean
	Function<Message<Payment>, Message<Receipt>> typed() {
		return (message) -> CloudEventMessageBuilder.withData(new Receipt(message.getPayload().orderId()))
			.setId(UUID.randomUUID().toString())
			.setSource("/throughput")
			.setType("payment.received")
			.build(CloudEventMessageUtils.DEFAULT_ATTR_PREFIX);
	}

	@Bean
	Function<Message<Payment>, String> subject() {
		return (message) -> CloudEventMessageUtils.getSubject(message);
	}

	record Payment(String orderId, BigDecimal amount, String currency, List<Item> items) {

	}

	record Item(String sku, int quantity) {

	}

	record Receipt(String orderId) {

	}

}
