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

package io.github.cloudeventsboot.autoconfigure.client;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.cloudeventsboot.event.AttributeNames;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * The extension attributes that Knative asks for in the environment variable
 * {@code K_CE_OVERRIDES}, such as <code>{"extensions":{"tenant":"blue"}}</code>.
 */
final class KnativeOverrides {

	static final String VARIABLE = "K_CE_OVERRIDES";

	private KnativeOverrides() {
	}

	static Map<String, String> extensions(Environment environment, JsonMapper mapper) {
		String value = environment.getProperty(VARIABLE);
		if (!StringUtils.hasText(value)) {
			return Map.of();
		}
		JsonNode extensions = parse(value, mapper);
		if (extensions == null) {
			throw new InvalidConfigurationPropertyValueException(VARIABLE, value,
					"It must be a JSON object such as {\"extensions\":{\"name\":\"value\"}}.");
		}
		Map<String, String> result = new LinkedHashMap<>();
		extensions.forEachEntry((name, extension) -> result.put(name, extension.asString()));
		return result;
	}

	private static @Nullable JsonNode parse(String value, JsonMapper mapper) {
		try {
			JsonNode root = mapper.readTree(value);
			JsonNode extensions = root.path("extensions");
			boolean valid = root.isObject() && (extensions.isMissingNode() || extensions.isNull()
					|| (extensions.isObject() && extensions.propertyStream()
						.allMatch((entry) -> isExtension(entry.getKey(), entry.getValue()))));
			return (valid) ? extensions : null;
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	private static boolean isExtension(String name, JsonNode value) {
		return AttributeNames.isValid(name) && !AttributeNames.CORE.contains(name) && value.isValueNode()
				&& !value.isNull();
	}

}
