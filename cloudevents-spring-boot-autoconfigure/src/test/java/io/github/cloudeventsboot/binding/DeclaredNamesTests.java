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

import java.util.Collection;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DeclaredNames}.
 */
class DeclaredNamesTests {

	private static final JsonMapper mapper = JsonMapper.builder()
		.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
		.build();

	@Test
	void areThoseOfPropertiesAndTheirTypes() {
		assertThat(names(mapper.constructType(Order.class))).containsExactlyInAnyOrder("order_id", "items", "by_shop",
				"article_number", "number", "parent", "delivery", "street");
	}

	@Test
	void areThoseOfElementsAndValues() {
		JavaType items = mapper.getTypeFactory().constructCollectionType(List.class, Item.class);
		JavaType map = mapper.getTypeFactory()
			.constructMapType(Map.class, mapper.constructType(String.class), mapper.constructType(Item[].class));
		assertThat(names(items)).containsExactlyInAnyOrder("article_number", "number");
		assertThat(names(map)).containsExactlyInAnyOrder("article_number", "number");
	}

	@Test
	void areNoneOfTypesThatDeclareNone() {
		assertThat(names(mapper.constructType(String.class))).isEmpty();
		assertThat(names(mapper.constructType(Object.class))).isEmpty();
		assertThat(names(mapper.constructType(JsonNode.class))).isEmpty();
		assertThat(names(mapper.constructType(Map.class))).isEmpty();
	}

	private static Collection<String> names(JavaType type) {
		return DeclaredNames.of(mapper._deserializationContext().findRootValueDeserializer(type),
				mapper.deserializationConfig());
	}

	record Order(String orderId, List<Item> items, Map<String, Item[]> byShop, Order parent, Delivery delivery) {

	}

	record Item(@JsonAlias("number") String articleNumber) {

	}

	static class Delivery {

		@JsonProperty
		String street;

	}

}
