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

package io.github.cloudeventsboot.web.servlet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.github.cloudeventsboot.http.EventHeaders;
import io.github.cloudeventsboot.http.HttpEventWriter;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;

/**
 * The headers of a reply that is an event, held back until the reply is complete.
 */
final class ResponseHeaders implements HttpEventWriter.Headers {

	private final List<String> namesAndValues = new ArrayList<>(20);

	private @Nullable String contentType;

	@Override
	public void contentType(String contentType) {
		this.contentType = contentType;
	}

	@Override
	public void attribute(String name, String value) {
		this.namesAndValues.add(name);
		this.namesAndValues.add(value);
	}

	@Override
	public void clear() {
		this.namesAndValues.clear();
		this.contentType = null;
	}

	/**
	 * Set the headers; those of the event override those of the handler.
	 */
	void send(HttpServletResponse response, @Nullable HttpEntity<?> entity, boolean event) {
		if (entity != null) {
			entity.getHeaders().forEach((name, values) -> {
				if ((!event || !isOfEvent(name)) && !isSetAsValidator(name, response)) {
					add(response, name, values);
				}
			});
		}
		for (int i = 0; i < this.namesAndValues.size(); i += 2) {
			response.setHeader(this.namesAndValues.get(i), this.namesAndValues.get(i + 1));
		}
		if (this.contentType != null || (event && response.getContentType() != null)) {
			response.setContentType(this.contentType);
		}
	}

	private static boolean isOfEvent(String name) {
		return EventHeaders.isAttribute(name) || HttpHeaders.CONTENT_TYPE.equalsIgnoreCase(name)
				|| HttpHeaders.CONTENT_LENGTH.equalsIgnoreCase(name);
	}

	/**
	 * Return whether a header decides about conditional requests and is set already, in a
	 * form that may differ.
	 */
	private static boolean isSetAsValidator(String name, HttpServletResponse response) {
		return (HttpHeaders.ETAG.equalsIgnoreCase(name) || HttpHeaders.LAST_MODIFIED.equalsIgnoreCase(name))
				&& response.containsHeader(name);
	}

	/**
	 * Add to the headers that the handler or a filter has set on the response, without
	 * duplicates.
	 */
	private static void add(HttpServletResponse response, String name, List<String> values) {
		Collection<String> present = response.getHeaders(name);
		for (String value : values) {
			if (!present.contains(value)) {
				response.addHeader(name, value);
			}
		}
	}

}
