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

package io.github.cloudeventsboot.format.json;

import java.io.ByteArrayOutputStream;
import java.util.Collection;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.sym.ByteQuadsCanonicalizer;

/**
 * Names of members that are known in advance. Parsers create no strings for them, and
 * keep no others.
 * <p>
 * Jackson collects names in a table that all parsers of a factory share. A sender can
 * compute names with equal hashes, whatever the seed of the table. They fill the table,
 * and parsers with a full table reject the messages of all senders. Parsers add nothing
 * to an instance of this class, so no message changes how another one is read.
 */
final class FixedNames extends ByteQuadsCanonicalizer {

	private static final int SMALLEST_SIZE = 16;

	private final ByteQuadsCanonicalizer known;

	FixedNames(Collection<String> known) {
		super(SMALLEST_SIZE, 1);
		this.known = new NameFactory().table(known);
	}

	@Override
	public ByteQuadsCanonicalizer makeChild(int flags) {
		return this;
	}

	@Override
	public ByteQuadsCanonicalizer makeChildOrPlaceholder(int flags) {
		return this;
	}

	@Override
	public void release() {
		// nothing has been collected
	}

	@Override
	public int size() {
		return this.known.size();
	}

	@Override
	public @Nullable String findName(int q1) {
		return this.known.findName(q1);
	}

	@Override
	public @Nullable String findName(int q1, int q2) {
		return this.known.findName(q1, q2);
	}

	@Override
	public @Nullable String findName(int q1, int q2, int q3) {
		return this.known.findName(q1, q2, q3);
	}

	@Override
	public @Nullable String findName(int[] q, int qlen) {
		return this.known.findName(q, qlen);
	}

	@Override
	public String addName(String name, int q1) {
		return name;
	}

	@Override
	public String addName(String name, int q1, int q2) {
		return name;
	}

	@Override
	public String addName(String name, int q1, int q2, int q3) {
		return name;
	}

	@Override
	public String addName(String name, int[] q, int qlen) {
		return name;
	}

	/**
	 * Fills a table by reading an object that has the names. They are interned like
	 * Jackson's names of properties, so that the two are identical.
	 */
	private static final class NameFactory extends JsonFactory {

		NameFactory() {
			super(builder().enable(Feature.INTERN_PROPERTY_NAMES).disable(Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW));
		}

		ByteQuadsCanonicalizer table(Collection<String> names) {
			ByteArrayOutputStream json = new ByteArrayOutputStream();
			try (JsonGenerator generator = createGenerator(ObjectWriteContext.empty(), json)) {
				generator.writeStartObject();
				names.forEach((name) -> generator.writeName(name).writeNull());
				generator.writeEndObject();
			}
			try (JsonParser parser = createParser(ObjectReadContext.empty(), json.toByteArray())) {
				parser.nextToken();
				while (parser.nextName() != null) {
					parser.nextToken();
				}
			}
			return this._byteSymbolCanonicalizer.makeChild(getFactoryFeatures());
		}

	}

}
