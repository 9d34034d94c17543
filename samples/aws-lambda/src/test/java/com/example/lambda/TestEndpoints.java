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

package com.example.lambda;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.ResponseMode;
import io.github.cloudeventsboot.annotation.CloudEventResponse;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.util.IdGenerator;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * More endpoints for the payments sample, and ids and times of replies that are the same
 * each time.
 */
@RestController
class TestEndpoints {

	static final byte[] BYTES = { (byte) 0x89, 'P', 'N', 'G', 0, (byte) 0xff };

	@PostMapping("/echo")
	CloudEvent echo(CloudEvent event) {
		return event;
	}

	@PostMapping("/echo-structured")
	@CloudEventResponse(mode = ResponseMode.STRUCTURED)
	CloudEvent echoStructured(CloudEvent event) {
		return event;
	}

	@PostMapping("/same-mode")
	@CloudEventResponse(type = "greeting", mode = ResponseMode.SAME_AS_REQUEST)
	String sameMode(CloudEvent event) {
		return "Gr\u00fc\u00dfe";
	}

	@PostMapping("/bytes")
	OutgoingCloudEvent<byte[]> bytes(CloudEvent event) {
		return OutgoingCloudEvent.of("picture.taken", BYTES).withDataContentType("image/x-raw");
	}

	@PostMapping("/later")
	@CloudEventResponse(type = "done")
	CompletableFuture<String> later(CloudEvent event) {
		return new CompletableFuture<String>().completeOnTimeout("later", 50, TimeUnit.MILLISECONDS);
	}

	@PostMapping("/at-once")
	@CloudEventResponse(type = "done")
	CompletableFuture<String> atOnce(CloudEvent event) {
		return CompletableFuture.completedFuture("at once");
	}

	@Bean
	@Primary
	static IdGenerator sameIds() {
		return () -> new UUID(1, 2);
	}

	@Bean
	static Clock sameTimes() {
		return Clock.fixed(Instant.parse("2026-11-25T13:45:21Z"), ZoneOffset.UTC);
	}

}
