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

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.CloudEventException;
import io.github.cloudeventsboot.CloudEventTooLargeException;
import io.github.cloudeventsboot.UnsupportedCloudEventException;
import io.github.cloudeventsboot.UnsupportedCloudEventException.Reason;
import io.github.cloudeventsboot.event.EventData;
import io.github.cloudeventsboot.event.ImmutableCloudEvent;
import org.jspecify.annotations.Nullable;

/**
 * A received message and its events. Events and body are read once, on the first request;
 * violations are reported to every caller. Not thread-safe.
 *
 * @since 0.1.0
 */
public final class ReceivedMessage {

	private final MessageReader reader;

	private final MessageSource source;

	private final @Nullable String contentType;

	private final MessageMode mode;

	private @Nullable Boolean meantAsEvent;

	private byte @Nullable [] body;

	private @Nullable ImmutableCloudEvent attributes;

	private @Nullable ImmutableCloudEvent event;

	private @Nullable List<CloudEvent> events;

	private @Nullable CloudEventException failure;

	private boolean read;

	private @Nullable Runnable readCallback;

	/**
	 * Create a message.
	 * @param source the parts of the message
	 * @param reader reads events from them
	 */
	public ReceivedMessage(MessageSource source, MessageReader reader) {
		this.source = source;
		this.reader = reader;
		this.contentType = source.contentType();
		this.mode = MessageMode.of(this.contentType);
	}

	/**
	 * Create a message whose events have been read, one by one.
	 * @param source the parts of the message, which is a batch
	 * @param reader reads events from them
	 * @param events the events
	 */
	public ReceivedMessage(MessageSource source, MessageReader reader, List<CloudEvent> events) {
		this(source, reader);
		this.meantAsEvent = true;
		this.events = List.copyOf(events);
		this.read = true;
	}

	/**
	 * Set a callback that is called after each attempt to read events, whether it
	 * succeeds or fails.
	 * @param readCallback the callback
	 */
	public void onRead(Runnable readCallback) {
		this.readCallback = readCallback;
	}

	/**
	 * Return whether the events or their attributes have been read, or an attempt failed.
	 * @return whether an attempt was made
	 */
	public boolean isRead() {
		return this.read;
	}

	/**
	 * Return the transport of the message.
	 * @return {@code http}, {@code kafka} or {@code amqp}
	 */
	public String transport() {
		return this.source.transport();
	}

	/**
	 * Return the first value of a header that may belong to a trace.
	 * @param name the name of the header
	 * @return the value, or {@code null} if there is none
	 */
	public @Nullable String header(String name) {
		return this.source.header(name);
	}

	/**
	 * Return the content mode.
	 * @return the mode
	 */
	public MessageMode mode() {
		return this.mode;
	}

	/**
	 * Return whether the message is a batch.
	 * @return whether it is in batch mode
	 */
	public boolean isBatch() {
		return this.mode == MessageMode.BATCH;
	}

	/**
	 * Return whether the message is meant as an event at all, malformed or not.
	 * @return whether it has a CloudEvents content type, or any context attribute
	 */
	public boolean isEvent() {
		Boolean result = this.meantAsEvent;
		if (result == null) {
			result = this.reader.isEvent(this.contentType, this.source.attributes());
			this.meantAsEvent = result;
		}
		return result;
	}

	/**
	 * Return the single event.
	 * @return the event
	 * @throws CloudEventException if there is no valid event
	 */
	public ImmutableCloudEvent event() {
		ImmutableCloudEvent known = this.event;
		return (known != null) ? known : reading(this::readEvent);
	}

	private ImmutableCloudEvent readEvent() {
		ImmutableCloudEvent result;
		if (this.attributes != null) {
			byte[] bytes = body();
			result = (bytes != null) ? this.attributes.withData(EventData.ofBytes(bytes)) : this.attributes;
		}
		else {
			// a batch is rejected by its content type, before its body is read
			result = read(!isBatch());
		}
		this.event = result;
		return result;
	}

