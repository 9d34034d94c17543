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

package io.github.cloudeventsboot.web.servlet;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventType;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.util.IdGenerator;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * An application that replies: each class of tests has the handlers that it calls, and
 * all of them share one server.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableAsync
@Import({ ReplyApplication.Advice.class, CloudEventMethodReturnValueHandlerTests.Values.class,
		CloudEventMethodReturnValueHandlerTests.Others.class, DeclaredReplyTests.Declared.class,
		WrappedReplyTests.Wrapped.class, WrappedReplyTests.WrappedOther.class, WrappedReplyTests.Meta.class,
		WrappedReplyTests.Composed.class, ReplyModeTests.Modes.class, ReplyStatusTests.Headers.class,
		ReplyStatusTests.Statuses.class, ReplyFailureTests.Failures.class, AsyncReplyTests.Handlers.class,
		AsyncReplyTests.Batches.class, AsyncReplyTests.Wrapped.class, AsyncReplyTests.Nothing.class,
		AsyncReplyFailureTests.Failures.class, WorkAfterReplyTests.Accepting.class,
		WorkAfterReplyTests.Background.class })
class ReplyApplication {

	static final String ID = new UUID(0, 1).toString();

	private static final String ENVELOPE = "{\"specversion\":\"1.0\",\"id\":\"" + ID
			+ "\",\"source\":\"/orders\",\"type\":\"%s\",\"time\":\"2026-11-23T10:00:00Z\"%s}";

	static final OutgoingCloudEvent<Note> NOTED = OutgoingCloudEvent.of("order.noted", new Note(12));

	static final Shipped SHIPPED = new Shipped(new Order(7), "order/7", 9007199254740993L);

	@Bean
	Clock clock() {
		return Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);
	}

	@Bean
	IdGenerator idGenerator() {
		return () -> new UUID(0, 1);
	}

	static String envelope(String type, String members) {
		return ENVELOPE.formatted(type, members);
	}

	record Note(int n) {

	}

	record Order(int order) {

	}

	sealed interface OrderEvent permits Shipped, Lost {

	}

	@CloudEventType("order.shipped")
	record Shipped(Order data, @Nullable String subject, @Nullable Long carrierId) implements OrderEvent {

	}

	@CloudEventType("order.lost")
	record Lost(int order) implements OrderEvent {

	}

	static final class Circular {

		@JsonProperty
		Circular self() {
			return this;
		}

	}

	@ControllerAdvice
	static class Advice implements ResponseBodyAdvice<Object> {

		@Override
		public boolean supports(MethodParameter returnType, Class<? extends HttpMessageConverter<?>> converterType) {
			return true;
		}

		@Override
		public @Nullable Object beforeBodyWrite(@Nullable Object body, MethodParameter returnType,
				MediaType selectedContentType, Class<? extends HttpMessageConverter<?>> selectedConverterType,
				ServerHttpRequest request, ServerHttpResponse response) {
			response.getHeaders().set("X-Advice", "asked");
			return body;
		}

		@ExceptionHandler
		ProblemDetail invalid(IllegalArgumentException ex) {
			return ProblemDetail.forStatus(HttpStatus.BAD_REQUEST);
		}

	}

}
