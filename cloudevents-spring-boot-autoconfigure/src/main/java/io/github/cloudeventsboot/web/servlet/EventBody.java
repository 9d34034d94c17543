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

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;

import io.github.cloudeventsboot.CloudEventTooLargeException;
import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.InvalidCloudEventException;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Reads the body of a request, within a limit that holds while it is read.
 */
final class EventBody {

	private static final int CHUNK = 8192;

	private EventBody() {
	}

	static byte[] read(HttpServletRequest request, long maxSize) {
		long length = request.getContentLengthLong();
		if (length > maxSize) {
			throw tooLarge(maxSize);
		}
		try {
			return (length >= 0) ? readExactly(request.getInputStream(), (int) length)
					: readChunked(request.getInputStream(), maxSize);
		}
		catch (IOException ex) {
			throw new InvalidCloudEventException(
					List.of(CloudEventViolation.ofEvent("body could not be read to its end")), ex);
		}
	}

	private static byte[] readExactly(InputStream input, int length) throws IOException {
		byte[] bytes = new byte[length];
		int count = input.readNBytes(bytes, 0, length);
		return (count == length) ? bytes : Arrays.copyOf(bytes, count);
	}

	private static byte[] readChunked(InputStream input, long maxSize) throws IOException {
		byte[] bytes = new byte[CHUNK];
		int count = input.readNBytes(bytes, 0, bytes.length);
		while (count == bytes.length && count <= maxSize) {
			bytes = Arrays.copyOf(bytes, bytes.length * 2);
			count += input.readNBytes(bytes, count, bytes.length - count);
		}
		if (count > maxSize) {
			throw tooLarge(maxSize);
		}
		return Arrays.copyOf(bytes, count);
	}

	private static CloudEventTooLargeException tooLarge(long maxSize) {
		return new CloudEventTooLargeException("body must not be larger than " + maxSize + " bytes");
	}

}
