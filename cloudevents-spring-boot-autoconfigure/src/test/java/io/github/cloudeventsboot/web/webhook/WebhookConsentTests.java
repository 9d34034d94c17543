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

package io.github.cloudeventsboot.web.webhook;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventMapping;
import io.github.cloudeventsboot.autoconfigure.CloudEventsAutoConfiguration;
import io.github.cloudeventsboot.autoconfigure.web.servlet.CloudEventsWebMvcAutoConfiguration;
import io.github.cloudeventsboot.autoconfigure.web.webhook.CloudEventsWebhookAutoConfiguration;
import io.github.cloudeventsboot.conformance.Requirement;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for handshakes, and for deliveries that need consent.
 */
class WebhookConsentTests {

	private static final String ORIGIN = "eventgrid.azure.net";

	private static final String EVENT = """
			{"specversion": "1.0", "id": "1", "source": "/sender", "type": "one"}""";

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class,
				HttpMessageConvertersAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
				WebMvcAutoConfiguration.class, CloudEventsAutoConfiguration.class,
				CloudEventsWebMvcAutoConfiguration.class, CloudEventsWebhookAutoConfiguration.class))
		.withUserConfiguration(Endpoints.class);

	private final WebApplicationContextRunner allowing = this.runner
		.withPropertyValues("cloudevents.webhook.allowed-origins=" + ORIGIN + ",other.example");

	@Test
	@Requirement(accepted = { "W-19", "W-20", "W-21", "W-22", "W-24" })
	void handshakeGetsConsent() {
		List<String> paths = List.of("/events", "/mapped", "/tenants/7/events", "/any-method");
		run(this.allowing, (mvc) -> assertThat(paths).allSatisfy((path) -> {
			MvcTestResult result = handshake(mvc, path, ORIGIN);
			assertThat(result).hasStatusOk().body().isEmpty();
			assertThat(result).headers()
				.hasValue("WebHook-Allowed-Origin", ORIGIN)
				.hasValue("WebHook-Allowed-Rate", "*");
		}));
	}

	@Test
	@Requirement(accepted = "W-23")
	void handshakeShowsThatPostIsAllowed() {
		run(this.allowing, (mvc) -> assertThat(handshake(mvc, "/events", ORIGIN)).headers()
			.hasValue(HttpHeaders.ALLOW, "POST,OPTIONS"));
	}

	@Test
	void originIsReturnedAsRequested() {
		run(this.allowing, (mvc) -> assertThat(handshake(mvc, "/events", "EventGrid.Azure.NET")).headers()
			.hasValue("WebHook-Allowed-Origin", "EventGrid.Azure.NET"));
		run(this.runner.withPropertyValues("cloudevents.webhook.allowed-origins=*"),
				(mvc) -> assertThat(handshake(mvc, "/events", "any.example")).headers()
					.hasValue("WebHook-Allowed-Origin", "any.example"));
	}

	@Test
	@Requirement(rejected = { "W-19", "W-20", "W-21", "W-22" })
	void otherOriginsGetNoConsent() {
		List<String> origins = List.of("evil.example", "azure.net", "eventgrid.azure",
				"eventgrid.azure.net.evil.example", "eventgrid.azure.net:443", "https://eventgrid.azure.net", "*",
				"null", "", "other.example,evil.example");
		run(this.allowing, (mvc) -> assertThat(origins)
			.allSatisfy((origin) -> assertNoConsent(handshake(mvc, "/events", origin))));
	}

	@Test
	void malformedOriginsGetNoConsentWhereAnyOriginIsAllowed() {
		List<String> origins = List.of("null", "*", "a.example b.example", "https://a.example");
		run(this.runner.withPropertyValues("cloudevents.webhook.allowed-origins=*"), (mvc) -> assertThat(origins)
			.allSatisfy((origin) -> assertNoConsent(handshake(mvc, "/events", origin))));
	}

	@Test
	void repeatedOriginsGetNoConsent() {
		run(this.allowing, (mvc) -> assertNoConsent(
				mvc.options().uri("/events").header("WebHook-Request-Origin", ORIGIN, "other.example").exchange()));
	}

	@Test
	void nobodyGetsConsentWithoutConfiguration() {
		run(this.runner, (mvc) -> assertNoConsent(handshake(mvc, "/events", ORIGIN)));
	}

	@Test
	@Requirement(accepted = { "W-21", "W-22" })
	void rateIsTheSmallerOfBoth() {
		run(this.allowing.withPropertyValues("cloudevents.webhook.allowed-rate=60"), (mvc) -> {
			assertThat(handshake(mvc, "/events", ORIGIN)).headers().hasValue("WebHook-Allowed-Rate", "60");
			assertThat(mvc.options()
				.uri("/events")
				.header("WebHook-Request-Origin", ORIGIN)
				.header("WebHook-Request-Rate", "30")
				.exchange()).headers().hasValue("WebHook-Allowed-Rate", "30");
		});
	}

	@Test
	@Requirement(rejected = "W-26")
	void otherPathsGiveNoConsent() {
		List<String> paths = List.of("/ordinary", "/shared", "/explicit", "/explicit-events", "/routed", "/unknown",
				"/only-get");
		run(this.allowing,
				(mvc) -> assertThat(paths).allSatisfy((path) -> assertThat(handshake(mvc, path, ORIGIN)).headers()
					.doesNotContainHeaders("WebHook-Allowed-Origin", "WebHook-Allowed-Rate")));
	}

	@Test
	void mappingsOfTheApplicationForOptionsAreCalled() {
		run(this.allowing, (mvc) -> {
			assertThat(handshake(mvc, "/explicit", ORIGIN)).hasStatus(202).bodyText().isEqualTo("own");
			assertThat(handshake(mvc, "/routed", ORIGIN)).hasStatus(202);
		});
	}

	@Test
	@Requirement(rejected = "W-27")
	void preflightIsNoHandshake() {
		run(this.allowing, (mvc) -> {
			MvcTestResult result = mvc.options()
				.uri("/cross")
				.header(HttpHeaders.ORIGIN, "https://shop.example")
				.header(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD, "POST")
				.header("WebHook-Request-Origin", ORIGIN)
				.exchange();
			assertNoConsent(result);
			assertThat(result).headers().hasValue(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "https://shop.example");
		});
	}

	@Test
	@Requirement(accepted = "W-27")
	void handshakeOnAPathWithCorsGetsConsent() {
		run(this.allowing, (mvc) -> assertThat(handshake(mvc, "/cross", ORIGIN)).headers()
			.hasValue("WebHook-Allowed-Origin", ORIGIN));
	}

	@Test
	void strategyDecidesInTheListsPlace() {
		run(this.allowing.withUserConfiguration(StrategyConfiguration.class), (mvc) -> {
			assertThat(handshake(mvc, "/tenants/7/events", "seven.example")).headers()
				.hasValue("WebHook-Allowed-Origin", "seven.example");
			assertNoConsent(handshake(mvc, "/tenants/8/events", "seven.example"));
			assertNoConsent(handshake(mvc, "/events", ORIGIN));
		});
	}

	@Test
	@Requirement(accepted = "W-25")
	void strategyMayKeepTheCallbackToGiveConsentLater() {
		run(this.runner.withUserConfiguration(CallbackConfiguration.class), (mvc) -> {
			MvcTestResult result = mvc.options()
				.uri("/events")
				.header("WebHook-Request-Origin", ORIGIN)
				.header("WebHook-Request-Callback", "https://eventgrid.azure.net/validate?id=1")
				.exchange();
			assertNoConsent(result);
			assertThat(CallbackConfiguration.callbacks).containsExactly("https://eventgrid.azure.net/validate?id=1");
		});
	}

	@Test
	@Requirement(accepted = "W-09", rejected = "W-09")
	void deliveryNeedsConsentWhereThatIsRequired() {
		List<String> paths = List.of("/events", "/mapped", "/tenants/7/events");
		run(this.allowing.withPropertyValues("cloudevents.webhook.require-origin=true"),
				(mvc) -> paths.forEach((path) -> {
					assertThat(deliver(mvc, path, ORIGIN)).hasStatus(204);
					assertThat(deliver(mvc, path, "EVENTGRID.azure.net")).hasStatus(204);
					for (String other : List.of("evil.example", "null", "eventgrid.azure", "")) {
						assertForbidden(deliver(mvc, path, other));
					}
					assertForbidden(post(mvc, path).exchange());
					// what others called the header in version 1.0.1
					assertForbidden(post(mvc, path).header(HttpHeaders.ORIGIN, ORIGIN).exchange());
				}));
	}

	@Test
	void nothingIsRememberedFromAHandshake() {
		run(this.allowing.withPropertyValues("cloudevents.webhook.require-origin=true"), (mvc) -> {
			assertThat(handshake(mvc, "/events", ORIGIN)).hasStatusOk();
			assertForbidden(post(mvc, "/events").exchange());
		});
	}

	@Test
	void deliveryNeedsNoConsentByDefault() {
		run(this.allowing, (mvc) -> {
			assertThat(post(mvc, "/events").exchange()).hasStatus(204);
			assertThat(deliver(mvc, "/events", "evil.example")).hasStatus(204);
		});
	}

	@Test
	void ordinaryEndpointsNeedNoConsent() {
		run(this.allowing.withPropertyValues("cloudevents.webhook.require-origin=true"),
				(mvc) -> assertThat(
						mvc.post().uri("/ordinary").contentType(MediaType.TEXT_PLAIN).content("text").exchange())
					.hasStatusOk());
	}

	private static void run(WebApplicationContextRunner runner, Consumer<MockMvcTester> test) {
		runner.run((context) -> test.accept(MockMvcTester.from(context)));
	}

	private static MvcTestResult handshake(MockMvcTester mvc, String path, String origin) {
		return mvc.options().uri(path).header("WebHook-Request-Origin", origin).exchange();
	}

	private static MockMvcTester.MockMvcRequestBuilder post(MockMvcTester mvc, String path) {
		return mvc.post().uri(path).header(HttpHeaders.CONTENT_TYPE, "application/cloudevents+json").content(EVENT);
	}

	private static MvcTestResult deliver(MockMvcTester mvc, String path, String origin) {
		return post(mvc, path).header("WebHook-Request-Origin", origin).exchange();
	}

	private static void assertNoConsent(MvcTestResult result) {
		assertThat(result).hasStatusOk()
			.headers()
			.doesNotContainHeaders("WebHook-Allowed-Origin", "WebHook-Allowed-Rate");
	}

	private static void assertForbidden(MvcTestResult result) {
		assertThat(result).hasStatus(403).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(result).bodyJson()
			.extractingPath("$.type")
			.isEqualTo("urn:problem-type:cloudevents:forbidden-origin");
	}

	@Configuration(proxyBeanMethods = false)
	static class StrategyConfiguration {

		@Bean
		WebhookConsentStrategy consent() {
			return (origin, request) -> origin.equals("seven.example")
					&& request.getRequestURI().startsWith("/tenants/7/");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class CallbackConfiguration {

		static final List<String> callbacks = new CopyOnWriteArrayList<>();

		@Bean
		WebhookConsentStrategy consent() {
			return (origin, request) -> {
				callbacks.add(request.getHeader("WebHook-Request-Callback"));
				return false;
			};
		}

	}

	@RestController
	static class Endpoints {

		@PostMapping("/events")
		void events(CloudEvent event) {
		}

		@CloudEventMapping(path = "/mapped", type = "one")
		void mapped(CloudEvent event) {
		}

		@PostMapping("/tenants/{tenant}/events")
		void tenant(@PathVariable String tenant, CloudEvent event) {
		}

		@RequestMapping("/any-method")
		void anyMethod(CloudEvent event) {
		}

		@GetMapping("/only-get")
		String onlyGet(@Nullable CloudEvent event) {
			return "";
		}

		@CrossOrigin("https://shop.example")
		@PostMapping("/cross")
		void cross(CloudEvent event) {
		}

		@PostMapping("/ordinary")
		String ordinary(@RequestBody String body) {
			return body;
		}

		@CloudEventMapping(path = "/shared", type = "one")
		void shared(CloudEvent event) {
		}

		@RequestMapping(path = "/shared", method = { RequestMethod.PUT, RequestMethod.OPTIONS })
		void sharedOrdinary() {
		}

		@PostMapping("/explicit")
		void explicit(CloudEvent event) {
		}

		@RequestMapping(path = "/explicit", method = RequestMethod.OPTIONS)
		ResponseEntity<String> options() {
			return ResponseEntity.accepted().body("own");
		}

		@RequestMapping(path = "/explicit-events", method = { RequestMethod.POST, RequestMethod.OPTIONS })
		void explicitEvents(Optional<CloudEvent> event) {
		}

		@PostMapping("/routed")
		void routed(CloudEvent event) {
		}

		@Bean
		RouterFunction<ServerResponse> routes() {
			return RouterFunctions.route().OPTIONS("/routed", (request) -> ServerResponse.accepted().build()).build();
		}

	}

}
