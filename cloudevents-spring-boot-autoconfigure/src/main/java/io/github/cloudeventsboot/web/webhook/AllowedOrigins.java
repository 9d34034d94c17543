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

package io.github.cloudeventsboot.web.webhook;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Gives consent to the origins in a list.
 *
 * @since 0.1.0
 */
public final class AllowedOrigins implements WebhookConsentStrategy {

	private static final String ANY = "*";

	private static final int MAX_NAME = 253;

	private static final int MAX_LABEL = 63;

	private final Set<String> origins;

	/**
	 * Create an instance.
	 * @param origins the DNS names, compared without regard to case, or {@code *} for any
	 * origin
	 */
	public AllowedOrigins(Collection<String> origins) {
		Set<String> normalized = new HashSet<>();
		for (String origin : origins) {
			normalized.add(normalize(origin));
		}
		this.origins = Set.copyOf(normalized);
	}

	private static String normalize(String origin) {
		return origin.toLowerCase(Locale.ROOT);
	}

	/**
	 * Return whether a value is allowed in the list.
	 * @param value the value
	 * @return whether it is a DNS name or {@code *}
	 */
	public static boolean isAllowable(String value) {
		return ANY.equals(value) || isOrigin(value);
	}

	@Override
	public boolean isAllowed(String origin, HttpServletRequest request) {
		return this.origins.contains(ANY) || this.origins.contains(normalize(origin));
	}

	/**
	 * Return whether a value is a DNS name (RFC 1123, section 2.1). The origin
	 * {@code null}, which browsers send to hide theirs, is rejected.
	 */
	static boolean isOrigin(String value) {
		if (value.isEmpty() || value.length() > MAX_NAME || value.equalsIgnoreCase("null")) {
			return false;
		}
		int start = 0;
		for (int i = 0; i <= value.length(); i++) {
			if (i == value.length() || value.charAt(i) == '.') {
				if (!isLabel(value, start, i)) {
					return false;
				}
				start = i + 1;
			}
		}
		return true;
	}

	private static boolean isLabel(String name, int start, int end) {
		if (start == end || end - start > MAX_LABEL || name.charAt(start) == '-' || name.charAt(end - 1) == '-') {
			return false;
		}
		for (int i = start; i < end; i++) {
			char c = name.charAt(i);
			if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-')) {
				return false;
			}
		}
		return true;
	}

}
