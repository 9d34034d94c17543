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

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.cloudeventsboot.event.AttributeNames;

/**
 * The values that the specification allows for an attribute, used to reject Java types
 * that can't hold any of them before the first event arrives.
 *
 * @param noun a description of each value
 * @param targets Java types that fit
 * @param samples examples of values
 * @param sampled whether converters of the application must accept one of the samples as
 * well
 */
record AttributeType(String noun, String targets, List<String> samples, boolean sampled) {

	private static final AttributeType ANY = new AttributeType("a string", "String", List.of(), false);

	private static final AttributeType TIMESTAMP = new AttributeType("a timestamp",
			"OffsetDateTime, ZonedDateTime, Instant or String",
			List.of("2020-01-01T00:00:00Z", "2999-12-31T23:59:59.999Z"), true);

	private static final Map<String, AttributeType> TYPES = new HashMap<>();

	private static final Set<Class<?>> WITHOUT_OFFSET = Set.of(LocalDateTime.class, LocalDate.class, LocalTime.class);

	static {
		TYPES.put(AttributeNames.TIME, TIMESTAMP);
		// documented extensions: Recorded Time, Expiry Time, Deprecation
		TYPES.put("recordedtime", TIMESTAMP);
		TYPES.put("expirytime", TIMESTAMP);
		TYPES.put("deprecationfrom", TIMESTAMP);
		TYPES.put("deprecationsunset", TIMESTAMP);
		TYPES.put(AttributeNames.SPECVERSION,
				new AttributeType("CloudEvents version 1.0", "SpecVersion or String", List.of("1.0"), true));
		TYPES.put(AttributeNames.DATASCHEMA,
				new AttributeType("an absolute URI", "URI or String", List.of("https://example.com/schema"), false));
		TYPES.put(AttributeNames.DATACONTENTTYPE,
				new AttributeType("a media type", "MediaType or String", List.of("application/json"), false));
	}

	static AttributeType of(String attribute) {
		return TYPES.getOrDefault(attribute, ANY);
	}

	/**
	 * Return whether a conversion accepts at least one sample, if there are any.
	 */
	boolean fits(AttributeConversion conversion) {
		return this.samples.isEmpty() || this.samples.stream().anyMatch((sample) -> conversion.convert(sample) != null);
	}

	/**
	 * Return whether a Java type would drop the offset of a timestamp.
	 */
	boolean isCutBy(Class<?> target) {
		return this == TIMESTAMP && WITHOUT_OFFSET.contains(target);
	}

}
