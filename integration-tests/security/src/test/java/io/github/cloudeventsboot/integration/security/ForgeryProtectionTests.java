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

import java.util.List;

import io.github.cloudeventsboot.integration.Application;
import io.github.cloudeventsboot.integration.Call;
import io.github.cloudeventsboot.integration.Mode;
import jakarta.servlet.DispatcherType;
import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Shows why event handlers need to be told to Spring Security: otherwise their events are
 * lost, whoever sends them.
 */
class ForgeryProtectionTests {

	private static final List<String> USER = List.of("spring.security.user.name=user",
			"spring.security.user.password=secret");

	@Test
	void eventsAreForbiddenByAnOrdinaryChain() {
		assertPostsAreRefused(OrdinaryChainApplication.class, 403);
	}

	@Test
	void eventsAreRefusedByTheDefaultChain() {
		assertPostsAreRefused(DefaultChainApplication.class, 401);
	}

	private static void assertPostsAreRefused(Class<?> configuration, int status) {
		try (Application application = Application.start(configuration, USER)) {
			for (Mode mode : Mode.values()) {
				Call call = Users.basic(mode.post("/untyped", "any.type", "{}"));
				assertThat(call.send(application.port()).statusCode()).isEqualTo(status);
			}
			Call get = Users.basic(Call.get("/ordinary/greeting"));
			assertThat(get.send(application.port()).statusCode()).isEqualTo(200);
		}
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Users.class)
	static class OrdinaryChainApplication {

		@Bean
		SecurityFilterChain security(HttpSecurity http) {
			return http
				.authorizeHttpRequests((requests) -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
					.permitAll()
					.anyRequest()
					.authenticated())
				.httpBasic(Customizer.withDefaults())
				.build();
		}

	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class DefaultChainApplication {

	}

}
