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

package io.github.cloudeventsboot.integration.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.github.cloudeventsboot.integration.Call;
import io.github.cloudeventsboot.integration.CompanyTests;
import io.github.cloudeventsboot.integration.Mode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingRequestWrapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests with filters that read what requests consist of.
 */
class FilterTests extends CompanyTests {

	FilterTests() {
		super(FilterConfiguration.class);
	}

	@Override
	protected List<Call> ordinaryCalls() {
		return List.of(Call.post("/ordinary/form?name=query", "application/json", "{}"));
	}

	@ParameterizedTest
	@EnumSource
	void loggingFilterSeesTheBodyOfEvents(Mode mode) throws InterruptedException {
		for (String path : List.of("/untyped", "/typed", "/mapped", "/shared")) {
			Call call = mode.post(path, "user.registered.v1", "{\"userId\": \"" + path + "\"}");
			assertThat(send(call).statusCode()).isEqualTo(200);
			assertThat(call.body()).isNotNull();
			String expected = new String(call.body(), StandardCharsets.UTF_8);
			BlockingQueue<String> bodies = bean(LoggingFilter.class).bodies;
			// bodies of earlier requests may come late: the filter adds them after the
			// response
			String body = bodies.poll(10, TimeUnit.SECONDS);
			while (body != null && !body.equals(expected)) {
				body = bodies.poll(10, TimeUnit.SECONDS);
			}
			assertThat(body).as(path).isNotNull();
		}
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class FilterConfiguration {

		@Bean
		LoggingFilter loggingFilter() {
			return new LoggingFilter();
		}

		@Bean
		ParameterFilter parameterFilter() {
			return new ParameterFilter();
		}

	}

	/**
	 * Notes the body of each request after it has been handled.
	 */
	@Order(Ordered.HIGHEST_PRECEDENCE)
	static class LoggingFilter extends OncePerRequestFilter {

		private final BlockingQueue<String> bodies = new LinkedBlockingQueue<>();

		@Override
		protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
				throws ServletException, IOException {
			ContentCachingRequestWrapper wrapper = new ContentCachingRequestWrapper(request, 10000);
			chain.doFilter(wrapper, response);
			this.bodies.add(wrapper.getContentAsString());
		}

	}

	/**
	 * Asks for a parameter, which makes the server look for forms.
	 */
	static class ParameterFilter extends OncePerRequestFilter {

		@Override
		protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
				throws ServletException, IOException {
			String tenant = request.getParameter("tenant");
			response.setHeader("X-Tenant", (tenant != null) ? tenant : "none");
			chain.doFilter(request, response);
		}

	}

}
