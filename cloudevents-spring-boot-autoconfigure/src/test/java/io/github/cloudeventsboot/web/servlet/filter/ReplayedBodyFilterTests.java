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

package io.github.cloudeventsboot.web.servlet.filter;

import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;

import io.github.cloudeventsboot.event.InvalidOptionalAttributes;
import io.github.cloudeventsboot.message.MessageLimits;
import io.github.cloudeventsboot.web.servlet.BodyMemory;
import io.github.cloudeventsboot.web.servlet.ServletMessages;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.FileCopyUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ReplayedBodyFilter}.
 */
class ReplayedBodyFilterTests {

	private static final String BODY = """
			{"specversion": "1.0", "id": "1", "source": "/s", "type": "t", "data": "größer"}""";

	private final ServletMessages messages = new ServletMessages(new MessageLimits(1000, 1, 256),
			InvalidOptionalAttributes.REJECT, new BodyMemory());

	@ParameterizedTest
	@ValueSource(strings = { "UTF-8", "utf-8", "UTF-16", "windows-1252" })
	void readerUsesCharsetOfRequest(String charset) throws Exception {
		filter((request) -> {
			this.messages.get(request).event();
			request.setCharacterEncoding(charset);
			String expected = new String(BODY.getBytes(StandardCharsets.UTF_8), charset);
			assertThat(FileCopyUtils.copyToString(request.getReader())).isEqualTo(expected);
		});
	}

	@Test
	void readerUsesUtf8WithoutCharset() throws Exception {
		filter((request) -> {
			this.messages.get(request).event();
			assertThat(request.getReader()).isSameAs(request.getReader());
			assertThat(FileCopyUtils.copyToString(request.getReader())).isEqualTo(BODY);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "bogus", "no such", "a{b" })
	void readerReportsUnknownCharsetAsThatOfTheServerDoes(String charset) throws Exception {
		filter((request) -> {
			request.setCharacterEncoding(charset);
			assertThatExceptionOfType(UnsupportedEncodingException.class).isThrownBy(request::getReader);
		});
		filter((request) -> {
			this.messages.get(request).event();
			request.setCharacterEncoding(charset);
			assertThatExceptionOfType(UnsupportedEncodingException.class).isThrownBy(request::getReader);
		});
	}

	private static void filter(Handler handler) throws Exception {
		MockHttpServletRequest request = new MockHttpServletRequest("POST", "/");
		request.setContentType("application/cloudevents+json");
		request.setContent(BODY.getBytes(StandardCharsets.UTF_8));
		FilterChain chain = (replayed, response) -> handler.handle((HttpServletRequest) replayed);
		new ReplayedBodyFilter().doFilter(request, new MockHttpServletResponse(), chain);
	}

	@FunctionalInterface
	private interface Handler {

		void handle(HttpServletRequest request) throws IOException, ServletException;

	}

}
