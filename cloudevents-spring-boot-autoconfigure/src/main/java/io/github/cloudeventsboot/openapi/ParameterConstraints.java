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

package io.github.cloudeventsboot.openapi;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.web.method.HandlerMethod;

/**
 * Checks the constraints on the parameters of handlers, as Spring does before it calls a
 * handler.
 *
 * @since 0.1.0
 */
public interface ParameterConstraints {

	/** No constraints anywhere. */
	ParameterConstraints NONE = (method, arguments) -> List.of();

	/**
	 * Check arguments of a handler.
	 * @param method the handler
	 * @param arguments some of the arguments, by the index of their parameter
	 * @return the violations, empty if these arguments meet the constraints
	 */
	List<String> violations(HandlerMethod method, Map<Integer, @Nullable Object> arguments);

}
