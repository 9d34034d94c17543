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

package io.github.cloudeventsboot.http;

import org.jspecify.annotations.Nullable;

/**
 * Content types whose bodies Spring and the container parse as parameters.
 *
 * @since 0.1.0
 */
public final class FormContent {

	private static final String FORM = "application/x-www-form-urlencoded";

	private static final String MULTIPART = "multipart/";

	private FormContent() {
	}

	/**
	 * Return whether a body is parsed when parameters are accessed.
	 * @param contentType the content type, or {@code null}
	 * @return whether it is the content type of a form or of multipart
	 */
	public static boolean isParsed(@Nullable String contentType) {
		return contentType != null && (contentType.regionMatches(true, 0, FORM, 0, FORM.length())
				|| contentType.regionMatches(true, 0, MULTIPART, 0, MULTIPART.length()));
	}

}
