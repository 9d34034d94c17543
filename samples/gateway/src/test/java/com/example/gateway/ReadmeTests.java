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

package com.example.gateway;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.example.support.CurlExample;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sends the curl commands of the README in turn, and compares each answer with the one
 * that is shown. Services answer as the payments sample does, whose own tests hold that.
 */
class ReadmeTests extends AbstractGatewayTests {

	@LocalServerPort
	private int port;

	@Test
	void answersAsShown() throws IOException, InterruptedException {
		this.services.answer(new StubServices.Answer(200,
				Map.of("ce-specversion", List.of("1.0"), "ce-id", List.of("84bafecc-d1ee-b921-7e01-213fad75a0e1"),
						"ce-source", List.of("/payments"), "ce-type", List.of("user.event.ack"), "ce-time",
						List.of("2026-11-23T09:30:00.771527896Z"), "Content-Type", List.of("application/json")),
				"{\"original_event\":\"1234-5678\",\"handled\":true}"));
		List<CurlExample> examples = CurlExample.in(Path.of("README.md"));
		assertThat(examples).hasSize(3);
		for (CurlExample example : examples) {
			example.answersAsShown(this.port);
		}
		StubServices.Received forwarded = this.services.take();
		assertThat(forwarded.service()).isEqualTo("payment-service");
		assertThat(forwarded.headers().getFirst("ce-type")).isEqualTo("payment.processed");
	}

}
