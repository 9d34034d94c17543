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

package io.github.cloudeventsboot.event;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.Arrays;

import com.fasterxml.jackson.annotation.JsonValue;
import io.cloudevents.CloudEventData;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * The data of an event as the bytes that were sent, often a part of the message's body.
 * The bytes must not be changed.
 *
 * @since 0.1.0
 */
public final class EventData implements CloudEventData {

	private static final byte[] NOT_WRITTEN = {};

	private final @Nullable JsonSource source;

	private final Form form;

	private byte[] bytes;

	private int offset;

	private int length;

	private EventData(byte[] bytes, int offset, int length, Form form, @Nullable JsonSource source) {
		this.bytes = bytes;
		this.offset = offset;
		this.length = length;
		this.form = form;
		this.source = source;
	}

	/**
	 * Create data from bytes whose form is not known.
	 * @param bytes the bytes, which are not copied
	 * @return the data
	 */
	public static EventData ofBytes(byte[] bytes) {
		Assert.notNull(bytes, "'bytes' must not be null");
		return ofBytes(bytes, 0, bytes.length);
	}

	/**
	 * Create data from bytes whose form is not known.
	 * @param bytes the array, which is not copied
	 * @param offset the first byte
	 * @param length the number of bytes
	 * @return the data
	 */
	public static EventData ofBytes(byte[] bytes, int offset, int length) {
		return new EventData(bytes, offset, length, Form.BYTES, null);
	}

	/**
	 * Create data that is one JSON value in UTF-8, known to be well-formed.
	 * @param bytes the bytes, which are not copied
	 * @param offset the start of the value
	 * @param length the length of the value in bytes
	 * @return the data
	 */
	public static EventData ofJson(byte[] bytes, int offset, int length) {
		Assert.notNull(bytes, "'bytes' must not be null");
		return new EventData(bytes, offset, length, Form.JSON, null);
	}

	/**
	 * Create data that is one JSON value, written on demand. If it is only written as
	 * part of another document, it never has bytes of its own.
	 * @param source writes the value in UTF-8
	 * @return the data
	 */
	public static EventData ofJson(JsonSource source) {
		Assert.notNull(source, "'source' must not be null");
		return new EventData(NOT_WRITTEN, 0, 0, Form.JSON, source);
	}

	/**
	 * Create data that is text in the charset of the event's {@code datacontenttype}.
	 * @param bytes the bytes, which are not copied
	 * @return the data
	 */
	public static EventData ofText(byte[] bytes) {
		Assert.notNull(bytes, "'bytes' must not be null");
		return new EventData(bytes, 0, bytes.length, Form.TEXT, null);
	}

	/**
	 * Return the data of any implementation as an instance of this class.
	 * @param data the data, or {@code null}
	 * @return the data, or {@code null}
	 */
	public static @Nullable EventData of(@Nullable CloudEventData data) {
		if (data == null || data instanceof EventData) {
			return (EventData) data;
		}
		byte[] bytes = data.toBytes();
		return (bytes != null) ? ofBytes(bytes) : null;
	}

	/**
	 * Return a copy of the bytes.
	 * @return the bytes
	 */
	@Override
	public byte[] toBytes() {
		write();
		return Arrays.copyOfRange(this.bytes, this.offset, this.offset + this.length);
	}

	/**
	 * Return the array that holds the bytes, not to be changed.
	 * @return the array
	 */
	public byte[] array() {
		write();
		return this.bytes;
	}

	/**
	 * Return the position of the first byte in the {@link #array}.
	 * @return the offset
	 */
	public int offset() {
		return this.offset;
	}

	/**
	 * Return the number of bytes.
	 * @return the length
	 */
	public int length() {
		write();
		return this.length;
	}

	/**
	 * Return the source of the bytes if they have not been written yet.
	 * @return the source, or {@code null} if the bytes are there
	 */
	public @Nullable JsonSource source() {
		return (this.bytes == NOT_WRITTEN) ? this.source : null;
	}

	private void write() {
		if (this.bytes == NOT_WRITTEN && this.source != null) {
			ByteArrayOutputStream output = new ByteArrayOutputStream();
			this.source.writeTo(output);
			byte[] written = output.toByteArray();
			this.length = written.length;
			this.bytes = written;
		}
	}

	/**
	 * Return the known form of the bytes.
	 * @return the form
	 */
	public Form form() {
		return this.form;
	}

	/**
	 * Called by mappers without the module, which would otherwise serialize the data like
	 * a bean.
	 */
	@JsonValue
	@SuppressWarnings("unused")
	private Object withoutModule() {
		throw new UnsupportedOperationException(
				"CloudEventData can't be written by a mapper without the CloudEventJacksonModule, which is for Jackson 3");
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof EventData that && Arrays.equals(array(), this.offset,
				this.offset + this.length, that.array(), that.offset, that.offset + that.length));
	}

	@Override
	public int hashCode() {
		write();
		int hash = 1;
		for (int i = this.offset; i < this.offset + this.length; i++) {
			hash = 31 * hash + this.bytes[i];
		}
		return hash;
	}

	@Override
	public String toString() {
		return "EventData[" + length() + " bytes]";
	}

	/**
	 * Writes a JSON value.
	 */
	@FunctionalInterface
	public interface JsonSource {

		/**
		 * Write the value.
		 * @param output the target, not to be closed
		 */
		void writeTo(OutputStream output);

	}

	/**
	 * The known form of the bytes.
	 */
	public enum Form {

		/** Nothing is known about them. */
		BYTES,

		/** They are text in the charset of the content type. */
		TEXT,

		/** They are one well-formed JSON value in UTF-8. */
		JSON

	}

}
