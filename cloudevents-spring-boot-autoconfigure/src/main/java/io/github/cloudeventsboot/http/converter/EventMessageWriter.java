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

package io.github.cloudeventsboot.http.converter;

import java.io.IOException;
import java.io.OutputStream;
import java.util.stream.Stream;

import io.github.cloudeventsboot.event.EventData;
import io.github.cloudeventsboot.event.ImmutableCloudEvent;
import io.github.cloudeventsboot.http.HttpEventWriter;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.StreamingHttpOutputMessage;
import org.springframework.util.StreamUtils;

/**
 * Writes events to messages of servers and clients. Sets all headers before it writes the
 * body, since headers set later would be lost.
 */
final class EventMessageWriter {

	private final HttpEventWriter writer = new HttpEventWriter();

	void write(EventRequestBody encoded, HttpOutputMessage message) throws IOException {
		switch (encoded.mode()) {
			case BINARY -> writeBinary(encoded.events().get(0), message);
			case STRUCTURED -> writeStructured(encoded.events().get(0), message);
			case BATCH -> writeBatch(encoded.events().stream(), encoded.events().size(), message);
		}
	}

	void writeStructured(ImmutableCloudEvent event, HttpOutputMessage message) throws IOException {
		MessageHeaders headers = new MessageHeaders();
		send(this.writer.writeStructured(event, headers), headers, message);
	}

	void writeBinary(ImmutableCloudEvent event, HttpOutputMessage message) throws IOException {
		MessageHeaders headers = new MessageHeaders();
		send(this.writer.writeBinary(event, headers), headers, message);
	}

	/**
	 * Write in structured mode, in a single line and without headers.
	 */
	void writeLine(ImmutableCloudEvent event, HttpOutputMessage message) throws IOException {
		byte[] line = this.writer.writeStructured(event, new MessageHeaders()).toBytes();
		for (int i = 0; i < line.length; i++) {
			// line breaks in received data are only between tokens
			if (line[i] == '\n' || line[i] == '\r') {
				line[i] = ' ';
			}
		}
		StreamUtils.copy(line, message.getBody());
	}

	void writeBatch(Stream<ImmutableCloudEvent> events, int size, HttpOutputMessage message) throws IOException {
		MessageHeaders headers = new MessageHeaders();
		send(this.writer.writeBatch(events, size, headers), headers, message);
	}

	private static void send(EventData body, MessageHeaders headers, HttpOutputMessage message) throws IOException {
		HttpHeaders target = message.getHeaders();
		target.remove(HttpHeaders.CONTENT_TYPE);
		headers.headers.forEach(target::put);
		target.setContentLength(body.length());
		if (message instanceof StreamingHttpOutputMessage streaming) {
			streaming.setBody(body.toBytes());
		}
		else {
			OutputStream output = message.getBody();
			output.write(body.array(), body.offset(), body.length());
			output.flush();
		}
	}

	private static final class MessageHeaders implements HttpEventWriter.Headers {

		private final HttpHeaders headers = new HttpHeaders();

		@Override
		public void contentType(String contentType) {
			attribute(HttpHeaders.CONTENT_TYPE, contentType);
		}

		@Override
		public void attribute(String name, String value) {
			this.headers.set(name, value);
		}

		@Override
		public void clear() {
			this.headers.clear();
		}

	}

}
