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

package com.example.lambda.queue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

import com.amazonaws.services.lambda.runtime.events.KafkaEvent;
import com.amazonaws.services.lambda.runtime.events.KafkaEvent.KafkaEventRecord;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.example.lambda.queue.OrderPlaced.Order;
import io.github.cloudeventsboot.CloudEventConverter;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How to read events of other triggers, as {@code docs/aws-lambda.md} shows it.
 */
@SpringBootTest(classes = QueueApplication.class, webEnvironment = WebEnvironment.NONE)
class OtherTriggersTests {

	@Autowired
	private CloudEventConverter converter;

	@Autowired
	private JsonMapper mapper;

	@Test
	void eventBridge() throws Exception {
		try (InputStream json = getClass().getResourceAsStream("eventbridge.json")) {
			assertThat(fromEventBridge(this.mapper.readTree(json)))
				.isEqualTo(new OrderPlaced("8e7c1f0a-3f0e-4f0c-a1b1-6f1c0f3f5a11", new Order("Gr\u00fcntee", 3)));
		}
	}

	@Test
	void kafka() throws Exception {
		try (InputStream json = getClass().getResourceAsStream("kafka.json")) {
			KafkaEvent event = LambdaEventSerializers.serializerFor(KafkaEvent.class, KafkaEvent.class.getClassLoader())
				.fromJson(json);
			assertThat(event.getRecords().get("orders-0")).extracting(this::fromKafka)
				.containsExactly(new OrderPlaced("1", new Order("Gr\u00fcntee", 3)));
		}
	}

	private OrderPlaced fromEventBridge(JsonNode event) {
		Map<String, String> attributes = new HashMap<>();
		attributes.put("specversion", "1.0");
		attributes.put("id", event.path("id").asString());
		attributes.put("source", event.path("source").asString());
		attributes.put("type", event.path("detail-type").asString());
		attributes.put("time", event.path("time").asString());
		attributes.put("datacontenttype", "application/json");
		byte[] data = this.mapper.writeValueAsBytes(event.path("detail"));
		return this.converter.fromAttributes(attributes, data, OrderPlaced.class);
	}

	private OrderPlaced fromKafka(KafkaEventRecord record) {
		Map<String, String> attributes = new HashMap<>();
		record.getHeaders().forEach((header) -> header.forEach((name, value) -> {
			if (name.startsWith("ce_")) {
				attributes.put(name.substring(3), new String(value, StandardCharsets.UTF_8));
			}
			else if (name.equals("content-type")) {
				attributes.put("datacontenttype", new String(value, StandardCharsets.UTF_8));
			}
		}));
		byte[] data = Base64.getDecoder().decode(record.getValue());
		return this.converter.fromAttributes(attributes, data, OrderPlaced.class);
	}

}
