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

package io.github.cloudeventsboot.event;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * URIs and URI-references of RFC 3986. {@link URI} follows the older RFC 2396 with
 * additions and accepts characters outside ASCII, so it is not sufficient for a check.
 *
 * @since 0.1.0
 */
public final class UriSyntax {

	private static final int ALPHA = 1;

	private static final int DIGIT = 2;

	private static final int PCHAR = 4;

	private static final int HEX = 8;

	private static final int QUERY = 16;

	private static final int DELIMITER = 32;

	private static final int NAME = 64;

	private static final byte[] CLASSES = new byte[128];

	static {
		classify("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", ALPHA | PCHAR | NAME);
		classify("0123456789", DIGIT | PCHAR | HEX | NAME);
		classify("abcdefABCDEF", HEX);
		classify("-._~!$&'()*+,;=", PCHAR | NAME);
		classify(":@", PCHAR);
		classify("/?", QUERY | DELIMITER);
		classify("#", DELIMITER);
	}

	private UriSyntax() {
	}

	private static void classify(String characters, int bits) {
		characters.chars().forEach((c) -> CLASSES[c] |= (byte) bits);
	}

	/**
	 * Return whether a text is a URI-reference (RFC 3986, section 4.1). The few that
	 * {@link URI} can't represent are not accepted, such as {@code //} with nothing after
	 * it.
	 * @param text the text
	 * @return whether it is a URI-reference
	 */
	public static boolean isReference(String text) {
		int scheme = schemeEnd(text);
		return scheme >= 0 && isAfterScheme(text, scheme);
	}

	/**
	 * Return whether a text is an absolute URI (RFC 3986, section 4.3), which has a
	 * scheme and no fragment.
	 * @param text the text
	 * @return whether it is an absolute URI
	 */
	public static boolean isAbsolute(String text) {
		int scheme = schemeEnd(text);
		return scheme > 0 && text.indexOf('#') < 0 && isAfterScheme(text, scheme);
	}

	/**
	 * Encode a text as a path segment (RFC 3986, section 3.3). Characters that a segment
	 * can't hold become percent-encoded UTF-8.
	 * @param text the text
	 * @return the segment
	 */
	public static String encodeSegment(String text) {
		StringBuilder segment = new StringBuilder(text.length());
		for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
			if (b >= 0 && is((char) b, PCHAR)) {
				segment.append((char) b);
			}
			else {
				HexFormat.of().withUpperCase().toHexDigits(segment.append('%'), b);
			}
		}
		return segment.toString();
	}

	/**
	 * Return the position after the scheme and its colon, 0 if there is none, or -1 if
	 * there is a colon in the first segment without a scheme before it.
	 */
	private static int schemeEnd(String text) {
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == ':') {
				return (i > 0 && isScheme(text, i)) ? i + 1 : -1;
			}
			if (is(c, DELIMITER)) {
				return 0;
			}
		}
		return 0;
	}

	private static boolean isScheme(String text, int end) {
		for (int i = 0; i < end; i++) {
			char c = text.charAt(i);
			boolean letter = is(c, ALPHA);
			boolean other = i > 0 && (is(c, DIGIT) || c == '+' || c == '-' || c == '.');
			if (!letter && !other) {
				return false;
			}
		}
		return true;
	}

	private static boolean isAfterScheme(String text, int start) {
		int position = start;
		// URI may reject an empty part after the scheme, an empty authority or an IP
		// literal
		boolean doubtful = start > 0 && (start == text.length() || text.charAt(start) == '#');
		if (text.startsWith("//", start)) {
			position = skip(text, start + 2, text.length(), NAME);
			boolean nameOnly = position > start + 2 && (position == text.length() || text.charAt(position) == '/');
			if (!nameOnly) {
				position = authorityEnd(text, start + 2);
				if (position < 0) {
					return false;
				}
				doubtful = position == start + 2 || text.indexOf('[', start) >= 0;
			}
		}
		return isPathQueryFragment(text, position) && (!doubtful || isHeldByJava(text));
	}

	private static int authorityEnd(String text, int start) {
		int end = start;
		while (end < text.length() && !is(text.charAt(end), DELIMITER)) {
			end++;
		}
		int at = text.indexOf('@', start);
		int host = (at >= 0 && at < end) ? at + 1 : start;
		if (host > start && skip(text, start, at, PCHAR) < at) {
			return -1;
		}
		boolean literal = host < end && text.charAt(host) == '[';
		int port = (literal) ? literalEnd(text, host + 1, end) : nameEnd(text, host, end);
		return (port == end || (port > 0 && text.charAt(port) == ':' && isDigits(text, port + 1, end))) ? end : -1;
	}

	/**
	 * Return the position after the bracket that closes an IPv6 address, or -1 if there
	 * is none. {@link URI} checks the address itself.
	 */
	private static int literalEnd(String text, int start, int end) {
		int position = start;
		while (position < end && (is(text.charAt(position), HEX) || ":.".indexOf(text.charAt(position)) >= 0)) {
			position++;
		}
		return (position < end && text.charAt(position) == ']') ? position + 1 : -1;
	}

	private static int nameEnd(String text, int start, int end) {
		int colon = text.indexOf(':', start);
		int nameEnd = (colon >= 0 && colon < end) ? colon : end;
		boolean name = skip(text, start, nameEnd, PCHAR) == nameEnd && text.lastIndexOf('@', nameEnd - 1) < start;
		return (name) ? nameEnd : -1;
	}

	private static boolean isPathQueryFragment(String text, int start) {
		int length = text.length();
		int end = skip(text, start, length, PCHAR | QUERY);
		return end == length || (text.charAt(end) == '#' && skip(text, end + 1, length, PCHAR | QUERY) == length);
	}

	/**
	 * Return the position of the first character that is neither of a class nor part of a
	 * percent-encoded byte.
	 */
	private static int skip(String text, int start, int end, int bits) {
		int position = start;
		while (position < end) {
			char c = text.charAt(position);
			if (is(c, bits)) {
				position++;
			}
			else if (c == '%' && position + 2 < end && is(text.charAt(position + 1), HEX)
					&& is(text.charAt(position + 2), HEX)) {
				position += 3;
			}
			else {
				return position;
			}
		}
		return end;
	}

	private static boolean isDigits(String text, int start, int end) {
		for (int i = start; i < end; i++) {
			if (!is(text.charAt(i), DIGIT)) {
				return false;
			}
		}
		return true;
	}

	private static boolean is(char c, int bits) {
		return c < 128 && (CLASSES[c] & bits) != 0;
	}

	private static boolean isHeldByJava(String text) {
		try {
			new URI(text);
			return true;
		}
		catch (URISyntaxException ex) {
			return false;
		}
	}

}
