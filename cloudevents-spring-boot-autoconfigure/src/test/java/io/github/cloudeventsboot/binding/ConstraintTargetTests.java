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

import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.sun.management.ThreadMXBean;
import io.github.cloudeventsboot.annotation.CloudEventType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.ResolvableType;
import org.springframework.core.convert.support.DefaultConversionService;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the objects in data whose constraints are checked.
 */
class ConstraintTargetTests {

	private static final String LONG_KEY = "k".repeat(50_000);

	private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	@Test
	void elementsOfAnyDepthAreTargets() {
		Item item = new Item(1);
		List<ConstraintTarget> targets = ConstraintTarget
			.ofData(Map.of("a", List.of("text", new Object[] { 1, item }, Map.of())), "data");
		assertThat(targets).singleElement().satisfies((target) -> {
			assertThat(target.object()).isSameAs(item);
			assertThat(target.pathOf("size")).isEqualTo("data[a][1][1].size");
			assertThat(target.pathOf("")).isEqualTo("data[a][1][1]");
		});
		assertThat(ConstraintTarget.ofData(List.of(item), "").get(0).pathOf("size")).isEqualTo("[0].size");
		assertThat(ConstraintTarget.ofData(item, "").get(0).pathOf("size")).isEqualTo("size");
	}

	@Test
	void valuesWithoutConstraintsAreNoTargets() {
		for (Object data : List.of("text", 1, new int[] { 1 }, List.of("text"), Map.of("a", List.of(1, 2)))) {
			assertThat(ConstraintTarget.ofData(data, "data")).isEmpty();
		}
		assertThat(ConstraintTarget.ofData(null, "data")).isEmpty();
		assertThat(ConstraintTarget.ofData(Collections.singletonList(null), "data")).isEmpty();
	}

	@Test
	void eventsWithoutConstraintsAreNoTargets() {
		BindingContext context = new BindingContext(JsonMapper.builder().build(), List.of(),
				DefaultConversionService.getSharedInstance(),
				new JakartaConstraintMetadata(Converters.VALIDATOR, true));
		Item item = new Item(1);
		assertThat(targets(context, new Unconstrained("s", item))).containsExactly(item);
		Constrained constrained = new Constrained("s", item);
		assertThat(targets(context, constrained)).containsExactly(constrained, item);
		Cascading cascading = new Cascading("s", item);
		assertThat(targets(context, cascading)).containsExactly(cascading);
		Elements elements = new Elements("s", List.of(""));
		assertThat(targets(context, elements)).containsExactly(elements);
		Inherited inherited = new Inherited("s", item);
		assertThat(targets(context, inherited)).containsExactly(inherited, item);
		// a validator of another kind may check whatever it wants to
		BindingContext unknown = new BindingContext(JsonMapper.builder().build(), List.of(),
				DefaultConversionService.getSharedInstance(), ConstraintMetadata.NONE);
		Unconstrained unconstrained = new Unconstrained("s", item);
		assertThat(targets(unknown, unconstrained)).containsExactly(unconstrained, item);
	}

	private static Stream<Object> targets(BindingContext context, Object event) {
		EventClass type = EventClass.of(ResolvableType.forInstance(event));
		return new EventClassBinding(type, context).constraintTargets(event).stream().map(ConstraintTarget::object);
	}

	@Test
	void pathsOfElementsCostNothingUntilAskedFor() {
		Map<String, Object> scalars = Map.of(LONG_KEY, Collections.nCopies(200_000, 1));
		assertThat(allocatedFor(scalars)).isLessThan(100_000);
		Map<String, Object> items = Map.of(LONG_KEY, IntStream.range(0, 10_000).mapToObj(Item::new).toList());
		assertThat(allocatedFor(items)).isLessThan(10_000 * 200);
	}

	private long allocatedFor(@Nullable Object data) {
		ConstraintTarget.ofData(data, "data");
		long before = this.threads.getCurrentThreadAllocatedBytes();
		ConstraintTarget.ofData(data, "data");
		return this.threads.getCurrentThreadAllocatedBytes() - before;
	}

	record Item(int size) {

	}

	@CloudEventType("unconstrained")
	record Unconstrained(String subject, Item data) {

	}

	@CloudEventType("constrained")
	record Constrained(@NotBlank String subject, Item data) {

	}

	@CloudEventType("elements")
	record Elements(String subject, List<@NotBlank String> data) {

	}

	interface Constraining {

		@NotBlank
		String getSubject();

	}

	@CloudEventType("inherited")
	record Inherited(String subject, Item data) implements Constraining {

		@Override
		public String getSubject() {
			return this.subject;
		}

	}

	@CloudEventType("cascading")
	record Cascading(String subject, @Valid Item data) {

	}

}
