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

package io.github.cloudeventsboot.format.json;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.sym.PropertyNameMatcher;

/**
 * Skips a JSON value without creating strings for the names of its members.
 */
final class SkippedValue extends PropertyNameMatcher {

	private static final SkippedValue ANY_NAME = new SkippedValue();

	private SkippedValue() {
		super(null, null, new String[] { "" });
	}

	/**
	 * Read to the end of the value at the current position of a parser.
	 */
	static void skip(JsonParser parser) {
		JsonToken token = parser.currentToken();
		if (token == null || !token.isStructStart()) {
			parser.finishToken();
			return;
		}
		for (int depth = 1; depth > 0 && token != null;) {
			parser.nextNameMatch(ANY_NAME);
			token = parser.currentToken();
			if (token != null) {
				depth += (token.isStructStart()) ? 1 : (token.isStructEnd()) ? -1 : 0;
			}
		}
	}

	@Override
	public int matchName(String name) {
		// the string exists already, and after a match of an empty name the parser would
		// continue at a stale position
		return MATCH_UNKNOWN_NAME;
	}

	@Override
	public int matchByQuad(int q1) {
		return 0;
	}

	@Override
	public int matchByQuad(int q1, int q2) {
		return 0;
	}

	@Override
	public int matchByQuad(int q1, int q2, int q3) {
		return 0;
	}

	@Override
	public int matchByQuad(int[] q, int qlen) {
		return 0;
	}

}
