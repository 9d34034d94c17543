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

package com.example.client;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.example.client.HighVolumeControllerApi.APIHandleRequest;
import com.example.client.ResponseModeControllerApi.APIStructuredRequest;
import com.example.client.RoutedEventControllerApi.APIPostEventsRequest;
import com.example.client.TypedEventControllerApi.APIPaymentRequest;
import com.example.client.TypedEventControllerApi.APIPostTypedEventsRequest;
import com.example.client.UserEventControllerApi.APIPostUserEventsRequest;

/**
 * Sends events by a generated client, with which it is compiled.
 */
public final class Deliveries {

	private final ApiClient client;

	private Deliveries(ApiClient client) {
		this.client = client;
	}

	/**
	 * Return what each event is answered with.
	 */
	public static Map<String, Object> deliver(String uri) throws ApiException {
		ApiClient client = new ApiClient();
		client.updateBaseUri(uri);
		Deliveries deliveries = new Deliveries(client);
		Map<String, Object> answers = new LinkedHashMap<>();
		deliveries.payments(answers);
		deliveries.routed(answers);
		deliveries.replies(answers);
		return answers;
	}

	private void payments(Map<String, Object> answers) throws ApiException {
		TypedEventControllerApi events = new TypedEventControllerApi(this.client);
		answers.put("/payments payment.completed",
				events.paymentWithHttpInfo(request(new PaymentRequest(completed()))).getStatusCode());
		answers.put("/payments payment.failed",
				events.paymentWithHttpInfo(request(new PaymentRequest(failed()))).getStatusCode());
		UserRegistered registered = new UserRegistered().specversion(UserRegistered.SpecversionEnum._1_0)
			.id("3")
			.source("/auth-service")
			.type(UserRegistered.TypeEnum.USER_REGISTERED_V1)
			.data(user());
		answers.put("/typed-events user.registered.v1",
				events
					.postTypedEventsWithHttpInfo(
							APIPostTypedEventsRequest.newBuilder().userRegistered(registered).build())
					.getStatusCode());
		try {
			events.payment(request(new PaymentRequest(completed().data(new PaymentData().amount(BigDecimal.ZERO)))));
		}
		catch (ApiException ex) {
			answers.put("/payments without an amount", ex.getCode());
		}
	}

	private static PaymentCompleted completed() {
		return new PaymentCompleted().specversion(PaymentCompleted.SpecversionEnum._1_0)
			.id("1")
			.source("/shop")
			.type(PaymentCompleted.TypeEnum.PAYMENT_COMPLETED)
			.data(new PaymentData().amount(new BigDecimal("12.50")));
	}

	private static PaymentFailed failed() {
		return new PaymentFailed().specversion(PaymentFailed.SpecversionEnum._1_0)
			.id("2")
			.source("/shop")
			.type(PaymentFailed.TypeEnum.PAYMENT_FAILED)
			.reason("card expired")
			.data(new PaymentData().amount(new BigDecimal("12.50")));
	}

	private static UserData user() {
		return new UserData().userId("usr_123").email("user@example.com");
	}

	private static APIPaymentRequest request(PaymentRequest payment) {
		return APIPaymentRequest.newBuilder().paymentRequest(payment).build();
	}

	private void routed(Map<String, Object> answers) throws ApiException {
		UserDataEvent registered = new UserDataEvent().specversion(UserDataEvent.SpecversionEnum._1_0)
			.id("4")
			.source("/auth-service")
			.type(UserDataEvent.TypeEnum.USER_REGISTERED_V1)
			.partitionkey("p1")
			.data(user());
		UserEvent user = new UserEvent().specversion(UserEvent.SpecversionEnum._1_0)
			.id("5")
			.source("/auth-service")
			.type("user.logged_in");
		CloudEvent2 audited = new CloudEvent2().specversion(CloudEvent2.SpecversionEnum._1_0)
			.id("6")
			.source("/audit/shop")
			.type("order.shipped")
			.putAdditionalProperty("traceid", "t1");
		route(answers, "user.registered.v1", new PostEventsRequest(registered));
		route(answers, "user.logged_in", new PostEventsRequest(user));
		route(answers, "order.shipped", new PostEventsRequest(audited));
		route(answers, "payment.completed", new PostEventsRequest(completed()));
		route(answers, "payment.failed", new PostEventsRequest(failed()));
	}

	private void route(Map<String, Object> answers, String type, PostEventsRequest event) throws ApiException {
		RoutedEventControllerApi events = new RoutedEventControllerApi(this.client);
		answers.put("/events " + type,
				events.postEventsWithHttpInfo(APIPostEventsRequest.newBuilder().postEventsRequest(event).build())
					.getStatusCode());
	}

	private void replies(Map<String, Object> answers) throws ApiException {
		CloudEvent event = new CloudEvent().specversion(CloudEvent.SpecversionEnum._1_0)
			.id("7")
			.source("/auth-service")
			.type("user.logged_in")
			.data(Map.of("ip", "192.168.1.1"));
		UserEventControllerApi users = new UserEventControllerApi(this.client);
		Acknowledgement acknowledgement = users
			.postUserEvents(APIPostUserEventsRequest.newBuilder().cloudEvent(event).build());
		answers.put("/user-events", acknowledgement.getOriginalEvent());
		ResponseModeControllerApi modes = new ResponseModeControllerApi(this.client);
		MessageEvent structured = modes.structured(APIStructuredRequest.newBuilder().cloudEvent(event).build());
		answers.put("/structured", structured.getType() + ": " + structured.getData().getMessage());
		List<VoidEvent> batch = new HighVolumeControllerApi(this.client)
			.handle(APIHandleRequest.newBuilder().cloudEvent(List.of(event, event)).build());
		answers.put("/batch", batch.stream().map(VoidEvent::getType).toList());
	}

}
