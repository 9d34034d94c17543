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

import java.net.http.HttpResponse;

import io.github.cloudeventsboot.integration.CompanyTests;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests with an application that handles all exceptions itself.
 */
class ExceptionHandlerTests extends CompanyTests {

	ExceptionHandlerTests() {
		super(ExceptionHandlerConfiguration.class);
	}

	@Override
	protected void assertRefused(HttpResponse<String> response, String problem, String detail) {
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.headers().firstValue("X-Handled-By")).hasValue("application");
		if (!response.body().isEmpty()) {
			assertThat(response.body()).contains("urn:problem-type:cloudevents:" + problem).contains(detail);
		}
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(ApplicationAdvice.class)
	static class ExceptionHandlerConfiguration {

	}

	@RestControllerAdvice
	static class ApplicationAdvice {

		@ExceptionHandler(Exception.class)
		ResponseEntity<Object> handle(Exception ex) {
			HttpStatusCode status = HttpStatus.INTERNAL_SERVER_ERROR;
			Object body = null;
			if (ex instanceof ErrorResponse error) {
				status = error.getStatusCode();
				body = error.getBody();
			}
			return ResponseEntity.status(status).header("X-Handled-By", "application").body(body);
		}

	}

}
