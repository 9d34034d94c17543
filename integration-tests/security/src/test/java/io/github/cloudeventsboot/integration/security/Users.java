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

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import io.github.cloudeventsboot.integration.Call;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/**
 * Who may do something, and how they prove it.
 */
@Configuration(proxyBeanMethods = false)
class Users {

	@Bean
	InMemoryUserDetailsManager userDetailsManager() {
		return new InMemoryUserDetailsManager(User.withUsername("user").password("{noop}secret").build());
	}

	/**
	 * Takes the token itself for the scope.
	 */
	@Bean
	JwtDecoder jwtDecoder() {
		return (token) -> {
			if (token.startsWith("bad")) {
				throw new BadJwtException("Not signed by anybody");
			}
			return Jwt.withTokenValue(token).header("alg", "none").subject("sender").claim("scope", token).build();
		};
	}

	static Call basic(Call call) {
		byte[] credentials = "user:secret".getBytes(StandardCharsets.UTF_8);
		return call.with("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
	}

	static Call bearer(Call call, String token) {
		return call.with("Authorization", "Bearer " + token);
	}

	static Call csrf(Call call) {
		return call.with("Cookie", "XSRF-TOKEN=token").with("X-XSRF-TOKEN", "token");
	}

}
