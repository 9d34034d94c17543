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

package io.github.cloudeventsboot.messaging.kafka;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.github.cloudeventsboot.ContentMode;
import io.github.cloudeventsboot.conformance.Requirement;
import io.github.cloudeventsboot.event.ImmutableCloudEvent;
import io.github.cloudeventsboot.messaging.OutgoingMessage;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PartitionKeyInterceptor}.
 */
class PartitionKeyInterceptorTests {

	private static final Function<Object, OutgoingMessage> CREATOR = (value) -> new OutgoingMessage(
			ImmutableCloudEvent.copyOf((CloudEvent) value), ContentMode.BINARY);

	private static final CloudEvent EVENT = CloudEventBuilder.v1()
		.withId("1")
		.withSource(URI.create("/s"))
		.withType("t")
		.withExtension("partitionkey", "a%20")
		.build();

	private final PartitionKeyInterceptor interceptor = new PartitionKeyInterceptor();

	@Test
	@Requirement(produced = "K-07")
	void takesTheKeyFromTheEventAndLeavesItThere() {
		this.interceptor.configure(Map.of(CloudEventKafkaSerializer.CREATOR, CREATOR));
		ProducerRecord<Object, Object> record = this.interceptor.onSend(new ProducerRecord<>("topic", EVENT));
		assertThat(record.key()).isEqualTo("a%20");
		assertThat(((OutgoingMessage) record.value()).event().getExtension("partitionkey")).isEqualTo("a%20");
	}

	@Test
	void makesBytesForASerializerOfBytes() {
		this.interceptor.configure(Map.of(CloudEventKafkaSerializer.CREATOR, CREATOR,
				ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class));
		assertThat(this.interceptor.onSend(new ProducerRecord<>("topic", EVENT)).key())
			.isEqualTo("a%20".getBytes(StandardCharsets.UTF_8));
	}

	@Test
	void leavesKeysAndOtherValuesAlone() {
		this.interceptor.configure(Map.of(CloudEventKafkaSerializer.CREATOR, CREATOR));
		ProducerRecord<Object, Object> keyed = new ProducerRecord<>("topic", "key", EVENT);
		assertThat(this.interceptor.onSend(keyed)).isSameAs(keyed);
		ProducerRecord<Object, Object> other = new ProducerRecord<>("topic", "text");
		assertThat(this.interceptor.onSend(other)).isSameAs(other);
	}

}
