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

package io.github.cloudeventsboot.integration.security;

import io.github.cloudeventsboot.web.security.EventHandlerRequest;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The filter chains of docs/security.md for senders with bearer tokens.
 */
@Configuration(proxyBeanMethods = false)
class BearerTokenConfiguration {

	@Bean
	@Order(1)
	SecurityFilterChain eventSecurity(HttpSecurity http) {
		return http.securityMatcher(EventHandlerRequest.toHandlers())
			.authorizeHttpRequests((requests) -> requests.requestMatchers(EventHandlerRequest.toHandshakes())
				.permitAll()
				.anyRequest()
				.hasAuthority("SCOPE_events"))
			.oauth2ResourceServer((server) -> server.jwt(Customizer.withDefaults()))
			.csrf(AbstractHttpConfigurer::disable)
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.build();
	}

	@Bean
	SecurityFilterChain applicationSecurity(HttpSecurity http) {
		return http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
			.httpBasic(Customizer.withDefaults())
			.build();
	}

	@Bean
	BearerTokenResolver bearerTokenResolver() {
		BearerTokenResolver header = new DefaultBearerTokenResolver();
		return (request) -> {
			String token = header.resolve(request);
			return (token != null) ? token
					: UriComponentsBuilder.newInstance()
						.query(request.getQueryString())
						.build()
						.getQueryParams()
						.getFirst("access_token");
		};
	}

}
