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

package io.github.cloudeventsboot.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A message made of bytes: a line for each header, an empty line, the body.
 *
 * @param headers the headers
 * @param body the body
 */
public record FuzzedMessage(List<Header> headers, byte[] body) {

	/**
	 * Take bytes apart.
	 * @param bytes the bytes
	 * @return the message
	 */
	public static FuzzedMessage of(byte[] bytes) {
		List<Header> headers = new ArrayList<>();
		int start = 0;
		while (start < bytes.length) {
			int end = indexOf(bytes, '\n', start, bytes.length);
			if (end == start) {
				break;
			}
			int bar = indexOf(bytes, '|', start, end);
			String name = new String(bytes, start, bar - start, StandardCharsets.UTF_8);
			headers.add(new Header(name, (bar < end) ? Arrays.copyOfRange(bytes, bar + 1, end) : null));
			start = end + 1;
		}
		return new FuzzedMessage(headers, Arrays.copyOfRange(bytes, Math.min(start + 1, bytes.length), bytes.length));
	}

	private static int indexOf(byte[] bytes, char c, int start, int end) {
		for (int i = start; i < end; i++) {
			if (bytes[i] == c) {
				return i;
			}
		}
		return end;
	}

	/**
	 * A header.
	 *
	 * @param name the name
	 * @param value what stands after the bar, or {@code null} if there is none
	 */
	public record Header(String name, byte[] value) {

		/**
		 * Return the value as servers hand it over.
		 * @return a character for each byte
		 */
		public String text() {
			return (this.value != null) ? new String(this.value, StandardCharsets.ISO_8859_1) : "";
		}

	}

}
