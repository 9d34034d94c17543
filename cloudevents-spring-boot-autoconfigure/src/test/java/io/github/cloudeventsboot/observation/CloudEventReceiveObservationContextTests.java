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

package io.github.cloudeventsboot.observation;

import java.net.URI;
import java.util.List;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CloudEventReceiveObservationContextTests {

	private final CloudEventReceiveObservationContext context = new CloudEventReceiveObservationContext("batch",
			(name) -> null);

	@Test
	void batchHasTheTypeOfAllItsEventsOrNone() {
		this.context.setEvents(List.of(event("a"), event("a")), (type) -> type);
		assertThat(this.context.getEventType()).isEqualTo("a");
		this.context.setEvents(List.of(event("a"), event("b")), (type) -> type);
		assertThat(this.context.getEventType()).isEqualTo("other");
		this.context.setEvents(List.of(event("a"), event("b")), (type) -> "*");
		assertThat(this.context.getEventType()).isEqualTo("*");
		this.context.setEvents(List.of(), (type) -> type);
		assertThat(this.context.getEventType()).isEqualTo("other");
	}

	private static CloudEvent event(String type) {
		return CloudEventBuilder.v1().withId("1").withSource(URI.create("/source")).withType(type).build();
	}

}
