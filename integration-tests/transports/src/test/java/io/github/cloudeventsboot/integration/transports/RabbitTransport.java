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

package io.github.cloudeventsboot.integration.transports;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import com.rabbitmq.client.AMQP.BasicProperties;
import io.github.cloudeventsboot.ContentMode;

import org.springframework.amqp.rabbit.core.RabbitTemplate;

/**
 * Messages of a template, whose mode is a property.
 */
final class RabbitTransport implements Transport {

	private final RabbitTemplate template;

	RabbitTransport(RabbitTemplate template) {
		this.template = template;
	}

	@Override
	public void send(Kind kind, ContentMode mode, List<?> events) {
		events.forEach((event) -> this.template.convertAndSend(mode + "-" + kind.channel(), event));
	}

	@Override
	public void send(Kind kind, ContentMode mode, RawEvent event) {
		byte[] body = event.body(mode);
		Map<String, Object> headers = new HashMap<>(event.headers("cloudEvents_", UnaryOperator.identity(), mode));
		BasicProperties properties = new BasicProperties.Builder().contentType((String) headers.remove("content-type"))
			.headers(headers)
			.build();
		this.template.execute((channel) -> {
			channel.basicPublish("", mode + "-" + kind.channel(), properties, (body != null) ? body : new byte[0]);
			return null;
		});
	}

}