	private ImmutableCloudEvent read(boolean withBody) {
		this.source.check(this.mode);
		byte[] bytes = (withBody) ? body() : null;
		return this.reader.readEvent(this.contentType, this.source.attributes(), bytes);
	}

	/**
	 * Return the single event, possibly without its data. In binary mode the body is not
	 * read.
	 * @return the event, perhaps without its data
	 * @throws CloudEventException if there is no valid event
	 */
	public ImmutableCloudEvent attributes() {
		if (this.mode != MessageMode.BINARY) {
			return event();
		}
		ImmutableCloudEvent known = eventIfRead();
		return (known != null) ? known : reading(this::readAttributes);
	}

	private ImmutableCloudEvent readAttributes() {
		ImmutableCloudEvent result = read(false);
		this.attributes = result;
		return result;
	}

	/**
	 * Return all events, one unless the message is a batch.
	 * @return the events
	 * @throws CloudEventException if there are no valid events
	 */
	public List<CloudEvent> events() {
		if (!isBatch()) {
			return List.of(event());
		}
		List<CloudEvent> known = this.events;
		return (known != null) ? known : reading(this::readEvents);
	}

	private List<CloudEvent> readEvents() {
		this.source.check(this.mode);
		List<CloudEvent> result = this.reader.readEvents(this.contentType, this.source.attributes(), body());
		this.events = result;
		return result;
	}

	private byte @Nullable [] body() {
		if (this.body == null) {
			this.body = this.source.body();
		}
		int limit = this.reader.limits().maxBodySize();
		if (this.body != null && this.body.length > limit) {
			throw new CloudEventTooLargeException("body must not be larger than " + limit + " bytes");
		}
		return this.body;
	}

	private <T> T reading(Supplier<T> events) {
		this.read = true;
		try {
			if (this.failure != null) {
				throw this.failure;
			}
			return events.get();
		}
		catch (CloudEventException ex) {
			// a handler of batches may follow a handler of single events
			boolean otherwiseReadable = ex instanceof UnsupportedCloudEventException unsupported
					&& unsupported.getReason() == Reason.BATCH;
			this.failure = (otherwiseReadable) ? null : ex;
			throw ex;
		}
		finally {
			if (this.readCallback != null) {
				this.readCallback.run();
			}
		}
	}

	/**
	 * Return the first event if any has been read, perhaps without its data.
	 * @return the event, or {@code null} if none has been read
	 */
	public @Nullable CloudEvent anyEvent() {
		List<CloudEvent> known = eventsIfRead();
		return (known.isEmpty()) ? null : known.get(0);
	}

	/**
	 * Return the single event if it has been read, perhaps without its data.
	 * @return the event, or {@code null} if it has not been read
	 */
	public @Nullable ImmutableCloudEvent eventIfRead() {
		return (this.event != null) ? this.event : this.attributes;
	}

	/**
	 * Return the events if they have been read, perhaps without the data of a single one.
	 * @return the events, empty if they have not been read
	 */
	public List<CloudEvent> eventsIfRead() {
		if (this.events != null) {
			return this.events;
		}
		CloudEvent known = eventIfRead();
		return (known != null) ? List.of(known) : List.of();
	}

	/**
	 * Return the body if it has been read, or its beginning if it was found to be too
	 * large.
	 * @return the bytes, or {@code null} if the body has not been read
	 */
	public byte @Nullable [] bodyIfRead() {
		return this.body;
	}

	/**
	 * Describe the message by sizes only.
	 */
	@Override
	public String toString() {
		int count = eventsIfRead().size();
		return "Received " + count + ((count == 1) ? " event" : " events") + " in "
				+ this.mode.name().toLowerCase(Locale.ROOT) + " mode, body of "
				+ ((this.body != null) ? this.body.length : 0) + " bytes";
	}

}
