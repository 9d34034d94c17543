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

package io.github.cloudeventsboot.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/**
 * What the fuzzer begins with, and what is tried in every build.
 */
public final class Seeds {

	private Seeds() {
	}

	/**
	 * Return texts as bytes.
	 * @param texts the texts
	 * @return their UTF-8
	 */
	public static Stream<byte[]> of(String... texts) {
		return Stream.of(texts).map((text) -> text.getBytes(StandardCharsets.UTF_8));
	}

}
