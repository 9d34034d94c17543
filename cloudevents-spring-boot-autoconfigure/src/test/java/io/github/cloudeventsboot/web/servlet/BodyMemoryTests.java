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

import io.github.cloudeventsboot.event.InvalidOptionalAttributes;
import io.github.cloudeventsboot.message.MessageLimits;
import io.github.cloudeventsboot.message.ReceivedMessage;
import jakarta.servlet.ServletRequestEvent;
import org.junit.jupiter.api.Test;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockServletContext;
import org.springframework.web.ErrorResponseException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link BodyMemory}.
 */
class BodyMemoryTests {

	private final BodyMemory memory = new BodyMemory(100_000);

	private final ServletMessages messages = new ServletMessages(new MessageLimits(1_000_000, 1, 10),
			InvalidOptionalAttributes.REJECT, this.memory);

	@Test
	void refusesALargeBodyBesideOthersUntilTheyHaveEnded() {
		MockHttpServletRequest first = begin(80_000);
		read(first);
		assertThatExceptionOfType(ErrorResponseException.class).isThrownBy(() -> read(begin(80_000)))
			.satisfies((ex) -> assertThat(ex.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE))
			.satisfies((ex) -> assertThat(ex.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("1"));
		end(first);
		assertThat(read(begin(80_000)).bodyIfRead()).hasSize(80_000);
	}

	@Test
	void countsBodiesThatAreReadOutsideOfEventHandlers() {
		MockHttpServletRequest first = begin(80_000);
		assertThat(this.messages.readBody(first)).hasSize(80_000);
		HttpInputMessage functional = ServletInputMessage.of(new ServletServerHttpRequest(begin(80_000)),
				this.messages);
		assertThatExceptionOfType(ErrorResponseException.class).isThrownBy(functional::getBody);
		end(first);
		assertThat(this.memory.held()).isZero();
	}

	@Test
	void refusedRequestHoldsNothing() {
		read(begin(80_000));
		long before = this.memory.held();
		MockHttpServletRequest refused = begin(80_000);
		assertThatExceptionOfType(ErrorResponseException.class).isThrownBy(() -> read(refused));
		end(refused);
		assertThat(this.memory.held()).isEqualTo(before).isPositive();
	}

	@Test
	void restOfARefusedBodyIsNotTakenForAllOfIt() {
		MockHttpServletRequest first = begin(80_000);
		read(first);
		MockHttpServletRequest refused = begin(80_000);
		assertThatExceptionOfType(ErrorResponseException.class).isThrownBy(() -> read(refused));
		end(first);
		assertThatExceptionOfType(ErrorResponseException.class).isThrownBy(() -> read(refused));
	}

	@Test
	void takesSmallBodiesBesideLargeOnes() {
		read(begin(95_000));
		assertThat(read(begin(8000)).bodyIfRead()).hasSize(8000);
	}

	@Test
	void takesASingleBodyOfAnySize() {
		assertThat(read(begin(500_000)).bodyIfRead()).hasSize(500_000);
	}

	@Test
	void countsNothingWhereEndsAreNotReported() {
		read(request(80_000));
		assertThat(this.memory.held()).isZero();
	}

	private ReceivedMessage read(MockHttpServletRequest request) {
		ReceivedMessage message = this.messages.get(request);
		message.events();
		return message;
	}

	private MockHttpServletRequest begin(int size) {
		MockHttpServletRequest request = request(size);
		this.memory.requestInitialized(new ServletRequestEvent(new MockServletContext(), request));
		return request;
	}

	private void end(MockHttpServletRequest request) {
		this.memory.requestDestroyed(new ServletRequestEvent(new MockServletContext(), request));
	}

	private static MockHttpServletRequest request(int size) {
		MockHttpServletRequest request = new MockHttpServletRequest("POST", "/");
		request.setContentType("application/octet-stream");
		request.addHeader("ce-specversion", "1.0");
		request.addHeader("ce-id", "1");
		request.addHeader("ce-source", "/s");
		request.addHeader("ce-type", "t");
		request.setContent(new byte[size]);
		return request;
	}

}
