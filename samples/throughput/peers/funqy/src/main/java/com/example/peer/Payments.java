package com.example.peer;

import java.math.BigDecimal;
import java.util.List;

import io.quarkus.funqy.Context;
import io.quarkus.funqy.Funq;
import io.quarkus.funqy.knative.events.CloudEvent;
import io.quarkus.funqy.knative.events.CloudEventMapping;

/**
 * The functions: Funqy chooses one by the type of the event.
 */
public class Payments {

	@Funq
	@CloudEventMapping(trigger = "com.example.payment.completed", responseSource = "/throughput",
			responseType = "payment.received")
	public Receipt completed(Payment payment) {
		return new Receipt(payment.orderId());
	}

	@Funq
	@CloudEventMapping(trigger = "com.example.payment.failed", responseSource = "/throughput",
			responseType = "payment.received")
	public Receipt failed(Payment payment) {
		return new Receipt(payment.orderId());
	}

	@Funq
	@CloudEventMapping(trigger = "com.example.subject", responseSource = "/throughput", responseType = "subject")
	public String subject(Payment payment, @Context CloudEvent<?> event) {
		return event.subject();
	}

	public record Payment(String orderId, BigDecimal amount, String currency, List<Item> items) {

	}

	public record Item(String sku, int quantity) {

	}

	public record Receipt(String orderId) {

	}

}
