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

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;

import io.github.cloudeventsboot.CloudEventTooLargeException;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.web.DelegatingServletInputStream;
import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link EventBody}.
 */
class EventBodyTests {

	private static final int MAX = 1024 * 1024;

	@ParameterizedTest
	@ValueSource(ints = { 1, 100, 8191, 8192, 8193, 20_000, 65_536, MAX - 1, MAX })
	void readsToTheEndWhateverLengthIsAnnounced(int size) {
		byte[] body = new byte[size];
		new Random(size).nextBytes(body);
		for (int announced : new int[] { -1, 1, size / 2 + 1, size, Math.min(size * 2, MAX) }) {
			assertThat(
					EventBody.read(request(announced, new DelegatingServletInputStream(new ByteArrayInputStream(body))),
							MAX, new BodyMemory().new Share()))
				.isEqualTo(body);
		}
	}

	@Test
	void refusesALengthOverTheLimitUnread() {
		CountingInput input = new CountingInput(MAX);
		assertThatExceptionOfType(CloudEventTooLargeException.class)
			.isThrownBy(() -> EventBody.read(request(MAX + 1, input), MAX, new BodyMemory().new Share()));
		assertThat(input.count).isZero();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 9000, 100_000 })
	void roomGrowsWithWhatHasComeRatherThanWithTheLengthAnnounced(int size) {
		CountingInput input = new CountingInput(size);
		EventBody.read(request(MAX, input), MAX, new BodyMemory().new Share());
		assertThat(input.room).isLessThanOrEqualTo(Math.max(8192, 2 * size));
	}

	private static MockHttpServletRequest request(int length, ServletInputStream body) {
		return new MockHttpServletRequest() {

			@Override
			public long getContentLengthLong() {
				return length;
			}

			@Override
			public ServletInputStream getInputStream() {
				return body;
			}

		};
	}

	/**
	 * Sees how much room there is for bytes before they come.
	 */
	private static final class CountingInput extends ServletInputStream {

		private final int size;

		private int count;

		private int room;

		CountingInput(int size) {
			this.size = size;
		}

		@Override
		public int read() {
			return (this.count++ < this.size) ? 'x' : -1;
		}

		@Override
		public int read(byte[] bytes, int offset, int length) throws IOException {
			this.room = Math.max(this.room, bytes.length);
			return super.read(bytes, offset, Math.min(length, 1000));
		}

		@Override
		public boolean isFinished() {
			return this.count >= this.size;
		}

		@Override
		public boolean isReady() {
			return true;
		}

		@Override
		public void setReadListener(ReadListener listener) {
			throw new UnsupportedOperationException();
		}

	}

}
