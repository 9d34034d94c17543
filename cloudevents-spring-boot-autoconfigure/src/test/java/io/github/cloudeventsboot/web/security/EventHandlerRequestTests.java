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

package io.github.cloudeventsboot.web.security;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventMapping;
import io.github.cloudeventsboot.autoconfigure.CloudEventsAutoConfiguration;
import io.github.cloudeventsboot.autoconfigure.web.servlet.CloudEventsWebMvcAutoConfiguration;
import io.github.cloudeventsboot.web.servlet.filter.ReplayedBodyFilter;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.MappingMatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableWebApplicationContext;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletMapping;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockServletContext;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.context.support.GenericWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link EventHandlerRequest}.
 */
class EventHandlerRequestTests {

	private static final String STRUCTURED = """
			{"specversion": "1.0", "id": "1", "source": "/test", "type": "%s"}""";

	private final WebApplicationContextRunner contextRunner = new WebApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(JacksonAutoConfiguration.class, HttpMessageConvertersAutoConfiguration.class,
						DispatcherServletAutoConfiguration.class, WebMvcAutoConfiguration.class))
		.withUserConfiguration(Endpoints.class);

	private final RequestMatcher matcher = EventHandlerRequest.toHandlers();

	@ParameterizedTest
	@CsvSource({ "POST, /untyped, true", "POST, /tenants/7/events, true", "POST, /untyped/, false",
			"GET, /untyped, false", "PUT, /untyped, false", "OPTIONS, /untyped, true", "POST, /mapped, true",
			"GET, /mapped, false", "OPTIONS, /mapped, true", "POST, /ordinary, false", "OPTIONS, /ordinary, false",
			"OPTIONS, /explicit, false", "POST, /explicit, true", "POST, /unknown, false", "POST, /routed, false",
			"POST, /un%74yped, true", "POST, /untyped;a=b, true", "POST, /untyped%, false" })
	void matchesRequestsByTheHandlerTheyGoTo(String method, String path, boolean expected) {
		run((context) -> assertThat(this.matcher.matches(request(context, method, path))).isEqualTo(expected));
	}

	@ParameterizedTest
	@CsvSource({ "POST, /untyped, true", "POST, /tenants/7/events, true", "GET, /untyped, false",
			"OPTIONS, /untyped, true", "POST, /mapped, true", "POST, /ordinary, false", "POST, /unknown, false" })
	void matchesWherePathsAreMatchedAsStrings(String method, String path, boolean expected) {
		this.contextRunner
			.withConfiguration(
					AutoConfigurations.of(CloudEventsAutoConfiguration.class, CloudEventsWebMvcAutoConfiguration.class))
			.withPropertyValues("spring.mvc.pathmatch.matching-strategy=ant_path_matcher")
			.run((context) -> {
				assertThat(this.matcher.matches(request(context, method, path))).isEqualTo(expected);
				assertThat(this.matcher.matches(structured(context, "/shared", "a"))).isTrue();
				assertThat(this.matcher.matches(structured(context, "/shared", "b"))).isFalse();
			});
	}

	@ParameterizedTest
	@CsvSource({ "OPTIONS, /untyped, true", "OPTIONS, /tenants/7/events, true", "OPTIONS, /mapped, true",
			"POST, /untyped, false", "OPTIONS, /ordinary, false", "OPTIONS, /explicit, false",
			"OPTIONS, /unknown, false" })
	void matchesHandshakes(String method, String path, boolean expected) {
		RequestMatcher handshakes = EventHandlerRequest.toHandshakes();
		run((context) -> {
			MockHttpServletRequest request = request(context, method, path);
			assertThat(handshakes.matches(request)).isFalse();
			request.addHeader("WebHook-Request-Origin", "eventgrid.azure.net");
			assertThat(handshakes.matches(request)).isEqualTo(expected);
			MockHttpServletRequest preflight = preflight(context, path, "POST");
			preflight.addHeader("WebHook-Request-Origin", "eventgrid.azure.net");
			assertThat(handshakes.matches(preflight)).isFalse();
		});
	}

	@Test
	void looksUpHandlersInTheApplicationOfTheRequest() {
		run((context) -> {
			assertThat(this.matcher.matches(request(context, "POST", "/untyped"))).isTrue();
			this.contextRunner
				.run((other) -> assertThat(this.matcher.matches(request(other, "POST", "/untyped"))).isFalse());
			assertThat(this.matcher.matches(request(context, "POST", "/untyped"))).isTrue();
		});
	}

	@Test
	void matchesMalformedEvents() {
		run((context) -> {
			MockHttpServletRequest request = request(context, "POST", "/mapped");
			request.setContentType("application/cloudevents+json");
			request.setContent("{".getBytes(StandardCharsets.UTF_8));
			assertThat(this.matcher.matches(request)).isTrue();
		});
	}

	@Test
	void doesNotMatchOrdinaryHandlersThatAreSentEvents() {
		run((context) -> {
			assertThat(this.matcher.matches(structured(context, "/ordinary", "a"))).isFalse();
			assertThat(this.matcher.matches(binary(context, "/ordinary", "a"))).isFalse();
		});
	}

	@Test
	void tellsHandlersOnTheSamePathApart() {
		run((context) -> {
			assertThat(this.matcher.matches(request(context, "POST", "/shared"))).isFalse();
			assertThat(this.matcher.matches(structured(context, "/shared", "a"))).isTrue();
			assertThat(this.matcher.matches(structured(context, "/shared", "b"))).isFalse();
			assertThat(this.matcher.matches(binary(context, "/shared", "a"))).isTrue();
			assertThat(this.matcher.matches(binary(context, "/shared", "b"))).isFalse();
			MockHttpServletRequest form = request(context, "POST", "/shared");
			form.setContentType(MediaType.TEXT_PLAIN_VALUE);
			assertThat(this.matcher.matches(form)).isFalse();
		});
	}

	@Test
	void matchesPreflightsByTheMethodTheyAnnounce() {
		run((context) -> {
			assertThat(this.matcher.matches(preflight(context, "/untyped", "POST"))).isTrue();
			assertThat(this.matcher.matches(preflight(context, "/untyped", "GET"))).isFalse();
			assertThat(this.matcher.matches(preflight(context, "/mapped", "POST"))).isTrue();
		});
	}

	@Test
	void leavesBodyAndAttributesOfTheRequestAlone() {
		run((context) -> {
			MockHttpServletRequest request = binary(context, "/shared", "a");
			request.setContent("{}".getBytes(StandardCharsets.UTF_8));
			assertThat(this.matcher.matches(request)).isTrue();
			assertThat(request.getInputStream().readAllBytes()).hasSize(2);
			MockHttpServletRequest ordinary = request(context, "POST", "/ordinary");
			assertThat(this.matcher.matches(ordinary)).isFalse();
			assertThat(ordinary.getAttributeNames().hasMoreElements()).isFalse();
		});
	}

	@Test
	void handlersStillFindTheBodyThatWasReadToMatch() {
		run((context) -> {
			MockMvcTester mvc = MockMvcTester.from(context,
					(builder) -> builder.addFilters(context.getBean(ReplayedBodyFilter.class))
						.addFilters((request, response, chain) -> {
							this.matcher.matches((HttpServletRequest) request);
							chain.doFilter(request, response);
						})
						.build());
			assertThat(mvc.post()
				.uri("/shared")
				.contentType("application/cloudevents+json")
				.content(STRUCTURED.formatted("a"))).hasStatusOk().bodyText().isEqualTo("a");
			assertThat(mvc.post()
				.uri("/shared")
				.contentType("application/cloudevents+json")
				.content(STRUCTURED.formatted("b"))).hasStatusOk().bodyText().isEqualTo(STRUCTURED.formatted("b"));
			assertThat(mvc.post().uri("/shared").contentType("application/json").content("{\"c\":1}")).hasStatusOk()
				.bodyText()
				.isEqualTo("{\"c\":1}");
		});
	}

	@Test
	void matchesBelowThePathOfTheDispatcherServlet() {
		run((context) -> {
			MockHttpServletRequest request = request(context, "POST", "/api/untyped");
			request.setServletPath("/api");
			request.setPathInfo("/untyped");
			request.setHttpServletMapping(
					new MockHttpServletMapping("untyped", "/api/*", "dispatcherServlet", MappingMatch.PATH));
			assertThat(this.matcher.matches(request)).isTrue();
		});
	}

	@Test
	void doesNotMatchRequestsToOtherServlets() {
		ServletRegistration dispatcher = mock(ServletRegistration.class);
		given(dispatcher.getName()).willReturn("dispatcherServlet");
		given(dispatcher.getClassName()).willReturn(DispatcherServlet.class.getName());
		run((context) -> {
			((GenericWebApplicationContext) context.getSourceApplicationContext())
				.setServletContext(new MockServletContext() {

					@Override
					public Map<String, ServletRegistration> getServletRegistrations() {
						return Map.of("dispatcherServlet", dispatcher);
					}

				});
			MockHttpServletRequest request = request(context, "POST", "/untyped");
			for (String servlet : List.of("dispatcherServlet", "other")) {
				request.setHttpServletMapping(new MockHttpServletMapping("", "/", servlet, MappingMatch.DEFAULT));
				assertThat(this.matcher.matches(request)).isEqualTo(servlet.equals("dispatcherServlet"));
			}
		});
	}

	@Test
	void matchesNothingWithoutTheAutoConfiguration() {
		this.contextRunner
			.run((context) -> assertThat(this.matcher.matches(request(context, "POST", "/untyped"))).isFalse());
	}

	@Test
	void matchesNothingOutsideOfAnApplication() {
		assertThat(this.matcher.matches(new MockHttpServletRequest("POST", "/untyped"))).isFalse();
	}

	@Test
	void saysWhatItIs() {
		assertThat(this.matcher).hasToString("EventHandlerRequest.toHandlers()");
	}

	private void run(ContextConsumer<AssertableWebApplicationContext> consumer) {
		this.contextRunner
			.withConfiguration(
					AutoConfigurations.of(CloudEventsAutoConfiguration.class, CloudEventsWebMvcAutoConfiguration.class))
			.run(consumer);
	}

	private static MockHttpServletRequest request(AssertableWebApplicationContext context, String method, String path) {
		ServletContext servletContext = context.getServletContext();
		servletContext.setAttribute(WebApplicationContext.ROOT_WEB_APPLICATION_CONTEXT_ATTRIBUTE, context);
		return new MockHttpServletRequest(servletContext, method, path);
	}

	private static MockHttpServletRequest structured(AssertableWebApplicationContext context, String path,
			String type) {
		MockHttpServletRequest request = request(context, "POST", path);
		request.setContentType("application/cloudevents+json");
		request.setContent(STRUCTURED.formatted(type).getBytes(StandardCharsets.UTF_8));
		return request;
	}

	private static MockHttpServletRequest binary(AssertableWebApplicationContext context, String path, String type) {
		MockHttpServletRequest request = request(context, "POST", path);
		Map.of("specversion", "1.0", "id", "1", "source", "/test", "type", type)
			.forEach((name, value) -> request.addHeader("ce-" + name, value));
		return request;
	}

	private static MockHttpServletRequest preflight(AssertableWebApplicationContext context, String path,
			String method) {
		MockHttpServletRequest request = request(context, "OPTIONS", path);
		request.addHeader("Origin", "https://example.com");
		request.addHeader("Access-Control-Request-Method", method);
		return request;
	}

	@Configuration(proxyBeanMethods = false)
	static class Endpoints {

		@Bean
		Controller controller() {
			return new Controller();
		}

		@Bean
		RouterFunction<ServerResponse> routes() {
			return RouterFunctions.route().POST("/routed", (request) -> ServerResponse.ok().build()).build();
		}

	}

	@RestController
	static class Controller {

		@PostMapping("/untyped")
		void untyped(CloudEvent event) {
		}

		@GetMapping("/untyped")
		String ordinaryGet() {
			return "";
		}

		@PostMapping("/tenants/{tenant}/events")
		void variable(CloudEvent event, @PathVariable String tenant) {
		}

		@PostMapping("/routed")
		void routed(CloudEvent event) {
		}

		@CloudEventMapping(path = "/mapped", type = "a")
		void mapped(CloudEvent event) {
		}

		@PostMapping("/ordinary")
		void ordinary() {
		}

		@CloudEventMapping(path = "/explicit", type = "a")
		void explicit(CloudEvent event) {
		}

		@RequestMapping(path = "/explicit", method = RequestMethod.OPTIONS)
		void explicitOptions() {
		}

		@CloudEventMapping(path = "/shared", type = "a")
		String shared(CloudEvent event) {
			return event.getType();
		}

		@PostMapping("/shared")
		String sharedOrdinary(@RequestBody String body) {
			return body;
		}

	}

}
