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

import java.util.Base64;
import java.util.Map;
import java.util.Set;

import io.github.cloudeventsboot.event.AttributeNames;
import io.github.cloudeventsboot.event.AttributeStrings;
import io.github.cloudeventsboot.event.DataCharsets;
import io.github.cloudeventsboot.event.MediaTypeSyntax;
import io.github.cloudeventsboot.event.Timestamps;
import io.github.cloudeventsboot.event.UriSyntax;
import tools.jackson.databind.JsonNode;

/**
 * The JSON Schema of the JSON event format as facts about a tree, and what the
 * specification demands beyond it. A reader accepts nothing that breaks the schema, and
 * rejects nothing that obeys both.
 */
final class SchemaModel {

	private static final Set<String> REQUIRED = Set.of("id", "source", "specversion", "type");

	/** Strings of at least one character, or null. */
	private static final Set<String> OPTIONAL = Set.of("datacontenttype", "dataschema", "subject", "time");

	private SchemaModel() {
	}

	static boolean allows(JsonNode event) {
		if (!event.isObject()) {
			return false;
		}
		for (String name : REQUIRED) {
			if (!isText(event.path(name))) {
				return false;
			}
		}
		for (String name : OPTIONAL) {
			JsonNode value = event.path(name);
			if (!isAbsent(value) && !isText(value)) {
				return false;
			}
		}
		JsonNode base64 = event.path("data_base64");
		return (isAbsent(base64) || base64.isString()) && UriSyntax.isReference(event.path("source").asString())
				&& hasFormats(event);
	}

	private static boolean hasFormats(JsonNode event) {
		JsonNode schema = event.path("dataschema");
		JsonNode time = event.path("time");
		// a format "uri" has room for a fragment
		return (isAbsent(schema) || (UriSyntax.isReference(schema.asString()) && schema.asString().indexOf(':') > 0))
				&& (isAbsent(time) || Timestamps.isValid(time.asString()));
	}

	/**
	 * Return whether the specification allows what the schema does not speak of.
	 */
	static boolean isAllowedBySpecification(JsonNode event) {
		if (!"1.0".equals(event.path("specversion").asString())) {
			return false;
		}
		JsonNode schema = event.path("dataschema");
		if (!isAbsent(schema) && !UriSyntax.isAbsolute(schema.asString())) {
			return false;
		}
		for (Map.Entry<String, JsonNode> member : event.properties()) {
			String name = member.getKey();
			if (!name.equals("data") && !name.equals("data_base64")
					&& (!AttributeNames.isValid(name) || !isAttribute(member.getValue()))) {
				return false;
			}
		}
		JsonNode contentType = event.path("datacontenttype");
		return (isAbsent(contentType) || MediaTypeSyntax.isValid(contentType.asString()))
				&& isData(event, (isAbsent(contentType)) ? "application/json" : contentType.asString());
	}

	private static boolean isAttribute(JsonNode value) {
		if (value.isNull() || value.isBoolean()) {
			return true;
		}
		if (value.isNumber()) {
			return value.isIntegralNumber() && value.canConvertToInt() && value.toString().length() <= 11;
		}
		return value.isString() && AttributeStrings.isValid(value.asString());
	}

	private static boolean isData(JsonNode event, String contentType) {
		JsonNode data = event.path("data");
		JsonNode base64 = event.path("data_base64");
		if (!isAbsent(base64)) {
			return data.isMissingNode() && isBase64(base64.asString());
		}
		if (isAbsent(data) || MediaTypeSyntax.isJson(contentType)) {
			return true;
		}
		try {
			return data.isString() && DataCharsets.encode(data.asString(), DataCharsets.of(contentType)) != null;
		}
		catch (RuntimeException ex) {
			return false;
		}
	}

	private static boolean isBase64(String text) {
		try {
			Base64.getDecoder().decode(text);
			return text.length() % 4 == 0;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	private static boolean isText(JsonNode value) {
		return value.isString() && !value.asString().isEmpty();
	}

	private static boolean isAbsent(JsonNode value) {
		return value.isMissingNode() || value.isNull();
	}

}
