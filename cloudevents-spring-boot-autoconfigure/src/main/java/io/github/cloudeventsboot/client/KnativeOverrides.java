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

package io.github.cloudeventsboot.client;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import io.github.cloudeventsboot.event.AttributeNames;
import io.github.cloudeventsboot.event.AttributeStrings;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The extension attributes that Knative requests in the environment variable
 * {@code K_CE_OVERRIDES}, such as <code>{"extensions":{"tenant":"blue"}}</code>.
 *
 * @since 0.1.0
 */
public final class KnativeOverrides {

	private KnativeOverrides() {
	}

	/**
	 * Return the extension attributes of a value. Names become lower-case, as in
	 * Knative's own SDK.
	 * @param value the value of the variable
	 * @param mapper the mapper that reads it
	 * @return the values by name
	 * @throws IllegalArgumentException if the value is malformed, or names an attribute
	 * that can't be set
	 */
	public static Map<String, String> extensions(String value, JsonMapper mapper) {
		JsonNode extensions = parse(value, mapper);
		if (extensions == null) {
			throw new IllegalArgumentException(
					"It must be a JSON object such as {\"extensions\":{\"name\":\"value\"}}.");
		}
		Map<String, String> result = new LinkedHashMap<>();
		extensions.forEachEntry((given, extension) -> {
			String name = given.toLowerCase(Locale.ROOT);
			String problem = problem(name, extension);
			if (problem == null && result.put(name, extension.asString()) != null) {
				problem = "there is another extension with that name";
			}
			if (problem != null) {
				throw new IllegalArgumentException("Extension '" + given + "' can't be set: " + problem + ".");
			}
		});
		return result;
	}

	private static @Nullable JsonNode parse(String value, JsonMapper mapper) {
		try {
			JsonNode root = mapper.readTree(value);
			JsonNode extensions = root.path("extensions");
			boolean valid = root.isObject()
					&& (extensions.isMissingNode() || extensions.isNull() || extensions.isObject());
			return (valid) ? extensions : null;
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	private static @Nullable String problem(String name, JsonNode value) {
		if (AttributeNames.CORE.contains(name) || AttributeNames.DATA.equals(name)) {
			return "it is not an extension";
		}
		if (!AttributeNames.isValid(name)) {
			return "names may contain only ASCII letters and digits";
		}
		if (!value.isValueNode() || value.isNull()) {
			return "its value must be a string, number or Boolean";
		}
		return (AttributeStrings.isValid(value.asString())) ? null
				: "its value must not contain control characters, noncharacters or unpaired surrogates";
	}

}
