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

import java.net.URI;

import org.jspecify.annotations.Nullable;

/**
 * Checks the URL of a sink, so that a mistake is reported at start-up instead of when
 * events are lost.
 *
 * @since 0.1.0
 */
public final class SinkUrls {

	private static final int MAX_PORT = 65535;

	private SinkUrls() {
	}

	/**
	 * Return why a URL can't be used.
	 * @param url the URL
	 * @return the end of a sentence about the URL, without the URL itself, because it may
	 * contain credentials, or {@code null} if events can be sent
	 */
	public static @Nullable String problem(URI url) {
		if (!"http".equalsIgnoreCase(url.getScheme()) && !"https".equalsIgnoreCase(url.getScheme())) {
			return "does not begin with http:// or https://";
		}
		if (url.getRawAuthority() == null) {
			return "has no host";
		}
		if (url.getRawAuthority().indexOf('@') >= 0) {
			return "contains credentials before the host: set a header of the client instead";
		}
		if (url.getHost() == null) {
			return "has an invalid host or port: host names consist of letters, digits, hyphens and dots";
		}
		return (url.getPort() == 0 || url.getPort() > MAX_PORT) ? "has a port outside the range 1 to " + MAX_PORT
				: null;
	}

}
