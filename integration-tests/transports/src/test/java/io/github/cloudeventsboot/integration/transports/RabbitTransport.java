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
import org.jspecify.annotations.Nullable;

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
		send(mode + "-" + kind.channel(), event.body(mode),
				event.headers("cloudEvents_", UnaryOperator.identity(), mode));
	}

	void send(String queue, byte @Nullable [] body, Map<String, String> headers) {
		Map<String, Object> others = new HashMap<>(headers);
		BasicProperties properties = new BasicProperties.Builder().contentType((String) others.remove("content-type"))
			.headers(others)
			.build();
		this.template.execute((channel) -> {
			channel.basicPublish("", queue, properties, (body != null) ? body : new byte[0]);
			return null;
		});
	}

}
