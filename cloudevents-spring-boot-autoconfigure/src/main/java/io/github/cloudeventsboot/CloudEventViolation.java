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

package io.github.cloudeventsboot;

import java.io.Serializable;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

/**
 * A single violation in a received event. It never contains the rejected value.
 *
 * @param attribute the name of the context attribute at fault, or {@code null} if no
 * attribute is at fault
 * @param pointer the JSON pointer into the event's data in URI fragment form such as
 * {@code #/amount}, or {@code null} if the violation is not in the data
 * @param index the position in a batch counted from zero, or {@code null} for a single
 * event
 * @param detail what was expected, as the end of a sentence such as "is required"; a
 * constraint may have an empty message, which becomes "is not valid"
 * @since 0.1.0
 * @serial exclude
 * @see CloudEventException#getViolations()
 */
public record CloudEventViolation(@Nullable String attribute, @Nullable String pointer, @Nullable Integer index,
		String detail) implements Serializable {

	/**
	 * Create a violation. An empty detail is replaced by a default.
	 * @param attribute the name of the context attribute at fault, or {@code null} if no
	 * attribute is at fault
	 * @param pointer the JSON pointer into the event's data in URI fragment form such as
	 * {@code #/amount}, or {@code null} if the violation is not in the data
	 * @param index the position in a batch counted from zero, or {@code null} for a
	 * single event
	 * @param detail what was expected, as the end of a sentence such as "is required"; a
	 * constraint may have an empty message, which becomes "is not valid"
	 */
	public CloudEventViolation {
		detail = (StringUtils.hasText(detail)) ? detail : "is not valid";
	}

	/**
	 * Create a violation of a context attribute.
	 * @param attribute the name of the attribute
	 * @param detail what was expected
	 * @return the violation
	 */
	public static CloudEventViolation ofAttribute(String attribute, String detail) {
		Assert.notNull(attribute, "'attribute' must not be null");
		return new CloudEventViolation(attribute, null, null, detail);
	}

	/**
	 * Create a violation in the event's data.
	 * @param pointer the JSON pointer into the data in URI fragment form, {@code #} for
	 * all of it
	 * @param detail what was expected
	 * @return the violation
	 */
	public static CloudEventViolation ofPointer(String pointer, String detail) {
		Assert.notNull(pointer, "'pointer' must not be null");
		return new CloudEventViolation(null, pointer, null, detail);
	}

	/**
	 * Create a violation that belongs to the event as a whole.
	 * @param detail what was expected, as a sentence without full stop
	 * @return the violation
	 */
	public static CloudEventViolation ofEvent(String detail) {
		return new CloudEventViolation(null, null, null, detail);
	}

	/**
	 * Return this violation for an event of a batch.
	 * @param index the position in the batch, counted from zero
	 * @return the violation with the index
	 */
	public CloudEventViolation withIndex(int index) {
		return new CloudEventViolation(this.attribute, this.pointer, index, this.detail);
	}

	/**
	 * Return the violation as one sentence that names the attribute or the position.
	 * @return the sentence without full stop
	 */
	@Override
	public String toString() {
		StringBuilder text = new StringBuilder();
		if (this.index != null) {
			text.append("event ").append(this.index).append(": ");
		}
		if (this.attribute != null) {
			text.append("attribute '").append(this.attribute).append("' ");
		}
		else if (this.pointer != null) {
			text.append(("#".equals(this.pointer)) ? "data" : "data '" + this.pointer + "'").append(' ');
		}
		return text.append(this.detail).toString();
	}

}
