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

import org.springframework.util.Assert;

/**
 * Thrown when an event type or event handler of the application is declared in a way that
 * can't work. The application does not start.
 *
 * @since 0.1.0
 */
public final class InvalidEventTypeException extends IllegalStateException {

	/** The mistake, as a sentence. */
	private final String description;

	/** What to change, as a sentence. */
	private final String action;

	/**
	 * Create an exception.
	 * @param description the mistake, naming class, method and annotation
	 * @param action the change to make
	 */
	public InvalidEventTypeException(String description, String action) {
		super(description + " " + action);
		Assert.hasText(description, "'description' must not be empty");
		Assert.hasText(action, "'action' must not be empty");
		this.description = description;
		this.action = action;
	}

	/**
	 * Return the description of the mistake.
	 * @return the description, as a sentence
	 */
	public String getDescription() {
		return this.description;
	}

	/**
	 * Return the change to make.
	 * @return the action, as a sentence
	 */
	public String getAction() {
		return this.action;
	}

}
