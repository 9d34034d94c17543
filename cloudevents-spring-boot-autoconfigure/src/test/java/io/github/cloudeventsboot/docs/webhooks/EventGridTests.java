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

package io.github.cloudeventsboot.docs.webhooks;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

import io.github.cloudeventsboot.conformance.Requirement;
import io.github.cloudeventsboot.testsupport.TestClient;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests what Azure Event Grid sends to a webhook, in its order, over HTTP.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "cloudevents.webhook.allowed-origins=eventgrid.azure.net",
				"cloudevents.webhook.allowed-rate=120", "cloudevents.webhook.require-origin=true",
				"logging.level.io.github.cloudeventsboot.web.webhook=debug" })
@ExtendWith(OutputCaptureExtension.class)
class EventGridTests {

	private static final String EVENT = """
			{
			  "source": "/subscriptions/1/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/shop",
			  "subject": "/blobServices/default/containers/invoices/blobs/1.pdf",
			  "type": "Microsoft.Storage.BlobCreated",
			  "time": "2026-11-26T08:00:00.1234567Z",
			  "id": "831e1650-001e-001b-66ab-eeb76e069631",
			  "data": { "api": "PutBlob", "contentType": "application/pdf", "contentLength": 524288,
			    "url": "https://shop.blob.core.windows.net/invoices/1.pdf" },
			  "specversion": "1.0"
			}""";

	@LocalServerPort
	private int port;

	@Autowired
	private BlobEvents events;

	@Autowired
	private Handshakes handshakes;

	@Test
	@Requirement(accepted = { "W-02", "W-03", "W-09", "W-18", "W-19", "W-20", "W-21", "W-23", "W-24" })
	void subscribesAndDelivers(CapturedOutput output) throws Exception {
		this.handshakes.outcomes.clear();
		HttpResponse<String> handshake = handshake("eventgrid.azure.net");
		assertThat(handshake.statusCode()).isEqualTo(200);
		assertThat(handshake.headers().firstValue("WebHook-Allowed-Origin")).hasValue("eventgrid.azure.net");
		assertThat(handshake.headers().firstValue("WebHook-Allowed-Rate")).hasValue("100");
		assertThat(handshake.headers().firstValue("Allow").orElse("")).contains("POST");
		assertThat(output).contains("Webhook handshake: consent for origin 'eventgrid.azure.net'");
		assertThat(this.handshakes.outcomes).containsExactly(KeyValue.of("outcome", "SUCCESS"));
		HttpResponse<String> delivery = deliver("eventgrid.azure.net");
		assertThat(delivery.statusCode()).isEqualTo(204);
		assertThat(this.events.urls).containsExactly(URI.create("https://shop.blob.core.windows.net/invoices/1.pdf"));
	}

	@Test
	@Requirement(rejected = { "W-09", "W-20" })
	void refusesOthers(CapturedOutput output) throws Exception {
		this.handshakes.outcomes.clear();
		List<String> others = List.of("eventgrid.azure", "evil.example", "null", "eventgrid.azure.net:443");
		for (String other : others) {
			HttpResponse<String> handshake = handshake(other);
			assertThat(handshake.headers().firstValue("WebHook-Allowed-Origin")).isEmpty();
			assertThat(handshake.headers().firstValue("WebHook-Allowed-Rate")).isEmpty();
			HttpResponse<String> delivery = deliver(other);
			assertThat(delivery.statusCode()).isEqualTo(403);
			assertThat(delivery.headers().firstValue("Content-Type")).hasValue("application/problem+json");
			assertThat(delivery.body()).contains("forbidden-origin").doesNotContain(other);
		}
		assertThat(this.handshakes.outcomes).hasSize(others.size()).containsOnly(KeyValue.of("outcome", "REJECTED"));
		assertThat(output).contains("Webhook handshake: no consent for origin 'evil.example'")
			.contains("Webhook handshake: no consent for origin '(malformed)'")
			.contains("forbidden-origin")
			.doesNotContain("azure.net:443");
	}

	/**
	 * Event Grid sends this one for subscriptions in its own schema instead of a
	 * handshake.
	 */
	@Test
	void refusesTheValidationEventOfEventGridsOwnSchema() throws Exception {
		HttpResponse<String> response = TestClient.send(request().header("aeg-event-type", "SubscriptionValidation")
			.header("WebHook-Request-Origin", "eventgrid.azure.net")
			.header("Content-Type", "application/json; charset=utf-8")
			.POST(BodyPublishers.ofString("""
					[{"id": "1", "topic": "/t", "subject": "", "data": {"validationCode": "512d38b6"},
					  "eventType": "Microsoft.EventGrid.SubscriptionValidationEvent",
					  "eventTime": "2026-11-26T08:00:00Z", "metadataVersion": "1", "dataVersion": "1"}]""")));
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.body()).doesNotContain("512d38b6");
	}

	private HttpRequest.Builder request() {
		return new TestClient(this.port).request("/hooks/blobs");
	}

	private HttpResponse<String> handshake(String origin) {
		return TestClient.send(request().method("OPTIONS", BodyPublishers.noBody())
			.header("WebHook-Request-Origin", origin)
			.header("WebHook-Request-Callback", "https://rp-westeurope.eventgrid.azure.net/validate?id=1")
			.header("WebHook-Request-Rate", "100"));
	}

	private HttpResponse<String> deliver(String origin) {
		return TestClient.send(request().header("Content-Type", "application/cloudevents+json; charset=utf-8")
			.header("WebHook-Request-Origin", origin)
			.header("aeg-event-type", "Notification")
			.header("aeg-delivery-count", "0")
			.POST(BodyPublishers.ofString(EVENT)));
	}

	static final class Handshakes implements ObservationHandler<Observation.Context> {

		final List<KeyValue> outcomes = new ArrayList<>();

		@Override
		public boolean supportsContext(Observation.Context context) {
			return "cloudevents.handshake".equals(context.getName());
		}

		@Override
		public void onStop(Observation.Context context) {
			assertThat(context.getContextualName()).isEqualTo("handshake");
			context.getLowCardinalityKeyValues().forEach(this.outcomes::add);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ BlobEvents.class, Handshakes.class })
	static class Application {

	}

}
