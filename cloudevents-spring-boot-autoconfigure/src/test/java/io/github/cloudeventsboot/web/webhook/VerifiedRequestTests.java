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

package io.github.cloudeventsboot.web.webhook;

import java.io.UnsupportedEncodingException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link VerifiedRequest}.
 */
class VerifiedRequestTests {

	@ParameterizedTest
	@ValueSource(strings = { "bogus", "a{b" })
	void readerReportsCharsetsAsServersDo(String charset) {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.setCharacterEncoding(charset);
		assertThatExceptionOfType(UnsupportedEncodingException.class)
			.isThrownBy(new VerifiedRequest(request, new byte[0])::getReader);
	}

}
