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

package io.github.cloudeventsboot.web.servlet.filter;

import java.util.HashMap;
import java.util.Map;

import io.github.cloudeventsboot.event.DataCharsets;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the attributes that a look-up sets away from the request itself.
 */
final class LookupRequest extends HttpServletRequestWrapper {

	private final Map<String, @Nullable Object> attributes = new HashMap<>();

	LookupRequest(HttpServletRequest request) {
		super(request);
	}

	/**
	 * Return the encoding, or {@code null} if the sender names an unknown one, which must
	 * not prevent the look-up.
	 */
	@Override
	public @Nullable String getCharacterEncoding() {
		String encoding = super.getCharacterEncoding();
		return (encoding != null && DataCharsets.find(encoding) != null) ? encoding : null;
	}

	@Override
	public @Nullable Object getAttribute(String name) {
		return (this.attributes.containsKey(name)) ? this.attributes.get(name) : super.getAttribute(name);
	}

	@Override
	public void setAttribute(String name, @Nullable Object value) {
		this.attributes.put(name, value);
	}

	@Override
	public void removeAttribute(String name) {
		this.attributes.put(name, null);
	}

}
