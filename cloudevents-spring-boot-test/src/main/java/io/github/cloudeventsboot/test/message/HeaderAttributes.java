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

package io.github.cloudeventsboot.test.message;

import java.util.ArrayList;
import java.util.List;

import io.github.cloudeventsboot.messaging.MessageAttributes;
import org.jspecify.annotations.Nullable;

/**
 * The context attributes in headers of a broker's message.
 *
 * @since 0.1.0
 */
public final class HeaderAttributes extends MessageAttributes {

	private final List<Attribute> attributes = new ArrayList<>();

	/**
	 * Add an attribute.
	 * @param name the name, without the prefix of the header
	 * @param value the value, or {@code null} if the header has none
	 */
	public void add(String name, @Nullable Object value) {
		this.attributes.add(new Attribute(name, value));
	}

	@Override
	public boolean isEmpty() {
		return this.attributes.isEmpty();
	}

	@Override
	protected void forEach(Consumer consumer) {
		this.attributes.forEach((attribute) -> consumer.accept(attribute.name(), attribute.value()));
	}

	private record Attribute(String name, @Nullable Object value) {

	}

}
