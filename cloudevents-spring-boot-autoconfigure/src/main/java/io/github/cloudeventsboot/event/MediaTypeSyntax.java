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

import org.jspecify.annotations.Nullable;

/**
 * The syntax of media types (RFC 2046) in {@code datacontenttype}, which are checked but
 * not changed. Names are compared ignoring case.
 *
 * @since 0.1.0
 */
public final class MediaTypeSyntax {

	/** The media type of JSON, by far the most frequent one. */
	public static final String JSON = "application/json";

	private static final boolean[] TOKEN = new boolean[128];

	static {
		// tokens of RFC 2045, section 5.1: those of HTTP and braces
		"!#$%&'*+-.^_`{|}~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".chars()
			.forEach((c) -> TOKEN[c] = true);
	}

	private MediaTypeSyntax() {
	}

	/**
	 * Return whether a text is a media type: type and subtype, then parameters with a
	 * name and a value that is a token or a quoted string. A range such as {@code text/*}
	 * or {@code application/*+json} is not one, because it does not name a type.
	 * @param text the text
	 * @return whether it is a media type
	 */
	public static boolean isValid(String text) {
		if (JSON.equals(text)) {
			return true;
		}
		int slash = tokenEnd(text, 0);
		if (slash == 0 || slash == text.length() || text.charAt(slash) != '/') {
			return false;
		}
		int position = tokenEnd(text, slash + 1);
		if (position == slash + 1 || isRange(text, 0, slash) || isRange(text, slash + 1, position)) {
			return false;
		}
		while (position >= 0 && position < text.length()) {
			position = parameterEnd(text, position, null);
		}
		return position >= 0;
	}

	private static boolean isRange(String text, int start, int end) {
		return text.charAt(start) == '*' && (end == start + 1 || text.charAt(start + 1) == '+');
	}

	/**
	 * Return whether a content type declares JSON: its subtype is {@code json} or ends in
	 * {@code +json} (JSON Event Format, section 3.1).
	 * @param contentType the content type
	 * @return whether the data is a JSON value
	 */
	public static boolean isJson(String contentType) {
		if (JSON.equals(contentType)) {
			return true;
		}
		int end = typeEnd(contentType);
		return endsWith(contentType, end, "/json")
				|| (endsWith(contentType, end, "+json") && contentType.lastIndexOf('/', end) > 0);
	}

	/**
	 * Return whether a content type declares text: any {@code text/} type, or XML.
	 * @param contentType the content type
	 * @return whether the data is text
	 */
	public static boolean isText(String contentType) {
		int end = typeEnd(contentType);
		return contentType.regionMatches(true, 0, "text/", 0, 5) || endsWith(contentType, end, "/xml")
				|| endsWith(contentType, end, "+xml");
	}

	/**
	 * Return the value of the {@code charset} parameter.
	 * @param contentType the content type
	 * @return the value without quotes, or {@code null} if there is none
	 */
	public static @Nullable String charset(String contentType) {
		int position = contentType.indexOf(';');
		String[] value = new String[1];
		while (position >= 0 && position < contentType.length() && value[0] == null) {
			position = parameterEnd(contentType, position, value);
		}
		return value[0];
	}

	/**
	 * Return the end of the media type, which is the start of its parameters.
	 * @param contentType the content type
	 * @return the position after the subtype
	 */
	public static int typeEnd(String contentType) {
		int end = contentType.indexOf(';');
		end = (end < 0) ? contentType.length() : end;
		while (end > 0 && isSpace(contentType.charAt(end - 1))) {
			end--;
		}
		return end;
	}

	private static boolean endsWith(String text, int end, String suffix) {
		return text.regionMatches(true, end - suffix.length(), suffix, 0, suffix.length());
	}

	/**
	 * Return the position after {@code ; name=value}, or -1 if there is none. An empty
	 * parameter is allowed (RFC 9110, section 5.6.6).
	 */
	private static int parameterEnd(String text, int start, String @Nullable [] charset) {
		int position = skipSpace(text, start);
		if (position == text.length() || text.charAt(position) != ';') {
			return -1;
		}
		int name = skipSpace(text, position + 1);
		int equals = tokenEnd(text, name);
		if (equals == name) {
			return (name == text.length() || text.charAt(name) == ';') ? name : -1;
		}
		if (equals == text.length() || text.charAt(equals) != '=') {
			return -1;
		}
		int value = equals + 1;
		boolean quoted = value < text.length() && text.charAt(value) == '"';
		int end = (quoted) ? quotedEnd(text, value) : tokenEnd(text, value);
		if (end <= value) {
			return -1;
		}
		if (charset != null && equals - name == 7 && text.regionMatches(true, name, "charset", 0, 7)) {
			charset[0] = (quoted) ? unquote(text, value + 1, end - 1) : text.substring(value, end);
		}
		return end;
	}

	private static String unquote(String text, int start, int end) {
		StringBuilder unquoted = new StringBuilder(end - start);
		for (int i = start; i < end; i++) {
			if (text.charAt(i) == '\\') {
				i++;
			}
			unquoted.append(text.charAt(i));
		}
		return unquoted.toString();
	}

	private static int quotedEnd(String text, int start) {
		for (int i = start + 1; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == '"') {
				return i + 1;
			}
			if (c == '\\' && i + 1 < text.length()) {
				i++;
				c = text.charAt(i);
			}
			if ((c < 0x20 && c != '\t') || c >= 0x7f) {
				return -1;
			}
		}
		return -1;
	}

	private static int tokenEnd(String text, int start) {
		int position = start;
		while (position < text.length() && text.charAt(position) < 128 && TOKEN[text.charAt(position)]) {
			position++;
		}
		return position;
	}

	private static int skipSpace(String text, int start) {
		int position = start;
		while (position < text.length() && isSpace(text.charAt(position))) {
			position++;
		}
		return position;
	}

	private static boolean isSpace(char c) {
		return c == ' ' || c == '\t';
	}

}
