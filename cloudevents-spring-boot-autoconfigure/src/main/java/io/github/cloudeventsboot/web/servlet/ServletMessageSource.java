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

import java.util.function.BiConsumer;

import io.github.cloudeventsboot.handler.EventExchange;
import io.github.cloudeventsboot.http.EventHeaders;
import io.github.cloudeventsboot.message.AttributeSource;
import io.github.cloudeventsboot.message.ContentHeaders;
import io.github.cloudeventsboot.message.MessageMode;
import io.github.cloudeventsboot.message.MessageReader;
import io.github.cloudeventsboot.message.MessageSource;
import io.github.cloudeventsboot.message.ReceivedMessage;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * Adapts a servlet request to a message. It is stored with the request, together with the
 * message and its exchange.
 */
final class ServletMessageSource implements MessageSource, EventHeaders {

	private final MessageReader reader;

	private final BodyMemory.Share share;

	private HttpServletRequest request;

	private @Nullable ReceivedMessage message;

	private @Nullable EventExchange exchange;

	ServletMessageSource(HttpServletRequest request, MessageReader reader, BodyMemory memory) {
		this.request = request;
		this.reader = reader;
		this.share = memory.new Share();
	}

	/**
	 * Set the request to use from now on, with its current wrappers.
	 */
	void setRequest(HttpServletRequest request) {
		this.request = request;
	}

	/**
	 * Return the message. It is created when it is first needed, because a filter may
	 * change the content type after another one has read the body.
	 */
	ReceivedMessage message() {
		ReceivedMessage result = this.message;
		if (result == null) {
			result = new ReceivedMessage(this, this.reader);
			this.message = result;
		}
		return result;
	}

	@Nullable ReceivedMessage messageIfCreated() {
		return this.message;
	}

	BodyMemory.Share share() {
		return this.share;
	}

	void setExchange(EventExchange exchange) {
		this.exchange = exchange;
	}

	@Nullable EventExchange exchange() {
		return this.exchange;
	}

	@Override
	public String transport() {
		return "http";
	}

	@Override
	public @Nullable String contentType() {
		return this.request.getHeader(HttpHeaders.CONTENT_TYPE);
	}

	@Override
	public AttributeSource attributes() {
		return this;
	}

	@Override
	public boolean isEmpty() {
		return !ServletHeaders.hasAttributes(this.request);
	}

	@Override
	public void forEach(BiConsumer<String, String> consumer) {
		ServletHeaders.forEachAttribute(this.request, this.reader.limits().maxAttributes(), consumer);
	}

	@Override
	public void check(MessageMode mode) {
		ContentHeaders.check(mode, this.request.getHeaders(HttpHeaders.CONTENT_TYPE),
				this.request.getHeaders(HttpHeaders.CONTENT_ENCODING));
	}

	@Override
	public byte @Nullable [] body() {
		byte[] bytes = readBody();
		return (bytes.length > 0) ? bytes : null;
	}

	byte[] readBody() {
		this.share.check();
		return EventBody.read(this.request, this.reader.limits().maxBodySize(), this.share);
	}

	@Override
	public @Nullable String header(String name) {
		return this.request.getHeader(name);
	}

}
