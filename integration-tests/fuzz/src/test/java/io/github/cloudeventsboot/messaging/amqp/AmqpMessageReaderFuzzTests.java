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

package io.github.cloudeventsboot.messaging.amqp;

import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.rabbitmq.client.impl.LongStringHelper;
import io.github.cloudeventsboot.event.InvalidOptionalAttributes;
import io.github.cloudeventsboot.fuzz.FuzzedMessage;
import io.github.cloudeventsboot.fuzz.MessageReading;
import io.github.cloudeventsboot.fuzz.Seeds;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageProperties;

/**
 * Fuzzes {@link AmqpMessageReader} with headers of any name and type. The first character
 * of a value is its type.
 */
class AmqpMessageReaderFuzzTests {

	private static final AmqpMessageReader STRICT = new AmqpMessageReader(InvalidOptionalAttributes.REJECT);

	private static final AmqpMessageReader LENIENT = new AmqpMessageReader(InvalidOptionalAttributes.IGNORE);

	static Stream<byte[]> seeds() {
		return Seeds.of(
				"cloudEvents_specversion|s1.0\ncloudEvents_id|s1\ncloudEvents_source|l/a\ncloudEvents_type|sb\n"
						+ "cloudEvents_time|d1767323045\ncloudEvents_n|i5\ncloudEvents_on|b1\ncloudEvents_bin|xAB\n"
						+ "content-type|application/json\n\n{\"a\":1}",
				"cloudEvents:specversion|s1.0\nce-id|i1\ncloudEvents:time|d99999999999999\ncloudEvents:m|m\n"
						+ "cloudEvents:f|f1\ncloudEvents:L|g99999999999\ncontent-encoding|gzip\n\n",
				"content-type|application/cloudevents+json\n\n{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/a\","
						+ "\"type\":\"b\"}",
				"content-encoding|utf-8\n\n[]", "ce_specversion|s1.0\nce_id|l\nce_source\n", "");
	}

	@DictionaryEntries({ "cloudEvents_", "cloudEvents:", "ce_", "ce-", "specversion|s1.0", "id|s", "source|s/a",
			"type|s", "time|d", "content-type|", "content-encoding|", "application/cloudevents+json", "|l", "|i", "|x",
			"|m" })
	@MethodSource("seeds")
	@FuzzTest
	void readsOrRejects(byte[] bytes) {
		FuzzedMessage fuzzed = FuzzedMessage.of(bytes);
		MessageProperties properties = new MessageProperties();
		for (FuzzedMessage.Header header : fuzzed.headers()) {
			switch (header.name()) {
				case "content-type" -> properties.setContentType(header.text());
				case "content-encoding" -> properties.setContentEncoding(header.text());
				default -> properties.setHeader(header.name(), value(header.value()));
			}
		}
		Message message = new Message(fuzzed.body(), properties);
		MessageReading.check(STRICT.read(message), LENIENT.read(message));
	}

	private static Object value(byte[] bytes) {
		if (bytes == null || bytes.length == 0) {
			return null;
		}
		String text = new String(bytes, 1, bytes.length - 1, StandardCharsets.UTF_8);
		return switch (bytes[0]) {
			case 'l' -> LongStringHelper.asLongString(java.util.Arrays.copyOfRange(bytes, 1, bytes.length));
			case 'i' -> (int) number(text);
			case 'g' -> number(text);
			case 'h' -> (short) number(text);
			case 'b' -> text.length() > 1;
			case 'd' -> new Date(number(text) * 1000);
			case 'x' -> text.getBytes(StandardCharsets.UTF_8);
			case 'f' -> (double) number(text);
			case 'm' -> List.of(text);
			default -> text;
		};
	}

	private static long number(String text) {
		long number = 0;
		for (int i = 0; i < text.length(); i++) {
			number = (text.charAt(i) == '-') ? -number : number * 10 + text.charAt(i) % 10;
		}
		return number;
	}

}
