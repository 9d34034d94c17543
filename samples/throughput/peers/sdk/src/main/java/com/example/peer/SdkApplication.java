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
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.CloudEventUtils;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonCloudEventData;
import io.cloudevents.jackson.PojoCloudEventDataMapper;
import io.cloudevents.spring.mvc.CloudEventHttpMessageConverter;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * The SDK's converter for Spring MVC, its mapper for the data and its builder.
 */
@SpringBootApplication
public class SdkApplication {

	public static void main(String[] args) {
		SpringApplication.run(SdkApplication.class, args);
	}

	@Bean
	CloudEventHttpMessageConverter cloudEventHttpMessageConverter() {
		return new CloudEventHttpMessageConverter();
	}

	@RestController
	static class Payments {

		private static final URI SOURCE = URI.create("/throughput");

		private static final MediaType STRUCTURED = MediaType.valueOf("application/cloudevents+json");

		private final ObjectMapper mapper;

		private final PojoCloudEventDataMapper<Payment> payments;

		Payments(ObjectMapper mapper) {
			this.mapper = mapper;
			this.payments = PojoCloudEventDataMapper.from(mapper, Payment.class);
		}

		@PostMapping("/typed")
		ResponseEntity<CloudEvent> typed(@RequestBody CloudEvent event,
				@RequestHeader(HttpHeaders.CONTENT_TYPE) String contentType) {
			Payment payment = CloudEventUtils.mapData(event, this.payments).getValue();
			Receipt receipt = new Receipt(payment.orderId());
			CloudEvent reply = CloudEventBuilder.v1()
				.withId(UUID.randomUUID().toString())
				.withSource(SOURCE)
				.withType("payment.received")
				.withTime(OffsetDateTime.now())
				.withData("application/json", JsonCloudEventData.wrap(this.mapper.valueToTree(receipt)))
				.build();
			ResponseEntity.BodyBuilder builder = ResponseEntity.ok();
			if (contentType.startsWith("application/cloudevents")) {
				builder.contentType(STRUCTURED);
			}
			return builder.body(reply);
		}

		@PostMapping("/subject")
		String subject(@RequestBody CloudEvent event) {
			return event.getSubject();
		}

		record Payment(String orderId, BigDecimal amount, String currency, List<Item> items) {

		}

		record Item(String sku, int quantity) {

		}

		record Receipt(String orderId) {

		}

	}

}
