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

package com.example.gateway;

import java.net.URI;
import java.util.List;

import io.github.cloudeventsboot.UnknownCloudEventTypeException;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions;
import org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions;
import org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Routes events by their type, as {@code samples/deploy/istio/virtual-service.yaml} does.
 */
@Configuration(proxyBeanMethods = false)
class EventRoutes {

	/** What a rejection names. */
	private static final List<String> TYPES = List.of("order.created", "payment.processed", "payment.refund.*");

	/**
	 * One route reads all events, because only a handler function can reject an event
	 * with a problem document. It then chooses the route to a service.
	 */
	@Bean
	RouterFunction<ServerResponse> events(@Value("${services.orders}") URI orders,
			@Value("${services.payments}") URI payments) {
		RequestPredicate order = EventPredicates.type("order.created");
		RequestPredicate payment = EventPredicates.type("payment.processed")
			.or(EventPredicates.typePrefix("payment.refund."));
		RouterFunction<ServerResponse> services = service("order-created", order, orders)
			.and(service("payments", payment, payments));
		return RouterFunctions.route().POST("/**", (request) -> {
			ServerRequest event = BinaryMode.of(request);
			return services.route(event).orElseThrow(() -> new UnknownCloudEventTypeException(TYPES)).handle(event);
		}).build();
	}

	private static RouterFunction<ServerResponse> service(String id, RequestPredicate predicate, URI url) {
		return GatewayRouterFunctions.route(id)
			.before(BeforeFilterFunctions.uri(url))
			.route(predicate, HandlerFunctions.http())
			.build();
	}

}
