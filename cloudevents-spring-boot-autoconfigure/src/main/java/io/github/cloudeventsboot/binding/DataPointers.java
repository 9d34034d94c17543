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

package io.github.cloudeventsboot.binding;

import java.nio.charset.StandardCharsets;

/**
 * JSON pointers in URI fragment form (RFC 6901, section 6), short enough for a message.
 */
final class DataPointers {

	private static final int MAX_LENGTH = 200;

	private DataPointers() {
	}

	/**
	 * Return whether nothing more will be appended.
	 */
	static boolean isFull(StringBuilder pointer) {
		return pointer.length() >= MAX_LENGTH;
	}

	static void append(StringBuilder pointer, String token) {
		if (isFull(pointer)) {
			return;
		}
		String shown = (token.length() > MAX_LENGTH / 4) ? token.substring(0, MAX_LENGTH / 4) : token;
		pointer.append('/');
		for (byte b : shown.getBytes(StandardCharsets.UTF_8)) {
			switch (b) {
				case '~' -> pointer.append("~0");
				case '/' -> pointer.append("~1");
				default -> {
					if ((b >= '0' && b <= '9') || (b >= '@' && b <= 'Z') || (b >= 'a' && b <= 'z')
							|| "-._!$&'()*+,;=:".indexOf(b) >= 0) {
						pointer.append((char) b);
					}
					else {
						pointer.append('%')
							.append(Character.toUpperCase(Character.forDigit((b >> 4) & 0xf, 16)))
							.append(Character.toUpperCase(Character.forDigit(b & 0xf, 16)));
					}
				}
			}
		}
	}

}
