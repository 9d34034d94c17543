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

import org.jspecify.annotations.Nullable;
import tools.jackson.core.sym.ByteQuadsCanonicalizer;

/**
 * Names of members that no parser remembers.
 * <p>
 * Jackson collects names in a table that all parsers of a factory share. Names with equal
 * hashes can be computed whatever the seed of the table is; they fill it, and a table
 * that is full refuses the messages of all senders. Without a table, no message changes
 * how another one is read, and there is nothing to fill.
 */
final class UnsharedNames extends ByteQuadsCanonicalizer {

	static final UnsharedNames INSTANCE = new UnsharedNames();

	private static final int SMALLEST_SIZE = 16;

	private UnsharedNames() {
		super(SMALLEST_SIZE, 1);
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
	public @Nullable String findName(int q1) {
		return null;
	}

	@Override
	public @Nullable String findName(int q1, int q2) {
		return null;
	}

	@Override
	public @Nullable String findName(int q1, int q2, int q3) {
		return null;
	}

	@Override
	public @Nullable String findName(int[] q, int qlen) {
		return null;
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

}
