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

package io.github.cloudeventsboot.benchmark;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.github.cloudeventsboot.binding.BindingContext;
import io.github.cloudeventsboot.binding.ConstraintMetadata;
import io.github.cloudeventsboot.binding.EventFactory;
import io.github.cloudeventsboot.http.EventHeaders;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.convert.support.DefaultConversionService;

/**
 * Messages and collaborators that benchmarks share.
 */
final class Messages {

	static final JsonMapper MAPPER = JsonMapper.builder().build();

	static final String DATA = """
			{"orderId":"ord-20261123-000417","amount":129.95,"currency":"EUR","items":[{"sku":"SKU-1","quantity":2},\
			{"sku":"SKU-2","quantity":1}],"note":"leave at the door"}""";

	static final byte[] DATA_BYTES = DATA.getBytes(StandardCharsets.UTF_8);

	static final byte[] TYPE_FIRST = ("""
			{"specversion":"1.0","type":"com.example.payment.completed","source":"https://shop.example.com/payments",\
			"id":"A234-1234-1234","time":"2026-11-23T17:31:00.123Z","partitionkey":"customer-4711",\
			"datacontenttype":"application/json","data":""" + DATA + "}")
		.getBytes(StandardCharsets.UTF_8);

	static final byte[] TYPE_LAST = ("""
			{"specversion":"1.0","source":"https://shop.example.com/payments",\
			"id":"A234-1234-1234","time":"2026-11-23T17:31:00.123Z","partitionkey":"customer-4711",\
			"datacontenttype":"application/json","data":""" + DATA + ",\"type\":\"com.example.payment.completed\"}")
		.getBytes(StandardCharsets.UTF_8);

	static final Map<String, String> HEADERS = new LinkedHashMap<>();

	static {
		HEADERS.put("ce-specversion", "1.0");
		HEADERS.put("ce-type", "com.example.payment.completed");
		HEADERS.put("ce-source", "https://shop.example.com/payments");
		HEADERS.put("ce-id", "A234-1234-1234");
		HEADERS.put("ce-time", "2026-11-23T17:31:00.123Z");
		HEADERS.put("ce-partitionkey", "customer-4711");
	}

	static final EventHeaders EVENT_HEADERS = (consumer) -> HEADERS.forEach(consumer);

	private Messages() {
	}

	static BindingContext context() {
		return new BindingContext(MAPPER, List.of(), DefaultConversionService.getSharedInstance(),
				ConstraintMetadata.NONE);
	}

	static EventFactory encoder() {
		UUID id = new UUID(42, 42);
		return new EventFactory(context(), () -> id, Clock.systemUTC(), "/payments");
	}

}
