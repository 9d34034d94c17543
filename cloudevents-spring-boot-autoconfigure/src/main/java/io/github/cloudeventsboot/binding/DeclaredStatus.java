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
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * The status that an exception of the application declares: as an {@link ErrorResponse}
 * or by {@link ResponseStatus}. Code of the application that reads data can't blame the
 * server in another way, since the same exceptions come from what a sender has sent.
 */
final class DeclaredStatus {

	private static final int MAX_DEPTH = 16;

	private static final boolean web = ClassUtils.isPresent("org.springframework.web.ErrorResponse",
			DeclaredStatus.class.getClassLoader());

	private DeclaredStatus() {
	}

	/**
	 * Throw the cause that declares a status, if there is one.
	 */
	static void rethrow(Throwable failure) {
		@Nullable Throwable cause = failure;
		for (int depth = 0; web && cause != null && depth < MAX_DEPTH; depth++) {
			if (cause instanceof RuntimeException declaring && isDeclared(declaring)) {
				throw declaring;
			}
			cause = cause.getCause();
		}
	}

	private static boolean isDeclared(RuntimeException ex) {
		return ex instanceof ErrorResponse
				|| MergedAnnotations.from(ex.getClass(), SearchStrategy.TYPE_HIERARCHY).isPresent(ResponseStatus.class);
	}

}
