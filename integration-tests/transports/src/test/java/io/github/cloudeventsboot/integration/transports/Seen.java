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

import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.github.cloudeventsboot.TypedCloudEvent;
import io.github.cloudeventsboot.integration.transports.Trade.Item;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event as it was received, whatever it was received as.
 *
 * @param attributes the attributes and extensions as strings, as binary mode knows no
 * types of extensions
 * @param data an item if it is JSON, else the bytes as hexadecimal digits
 */
record Seen(Map<String, String> attributes, @Nullable Object data) {

	private static final JsonMapper mapper = JsonMapper.shared();

	static Seen of(CloudEvent event) {
		Map<String, String> attributes = new TreeMap<>();
		event.getAttributeNames().forEach((name) -> put(attributes, name, event.getAttribute(name)));
		event.getExtensionNames().forEach((name) -> put(attributes, name, event.getExtension(name)));
		return new Seen(attributes, data(event));
	}

	private static void put(Map<String, String> attributes, String name, @Nullable Object value) {
		if (value != null) {
			attributes.put(name, value.toString());
		}
	}

	private static @Nullable Object data(CloudEvent event) {
		CloudEventData data = event.getData();
		if (data == null) {
			return null;
		}
		if (event instanceof TypedCloudEvent<?> typed) {
			return typed.data();
		}
		byte[] bytes = data.toBytes();
		return ("application/json".equals(event.getDataContentType())) ? mapper.readValue(bytes, Item.class)
				: HexFormat.of().formatHex(bytes);
	}

	static Seen of(Map<String, Object> attributes, Item data) {
		Map<String, String> strings = new TreeMap<>();
		attributes.forEach((name, value) -> strings.put(name, value.toString()));
		return new Seen(strings, data);
	}

	/**
	 * Describe an instance of an event type, whose type names the values that it hides.
	 */
	static Seen of(Trade trade) {
		Map<String, Object> attributes = new TreeMap<>(
				Map.of("specversion", "1.0", "datacontenttype", "application/json"));
		Map<?, ?> components = mapper.convertValue(trade, Map.class);
		components.forEach((name, value) -> attributes.put(name.toString().toLowerCase(Locale.ROOT), value));
		attributes.remove("data");
		if (trade instanceof Trade.Sold sold) {
			attributes.put("type", "item.sold");
			attributes.put("time", sold.time());
			return of(attributes, sold.data());
		}
		Trade.Bought bought = (Trade.Bought) trade;
		attributes.put("type", "item.bought");
		attributes.put("time", bought.time());
		return of(attributes, bought.data());
	}

}
