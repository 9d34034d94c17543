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

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.CloudEventConverter;
import io.github.cloudeventsboot.CloudEventException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;

/**
 * Handles messages of an Amazon SQS queue, each of which is an event: the attributes of
 * the event are attributes of the message whose names begin with {@code ce-}, or the body
 * is the whole event as JSON. Messages that fail stay in the queue, and finally go to its
 * dead-letter queue.
 */
public final class QueueHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {

	private static final Logger logger = LoggerFactory.getLogger(QueueHandler.class);

	private static final String PREFIX = "ce-";

	private final CloudEventConverter converter;

	private final JsonMapper mapper;

	private final OrderService orders;

	public QueueHandler() {
		this(new SpringApplicationBuilder(QueueApplication.class).web(WebApplicationType.NONE).run());
	}

	QueueHandler(ApplicationContext context) {
		this.converter = context.getBean(CloudEventConverter.class);
		this.mapper = context.getBean(JsonMapper.class);
		this.orders = context.getBean(OrderService.class);
	}

	@Override
	public SQSBatchResponse handleRequest(SQSEvent batch, Context context) {
		List<BatchItemFailure> failures = new ArrayList<>();
		for (SQSMessage message : batch.getRecords()) {
			try {
				this.orders.place(event(message));
			}
			catch (CloudEventException | JacksonException ex) {
				logger.warn("Message {} is not an order: {}", message.getMessageId(), ex.getMessage());
				failures.add(new BatchItemFailure(message.getMessageId()));
			}
			catch (RuntimeException ex) {
				logger.warn("Message {} could not be handled", message.getMessageId(), ex);
				failures.add(new BatchItemFailure(message.getMessageId()));
			}
		}
		return new SQSBatchResponse(failures);
	}

	private OrderPlaced event(SQSMessage message) {
		Map<String, String> attributes = attributes(message);
		if (attributes.isEmpty()) {
			CloudEvent event = this.mapper.readValue(message.getBody(), CloudEvent.class);
			return this.converter.fromCloudEvent(event, OrderPlaced.class);
		}
		byte[] data = message.getBody().getBytes(StandardCharsets.UTF_8);
		return this.converter.fromAttributes(attributes, data, OrderPlaced.class);
	}

	private static Map<String, String> attributes(SQSMessage message) {
		Map<String, String> attributes = new HashMap<>();
		if (message.getMessageAttributes() != null) {
			message.getMessageAttributes().forEach((name, attribute) -> {
				if (name.startsWith(PREFIX)) {
					attributes.put(name.substring(PREFIX.length()), attribute.getStringValue());
				}
			});
		}
		return attributes;
	}

}
