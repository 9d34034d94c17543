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

import java.util.Set;

/**
 * Names of context attributes (CloudEvents 1.0.2, "Naming Conventions").
 *
 * @since 0.1.0
 */
public final class AttributeNames {

	/** Identifies the event, together with {@code source}. Required. */
	public static final String ID = "id";

	/** The context in which the event happened, a URI-reference. Required. */
	public static final String SOURCE = "source";

	/** The version of the specification. Required. */
	public static final String SPECVERSION = "specversion";

	/** The kind of the event. Required. */
	public static final String TYPE = "type";

	/** The media type of the data. */
	public static final String DATACONTENTTYPE = "datacontenttype";

	/** The schema of the data, an absolute URI. */
	public static final String DATASCHEMA = "dataschema";

	/** The subject of the event within its source. */
	public static final String SUBJECT = "subject";

	/** When the event happened, a timestamp. */
	public static final String TIME = "time";

	/** The name that no attribute may have. */
	public static final String DATA = "data";

	/** The names of all attributes that the specification defines. */
	public static final Set<String> CORE = Set.of(ID, SOURCE, SPECVERSION, TYPE, DATACONTENTTYPE, DATASCHEMA, SUBJECT,
			TIME);

	private static final int SHOWN_LENGTH = 40;

	private AttributeNames() {
	}

	/**
	 * Return whether a name consists of lower-case ASCII letters and digits only, at
	 * least one. The recommendations on length and first letter are not enforced.
	 * @param name the name
	 * @return whether it is well-formed and not {@code data}
	 */
	public static boolean isValid(String name) {
		int length = name.length();
		for (int i = 0; i < length; i++) {
			char c = name.charAt(i);
			if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) {
				return false;
			}
		}
		return length > 0 && !DATA.equals(name);
	}

	/**
	 * Return whether a sender's name is a variant of an attribute's name, with capitals
	 * or separators between words.
	 * @param sent the name that was sent
	 * @param name the name of the attribute
	 * @return whether the letters and digits of both are the same, in any case
	 */
	static boolean isMeant(String sent, String name) {
		int position = 0;
		for (int i = 0; i < sent.length(); i++) {
			char c = sent.charAt(i);
			char lower = (c >= 'A' && c <= 'Z') ? (char) (c | 0x20) : c;
			if ((lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9')) {
				if (position == name.length() || name.charAt(position++) != lower) {
					return false;
				}
			}
		}
		return position == name.length();
	}

	/**
	 * Return a sender's name in a form that is safe in messages: visible ASCII only,
	 * truncated after 40 characters.
	 * @param name the name
	 * @return the name to show
	 */
	public static String shown(String name) {
		int length = Math.min(name.length(), SHOWN_LENGTH);
		StringBuilder shown = new StringBuilder(length + 1);
		for (int i = 0; i < length; i++) {
			char c = name.charAt(i);
			shown.append((c > 0x20 && c < 0x7f) ? c : '?');
		}
		if (length < name.length()) {
			shown.append("...");
		}
		return shown.toString();
	}

}
