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
import io.github.cloudeventsboot.UnsupportedCloudEventException;
import io.github.cloudeventsboot.UnsupportedCloudEventException.Reason;
import io.github.cloudeventsboot.http.FormContent;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;

/**
 * Reads the body of a request, with a limit that applies while it is read.
 */
final class EventBody {

	private static final int CHUNK = 8192;

	private EventBody() {
	}

	/**
	 * Read the body of a request. Reading stops as soon as the body exceeds the limit;
	 * the part read so far is then returned, which also exceeds the limit. Memory beyond
	 * the first chunk is added to the share of the request.
	 */
	static byte[] read(HttpServletRequest request, long maxSize, BodyMemory.Share share) {
		long length = request.getContentLengthLong();
		if (length > maxSize) {
			throw tooLarge(maxSize);
		}
		try {
			ServletInputStream input = request.getInputStream();
			boolean announced = isAnnounced(request, input);
			byte[] body = read(input, (int) length, maxSize, share);
			if (announced && body.length == 0) {
				throw consumed(request);
			}
			return body;
		}
		catch (IOException ex) {
			throw new InvalidCloudEventException(
					List.of(CloudEventViolation.ofEvent("body could not be read completely")), ex);
		}
	}

	/**
	 * Return whether there has to be a body: a body that something else has read must not
	 * be treated as empty, which would mean an event without data. A body of unknown
	 * length may be empty, but is not at its end before it is read.
	 */
	private static boolean isAnnounced(HttpServletRequest request, ServletInputStream input) {
		long length = request.getContentLengthLong();
		return length > 0
				|| (length < 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null && input.isFinished());
	}

	private static RuntimeException consumed(HttpServletRequest request) {
		if (FormContent.isParsed(request.getContentType())) {
			return new UnsupportedCloudEventException(Reason.DATA_CONTENT_TYPE,
					"body was read as a form before the event was read: send forms as the data of events in structured mode");
		}
		// an error in the application
		return new IllegalStateException("Body was consumed, for example by a filter, before the event was read");
	}

	/**
	 * Read until the end, since a filter that decompresses or decrypts a body may leave
	 * the declared length unchanged. The array grows with the bytes that arrive, because
	 * declaring a length costs a sender nothing.
	 */
	private static byte[] read(InputStream input, int length, long maxSize, BodyMemory.Share share) throws IOException {
		byte[] bytes = new byte[(length >= 0) ? Math.min(length, CHUNK) : CHUNK];
		int count = input.readNBytes(bytes, 0, bytes.length);
		while (count == bytes.length && count <= maxSize) {
			int next = input.read();
			if (next < 0) {
				return bytes;
			}
			int doubled = (int) Math.min(Math.max(CHUNK, bytes.length * 2), maxSize + 1);
			int grown = (count < length) ? Math.min(length, doubled) : doubled;
			share.add(grown - bytes.length);
			bytes = Arrays.copyOf(bytes, grown);
			bytes[count++] = (byte) next;
			count += input.readNBytes(bytes, count, bytes.length - count);
		}
		return (count == bytes.length) ? bytes : Arrays.copyOf(bytes, count);
	}

	static CloudEventTooLargeException tooLarge(long maxSize) {
		return new CloudEventTooLargeException("body must not be larger than " + maxSize + " bytes");
	}

}
