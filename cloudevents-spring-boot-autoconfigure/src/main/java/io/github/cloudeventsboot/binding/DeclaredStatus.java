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

import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.util.ClassUtils;

/**
 * The status that an exception of the application declares: as an {@code ErrorResponse}
 * or by {@code @ResponseStatus}. Code of the application that reads data has no other way
 * to report a failure of the server, because invalid data causes the same exceptions.
 * Both are looked up by name, because they need spring-web.
 */
final class DeclaredStatus {

	private static final String RESPONSE = "org.springframework.web.ErrorResponse";

	private static final String ANNOTATION = "org.springframework.web.bind.annotation.ResponseStatus";

	private static final int MAX_DEPTH = 16;

	private DeclaredStatus() {
	}

	/**
	 * Throw the cause that declares a status, if there is one.
	 */
	static void rethrow(Throwable failure) {
		@Nullable Throwable cause = failure;
		for (int depth = 0; cause != null && depth < MAX_DEPTH; depth++) {
			if (cause instanceof RuntimeException declaring && isDeclared(declaring.getClass())) {
				throw declaring;
			}
			cause = cause.getCause();
		}
	}

	private static boolean isDeclared(Class<?> type) {
		for (Class<?> implemented : ClassUtils.getAllInterfacesForClass(type)) {
			if (RESPONSE.equals(implemented.getName())) {
				return true;
			}
		}
		return MergedAnnotations.from(type, SearchStrategy.TYPE_HIERARCHY).isPresent(ANNOTATION);
	}

}
