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

package io.github.cloudeventsboot.messaging;

import io.github.cloudeventsboot.event.EventAssembler;
import io.github.cloudeventsboot.message.AttributeSource;
import io.github.cloudeventsboot.message.MessageMode;
import io.github.cloudeventsboot.message.MessageSource;
import org.jspecify.annotations.Nullable;

/**
 * Several messages that a listener takes at once, as a single message without headers.
 *
 * @param transport the transport of the messages
 * @since 0.1.0
 */
public record BatchSource(String transport) implements MessageSource, AttributeSource {

	@Override
	public String contentType() {
		return MessageMode.JSON_BATCH;
	}

	@Override
	public AttributeSource attributes() {
		return this;
	}

	@Override
	public boolean isEmpty() {
		return true;
	}

	@Override
	public int readInto(EventAssembler assembler, int max) {
		return 0;
	}

	@Override
	public void check(MessageMode mode) {
		// each message was checked before
	}

	@Override
	public byte @Nullable [] body() {
		return null;
	}

	@Override
	public @Nullable String header(String name) {
		return null;
	}

}
