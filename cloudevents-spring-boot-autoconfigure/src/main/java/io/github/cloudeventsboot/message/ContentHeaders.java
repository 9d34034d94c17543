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

package io.github.cloudeventsboot.message;

import java.util.Enumeration;
import java.util.List;

import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.InvalidCloudEventException;
import io.github.cloudeventsboot.UnsupportedCloudEventException;
import io.github.cloudeventsboot.UnsupportedCloudEventException.Reason;

/**
 * Checks the headers of a message before its body is read.
 *
 * @since 0.1.0
 */
public final class ContentHeaders {

	private ContentHeaders() {
	}

	/**
	 * Check the headers that describe the body.
	 * @param mode the content mode
	 * @param contentTypes all {@code Content-Type} headers
	 * @param contentEncodings all {@code Content-Encoding} headers
	 * @throws InvalidCloudEventException if there is more than one content type
	 * @throws UnsupportedCloudEventException if the body is encoded
	 */
	public static void check(MessageMode mode, Enumeration<String> contentTypes, Enumeration<String> contentEncodings) {
		if (contentTypes.hasMoreElements()) {
			contentTypes.nextElement();
			if (contentTypes.hasMoreElements()) {
				throw new InvalidCloudEventException(List.of((mode == MessageMode.BINARY)
						? CloudEventViolation.ofAttribute("datacontenttype", "must occur only once")
						: CloudEventViolation.ofEvent("header Content-Type must occur only once")));
			}
		}
		while (contentEncodings.hasMoreElements()) {
			String encoding = contentEncodings.nextElement();
			if (!encoding.isEmpty() && !"identity".equalsIgnoreCase(encoding)) {
				throw new UnsupportedCloudEventException(Reason.CONTENT_ENCODING,
						"Content-Encoding is not supported: send the body uncompressed");
			}
		}
	}

}
