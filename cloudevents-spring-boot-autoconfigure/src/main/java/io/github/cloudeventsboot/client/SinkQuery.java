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

package io.github.cloudeventsboot.client;

import java.io.IOException;
import java.net.URI;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.support.HttpRequestWrapper;

/**
 * Adds the query of a sink's URL as the last step: it may hold a token (HTTP 1.1 Web
 * Hooks for Event Delivery, section 3.2), which must not appear in exceptions, spans and
 * log lines.
 */
record SinkQuery(String query) implements ClientHttpRequestInterceptor {

	private static final String TOKEN = "access_token=";

	/**
	 * Return a URL without the query that this class adds.
	 */
	static URI without(URI url) {
		String text = url.toString();
		int end = text.indexOf('?');
		return (end >= 0) ? URI.create(text.substring(0, end)) : url;
	}

	@Override
	public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
			throws IOException {
		URI url = request.getURI();
		URI complete = URI.create(url + ((url.getRawQuery() != null) ? "&" : "?") + this.query);
		if (this.query.contains(TOKEN)) {
			request.getHeaders().setCacheControl(CacheControl.noStore());
		}
		return execution.execute(new HttpRequestWrapper(request) {

			@Override
			public URI getURI() {
				return complete;
			}

		}, body);
	}

}
