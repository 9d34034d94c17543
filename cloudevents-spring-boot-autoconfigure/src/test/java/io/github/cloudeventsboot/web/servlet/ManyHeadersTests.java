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

import java.util.Collections;
import java.util.Enumeration;
import java.util.Iterator;

import io.github.cloudeventsboot.CloudEventTooLargeException;
import io.github.cloudeventsboot.event.InvalidOptionalAttributes;
import io.github.cloudeventsboot.message.MessageLimits;
import io.github.cloudeventsboot.message.ReceivedMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Containers look at all headers to find those of one name, and at all earlier ones to
 * find the next name.
 */
class ManyHeadersTests {

	private final CountingRequest request = new CountingRequest();

	private final ReceivedMessage event = new ServletMessages(new MessageLimits(100, 1, 256),
			InvalidOptionalAttributes.REJECT, new BodyMemory())
		.get(this.request);

	@BeforeEach
	void addEvent() {
		this.request.addHeader("CE-ID", "1");
		this.request.addHeader("ce-source", "/s");
		this.request.addHeader("ce-type", "t");
	}

	@Test
	void namesAreEnumeratedOnceForAnEvent() {
		this.request.addHeader("ce-specversion", "1.0");
		assertThat(this.event.isEvent()).isTrue();
		assertThat(this.event.attributes().getId()).isEqualTo("1");
		assertThat(this.event.event().getId()).isEqualTo("1");
		assertThat(this.request.enumerations).isEqualTo(1);
	}

	@Test
	void moreAttributesThanAllowedAreNotLookedUp() {
		addHeaders("ce-x", 10_000);
		this.request.addHeader("ce-specversion", "1.0");
		refusesAs("event must not have more than 256 attributes");
		assertThat(this.request.lookups).isLessThan(10);
		assertThat(this.request.names).isLessThan(600);
	}

	@Test
	void oneAttributeOftenIsRefused() {
		this.request.addHeader("ce-specversion", "1.0");
		for (int i = 0; i < 10_000; i++) {
			this.request.addHeader("ce-x", "1");
		}
		refusesAs("event must not have more than 256 attributes");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void manyOtherHeadersAreNotEnumeratedToTheEnd(boolean valid) {
		CountingRequest many = new CountingRequest();
		for (int i = 0; i < 10_000; i++) {
			many.addHeader("x-" + i, "1");
		}
		if (valid) {
			many.addHeader("ce-specversion", "1.0");
		}
		ReceivedMessage eventRequest = new ServletMessages(new MessageLimits(100, 1, 256),
				InvalidOptionalAttributes.REJECT, new BodyMemory())
			.get(many);
		assertThat(eventRequest.isEvent()).isTrue();
		assertThatExceptionOfType(CloudEventTooLargeException.class).isThrownBy(eventRequest::event)
			.withMessageContaining("request must not have more than 2048 headers");
		assertThatExceptionOfType(CloudEventTooLargeException.class)
			.isThrownBy(() -> ServletInputMessage.headers(many));
		assertThat(many.names).isLessThan(3 * 2100);
	}

	@Test
	void tellsOrdinaryRequestsByOnePass() {
		CountingRequest ordinary = new CountingRequest();
		ordinary.addHeader("Accept", "*/*");
		ReceivedMessage eventRequest = new ServletMessages(new MessageLimits(100, 1, 256),
				InvalidOptionalAttributes.REJECT, new BodyMemory())
			.get(ordinary);
		assertThat(eventRequest.isEvent()).isFalse();
		assertThat(eventRequest.isEvent()).isFalse();
		assertThat(ordinary.enumerations).isEqualTo(1);
	}

	private void addHeaders(String prefix, int count) {
		for (int i = 0; i < count; i++) {
			this.request.addHeader(prefix + i, "1");
		}
	}

	private void refusesAs(String message) {
		assertThat(this.event.isEvent()).isTrue();
		assertThatExceptionOfType(CloudEventTooLargeException.class).isThrownBy(this.event::event)
			.withMessageContaining(message);
	}

	private static final class CountingRequest extends MockHttpServletRequest {

		private int enumerations;

		private int names;

		private int lookups;

		@Override
		public Enumeration<String> getHeaderNames() {
			this.enumerations++;
			Iterator<String> all = Collections.list(super.getHeaderNames()).iterator();
			return new Enumeration<>() {

				@Override
				public boolean hasMoreElements() {
					return all.hasNext();
				}

				@Override
				public String nextElement() {
					CountingRequest.this.names++;
					return all.next();
				}

			};
		}

		@Override
		public Enumeration<String> getHeaders(String name) {
			this.lookups++;
			return super.getHeaders(name);
		}

	}

}
