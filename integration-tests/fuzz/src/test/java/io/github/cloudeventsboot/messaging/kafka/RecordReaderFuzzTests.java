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

import java.util.stream.Stream;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.cloudeventsboot.event.InvalidOptionalAttributes;
import io.github.cloudeventsboot.fuzz.FuzzedMessage;
import io.github.cloudeventsboot.fuzz.MessageReading;
import io.github.cloudeventsboot.fuzz.Seeds;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Fuzzes {@link RecordReader} with any headers and bodies.
 */
class RecordReaderFuzzTests {

	private static final RecordReader STRICT = new RecordReader(InvalidOptionalAttributes.REJECT);

	private static final RecordReader LENIENT = new RecordReader(InvalidOptionalAttributes.IGNORE);

	static Stream<byte[]> seeds() {
		return Seeds.of(
				"ce_specversion|1.0\nce_id|1\nce_source|/a\nce_type|b\ncontent-type|application/json\n\n{\"a\":1}",
				"ce_specversion|1.0\nce_id|1\nce_source|/a\nce_type|b\nce_time|never\nce_ext\nce_|\nce_A|1\n\n",
				"content-type|application/cloudevents+json\n\n{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/a\","
						+ "\"type\":\"b\",\"data\":[1]}",
				"content-type|application/cloudevents-batch+json\n\n[]", "content-type\nce_id", "");
	}

	@DictionaryEntries({ "ce_", "ce_id|", "ce_source|/a", "ce_type|", "ce_specversion|1.0", "ce_time|", "content-type|",
			"application/cloudevents+json", "application/cloudevents-batch+json", "ce_data|", "ce_dataschema|urn:a",
			"; charset=utf-16", "\"data\":" })
	@MethodSource("seeds")
	@FuzzTest
	void readsOrRejects(byte[] bytes) {
		FuzzedMessage message = FuzzedMessage.of(bytes);
		byte[] value = (message.body().length > 0) ? message.body() : null;
		ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>("topic", 0, 0, null, value);
		message.headers().forEach((header) -> record.headers().add(header.name(), header.value()));
		MessageReading.check(STRICT.read(record), LENIENT.read(record));
	}

}
