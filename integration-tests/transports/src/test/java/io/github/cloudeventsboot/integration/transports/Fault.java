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

package io.github.cloudeventsboot.integration.transports;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What may be wrong with an event.
 */
enum Fault {

	/**
	 * Nothing is wrong, so that it is seen that the others are rejected for their fault.
	 */
	NONE(EnumSet.of(Kind.EVENT, Kind.TYPED, Kind.TYPE, Kind.UNION, Kind.PARTS, Kind.LIST)),

	ATTRIBUTES(EnumSet.complementOf(EnumSet.of(Kind.TEXT, Kind.BYTES, Kind.NO_DATA)), "attribute 'id' is required",
			"attribute 'subject' must not be empty", "attribute 'time' must be a timestamp (RFC 3339)") {

		@Override
		RawEvent event(Kind kind) {
			return valid(kind).with("time", "yesterday").with("subject", "").with("id", null);
		}

	},

	CONSTRAINTS(EnumSet.of(Kind.TYPED, Kind.TYPE, Kind.UNION, Kind.PARTS, Kind.LIST),
			"data '#/count' must be greater than 0", "data '#/name' must not be blank") {

		@Override
		RawEvent event(Kind kind) {
			return valid(kind).withData("{\"name\":\"\",\"count\":-1}");
		}

	},

	TYPE_OF_DATA(EnumSet.of(Kind.TYPED, Kind.TYPE, Kind.UNION, Kind.PARTS, Kind.LIST),
			"data '#/count' must be an integer") {

		@Override
		RawEvent event(Kind kind) {
			return valid(kind).withData("{\"name\":\"a\",\"count\":\"many\"}");
		}

	},

	NO_DATA(EnumSet.of(Kind.TYPED, Kind.TYPE, Kind.UNION, Kind.PARTS, Kind.LIST), "data is required") {

		@Override
		RawEvent event(Kind kind) {
			return valid(kind).withData(null);
		}

	},

	NO_EXTENSION(EnumSet.of(Kind.TYPE, Kind.UNION, Kind.PARTS, Kind.LIST), "attribute 'region' is required") {

		@Override
		RawEvent event(Kind kind) {
			return valid(kind).with("region", null);
		}

	},

	TYPE_OF_EXTENSION(EnumSet.of(Kind.TYPE, Kind.UNION, Kind.LIST), "attribute 'attempt' must be an integer") {

		@Override
		RawEvent event(Kind kind) {
			return valid(kind).with("attempt", "often");
		}

	},

	UNKNOWN_TYPE(EnumSet.of(Kind.TYPE, Kind.UNION, Kind.LIST)) {

		@Override
		List<String> violations(Kind kind) {
			return List.of("attribute 'type' is not accepted here, only "
					+ ((kind == Kind.UNION) ? "item.sold, item.bought" : "item.sold"));
		}

		@Override
		RawEvent event(Kind kind) {
			return valid(kind).with("type", "item.lost");
		}

	};

	private final Set<Kind> kinds;

	private final List<String> violations;

	Fault(Set<Kind> kinds, String... violations) {
		this.kinds = kinds;
		this.violations = List.of(violations);
	}

	boolean appliesTo(Kind kind) {
		return this.kinds.contains(kind);
	}

	/**
	 * Return what is said about the event, in alphabetical order.
	 */
	List<String> violations(Kind kind) {
		return this.violations;
	}

	RawEvent event(Kind kind) {
		return valid(kind);
	}

	private static RawEvent valid(Kind kind) {
		Seen sample = kind.expected().get(0);
		return new RawEvent(Map.copyOf(sample.attributes()), "{\"name\":\"K\u00e4se \u20ac\",\"count\":3}");
	}

}
