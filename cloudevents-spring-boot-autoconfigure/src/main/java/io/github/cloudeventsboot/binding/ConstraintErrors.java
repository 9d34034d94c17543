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

package io.github.cloudeventsboot.binding;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeansException;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.ObjectError;

/**
 * Errors of an object that need not be a bean: its properties may be fields only, or keys
 * of a map that the sender chose. Only the first few are kept, since a sender can cause
 * any number of them.
 */
final class ConstraintErrors extends BeanPropertyBindingResult {

	private static final String[] NO_CODES = {};

	private final int maxSize;

	ConstraintErrors(Object target, String objectName, int maxSize) {
		super(target, objectName);
		this.maxSize = maxSize;
	}

	@Override
	public void addError(ObjectError error) {
		if (!isFull()) {
			super.addError(error);
		}
	}

	@Override
	public String[] resolveMessageCodes(String errorCode, @Nullable String field) {
		return (isFull()) ? NO_CODES : super.resolveMessageCodes(errorCode, field);
	}

	private boolean isFull() {
		return getErrorCount() >= this.maxSize;
	}

	@Override
	protected @Nullable Object getActualFieldValue(String field) {
		try {
			return (isFull()) ? null : super.getActualFieldValue(field);
		}
		catch (BeansException ex) {
			return null;
		}
	}

	@Override
	public @Nullable Class<?> getFieldType(@Nullable String field) {
		try {
			return super.getFieldType(field);
		}
		catch (BeansException ex) {
			return null;
		}
	}

}
