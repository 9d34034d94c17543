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

package io.github.cloudeventsboot.integration.idempotency;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.CloudEventConverter;
import io.github.cloudeventsboot.OutgoingCloudEvent;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Service
class Orders {

	private final JdbcClient jdbc;

	private final CloudEventConverter converter;

	private final ApplicationEventPublisher publisher;

	private final Stock stock;

	Orders(JdbcClient jdbc, CloudEventConverter converter, ApplicationEventPublisher publisher, Stock stock) {
		this.jdbc = jdbc;
		this.converter = converter;
		this.publisher = publisher;
		this.stock = stock;
	}

	@Transactional(propagation = Propagation.MANDATORY)
	void place(Order order) {
		this.jdbc.sql("insert into placed_order (number, amount) values (?, ?)")
			.params(order.number(), order.amount())
			.update();
		CloudEvent accepted = this.converter.toCloudEvent(OutgoingCloudEvent.of("order.accepted", order));
		this.publisher.publishEvent(new EventToSend(accepted));
		this.stock.reserve(order);
	}

}
