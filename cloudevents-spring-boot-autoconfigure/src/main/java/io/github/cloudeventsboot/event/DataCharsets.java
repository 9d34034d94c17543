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

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import io.github.cloudeventsboot.UnsupportedCloudEventException;
import io.github.cloudeventsboot.UnsupportedCloudEventException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Charsets of text data and of messages. Malformed input is reported, never replaced.
 *
 * @since 0.1.0
 */
public final class DataCharsets {

	private static final int CHUNK = 1024;

	private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

	private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

	private DataCharsets() {
	}

	/**
	 * Return the charset that a content type names.
	 * @param contentType the content type, or {@code null}
	 * @return the charset, UTF-8 if none is named
	 * @throws UnsupportedCloudEventException if it is unknown, or can't encode
	 */
	public static Charset of(@Nullable String contentType) {
		String name = (contentType != null) ? MediaTypeSyntax.charset(contentType) : null;
		if (name == null || StandardCharsets.UTF_8.name().equalsIgnoreCase(name)) {
			return StandardCharsets.UTF_8;
		}
		Charset charset = find(name);
		if (charset != null && charset.canEncode()) {
			return charset;
		}
		throw new UnsupportedCloudEventException(Reason.CHARSET, "charset of the content type is not supported");
	}

	/**
	 * Find a charset by a name from a sender. {@link Charset#forName} would search the
	 * class path for each name that it doesn't know.
	 * @param name the name or an alias, in any case
	 * @return the charset, or {@code null} if there is none
	 */
	public static @Nullable Charset find(String name) {
		return Names.ALL.get(name.toLowerCase(Locale.ROOT));
	}

	/**
	 * Decode bytes.
	 * @param bytes the array
	 * @param offset the first byte
	 * @param length the number of bytes
	 * @param charset the charset
	 * @return the text, or {@code null} if the bytes are malformed
	 */
	public static @Nullable String decode(byte[] bytes, int offset, int length, Charset charset) {
		try {
			return decoder(charset).decode(ByteBuffer.wrap(bytes, offset, length)).toString();
		}
		catch (CharacterCodingException ex) {
			return null;
		}
	}

	/**
	 * Encode text.
	 * @param text the text
	 * @param charset the charset
	 * @return the bytes, or {@code null} if the charset lacks a character or a surrogate
	 * is unpaired
	 */
	public static byte @Nullable [] encode(String text, Charset charset) {
		if (charset == StandardCharsets.UTF_8 && !hasSurrogates(text)) {
			return text.getBytes(StandardCharsets.UTF_8);
		}
		try {
			ByteBuffer buffer = charset.newEncoder().encode(CharBuffer.wrap(text));
			byte[] bytes = new byte[buffer.remaining()];
			buffer.get(bytes);
			return bytes;
		}
		catch (CharacterCodingException ex) {
			return null;
		}
	}

	/**
	 * Encode JSON. Characters that the charset lacks are escaped.
	 * @param json well-formed JSON
	 * @param charset the charset
	 * @return the bytes, or {@code null} if even the escaped JSON can't be encoded
	 */
	public static byte @Nullable [] encodeJson(String json, Charset charset) {
		byte[] encoded = encode(json, charset);
		return (encoded != null) ? encoded : encode(escape(json, charset.newEncoder()), charset);
	}

	/**
	 * Escape characters that the charset lacks. Well-formed JSON has them in strings
	 * only.
	 */
	private static String escape(String text, CharsetEncoder encoder) {
		StringBuilder escaped = new StringBuilder(text.length() + 64);
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c < 0x80 || encoder.canEncode(c)) {
				escaped.append(c);
			}
			else {
				escaped.append("\\u").append(Integer.toHexString(0x10000 | c), 1, 5);
			}
		}
		return escaped.toString();
	}

	private static boolean hasSurrogates(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (Character.isSurrogate(text.charAt(i))) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Return whether bytes are UTF-8 without overlong forms and surrogates.
	 * @param bytes the array
	 * @param offset the first byte
	 * @param length the number of bytes
	 * @return whether they can be decoded
	 */
	public static boolean isUtf8(byte[] bytes, int offset, int length) {
		int end = offset + length;
		int start = offset;
		while (start <= end - Long.BYTES && ((long) LONGS.get(bytes, start) & HIGH_BITS) == 0) {
			start += Long.BYTES;
		}
		for (int i = start; i < end; i++) {
			if (bytes[i] < 0) {
				return isMultiByteUtf8(bytes, i, end - i);
			}
		}
		return true;
	}

	private static boolean isMultiByteUtf8(byte[] bytes, int offset, int length) {
		CharsetDecoder decoder = decoder(StandardCharsets.UTF_8);
		ByteBuffer input = ByteBuffer.wrap(bytes, offset, length);
		CharBuffer output = CharBuffer.allocate(Math.min(length, CHUNK) + 2);
		while (true) {
			var result = decoder.decode(input, output, true);
			if (result.isError()) {
				return false;
			}
			if (result.isUnderflow()) {
				return true;
			}
			output.clear();
		}
	}

	private static CharsetDecoder decoder(Charset charset) {
		return charset.newDecoder()
			.onMalformedInput(CodingErrorAction.REPORT)
			.onUnmappableCharacter(CodingErrorAction.REPORT);
	}

	/**
	 * All charsets, initialized when a charset other than UTF-8 is first needed.
	 */
	private static final class Names {

		private static final Map<String, Charset> ALL = all();

		private static Map<String, Charset> all() {
			Map<String, Charset> all = new HashMap<>();
			Charset.availableCharsets().values().forEach((charset) -> {
				all.put(charset.name().toLowerCase(Locale.ROOT), charset);
				charset.aliases().forEach((alias) -> all.putIfAbsent(alias.toLowerCase(Locale.ROOT), charset));
			});
			return all;
		}

	}

}
