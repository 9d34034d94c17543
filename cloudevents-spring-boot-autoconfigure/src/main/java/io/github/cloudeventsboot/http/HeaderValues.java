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

package io.github.cloudeventsboot.http;

import java.nio.charset.StandardCharsets;

import io.github.cloudeventsboot.event.DataCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Values of {@code ce-} headers (HTTP Protocol Binding for CloudEvents, section 3.1.3.2).
 *
 * @since 0.1.0
 */
public final class HeaderValues {

	private static final char[] HEX = "0123456789ABCDEF".toCharArray();

	private HeaderValues() {
	}

	/**
	 * Encode an attribute's string: space, double quote, percent sign and everything but
	 * visible ASCII as percent-encoded UTF-8.
	 * @param value the string
	 * @return the header value
	 */
	public static String encode(String value) {
		for (int i = 0; i < value.length(); i++) {
			if (!isPlain(value.charAt(i))) {
				return encode(value, i);
			}
		}
		return value;
	}

	private static String encode(String value, int plain) {
		StringBuilder encoded = new StringBuilder(value.length() + 16).append(value, 0, plain);
		for (byte b : value.substring(plain).getBytes(StandardCharsets.UTF_8)) {
			if (isPlain((char) (b & 0xff))) {
				encoded.append((char) b);
			}
			else {
				encoded.append('%').append(HEX[(b >> 4) & 0xf]).append(HEX[b & 0xf]);
			}
		}
		return encoded.toString();
	}

	private static boolean isPlain(char c) {
		return c > 0x20 && c < 0x7f && c != '"' && c != '%';
	}

	/**
	 * Decode a header value: remove the quotes of quoted strings, then decode percent
	 * sequences once.
	 * @param value the header value
	 * @return the attribute's string, or {@code null} if a quote is not closed, a percent
	 * sequence is malformed or not UTF-8, or a character is DEL or not ASCII
	 */
	public static @Nullable String decode(String value) {
		for (int i = 0; i < value.length(); i++) {
			char c = value.charAt(i);
			if (c == '"' || c == '%' || c > 0x7e) {
				return decodeFrom(value, i);
			}
		}
		return value;
	}

	private static @Nullable String decodeFrom(String value, int start) {
		byte[] bytes = new byte[value.length()];
		int length = 0;
		String unquoted = (value.indexOf('"', start) >= 0) ? unquote(value) : value;
		if (unquoted == null) {
			return null;
		}
		for (int i = 0; i < unquoted.length(); i++) {
			char c = unquoted.charAt(i);
			if (c > 0x7e) {
				return null;
			}
			if (c == '%') {
				int high = hex(unquoted, i + 1);
				int low = hex(unquoted, i + 2);
				if (high < 0 || low < 0) {
					return null;
				}
				c = (char) (high << 4 | low);
				i += 2;
			}
			bytes[length++] = (byte) c;
		}
		return DataCharsets.decode(bytes, 0, length, StandardCharsets.UTF_8);
	}

	private static int hex(String value, int position) {
		char c = (position < value.length()) ? value.charAt(position) : ' ';
		return (c < 0x7f) ? Character.digit(c, 16) : -1;
	}

	/**
	 * Remove the quotes of quoted strings (RFC 9110, section 5.6.4) anywhere in a value.
	 * A backslash outside of them is literal.
	 */
	private static @Nullable String unquote(String value) {
		StringBuilder unquoted = new StringBuilder(value.length());
		boolean quoted = false;
		for (int i = 0; i < value.length(); i++) {
			char c = value.charAt(i);
			if (c == '"') {
				quoted = !quoted;
			}
			else if (c == '\\' && quoted) {
				if (++i == value.length()) {
					return null;
				}
				unquoted.append(value.charAt(i));
			}
			else {
				unquoted.append(c);
			}
		}
		return (quoted) ? null : unquoted.toString();
	}

}
