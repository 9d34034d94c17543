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
 * The rules of the specification for the value of each context attribute (CloudEvents
 * 1.0.2, "Context Attributes").
 */
final class AttributeRules {

	static final String ONCE = "must occur only once";

	static final String STRING = "must not contain control characters, noncharacters or unpaired surrogates";

	static final String TYPE = "must have one of the types Boolean, Integer, String, Binary, URI and Timestamp";

	private static final String REFERENCE = "must be a URI-reference (RFC 3986)";

	private AttributeRules() {
	}

	/**
	 * Return the rule that the name of an attribute violates.
	 */
	static String ofName(String name) {
		return (AttributeNames.DATA.equals(name)) ? "must not be used as the name of an attribute"
				: "must have a name of lower-case letters and digits only";
	}

	/**
	 * Return the rule that the value of a core attribute violates, or {@code null}.
	 */
	static @Nullable String ofCore(String name, String text) {
		if (text.isEmpty()) {
			return "must not be empty";
		}
		return switch (name) {
			case AttributeNames.SPECVERSION -> ("1.0".equals(text)) ? null : "must be 1.0";
			case AttributeNames.SOURCE -> (UriSyntax.isReference(text)) ? null : REFERENCE;
			case AttributeNames.DATASCHEMA ->
				(UriSyntax.isAbsolute(text)) ? null : "must be an absolute URI (RFC 3986)";
			case AttributeNames.TIME -> (Timestamps.isValid(text)) ? null : "must be a timestamp (RFC 3339)";
			case AttributeNames.DATACONTENTTYPE ->
				(MediaTypeSyntax.JSON.equals(text) || (MediaTypeSyntax.isValid(text) && AttributeStrings.isValid(text)))
						? null : "must be a media type (RFC 2046)";
			default -> (AttributeStrings.isValid(text)) ? null : STRING;
		};
	}

	/**
	 * Return the rule that the canonical string of an extension attribute violates, or
	 * {@code null}.
	 */
	static @Nullable String ofExtension(String text, boolean uri) {
		if (uri && !UriSyntax.isReference(text)) {
			return REFERENCE;
		}
		return (AttributeStrings.isValid(text)) ? null : STRING;
	}

}
