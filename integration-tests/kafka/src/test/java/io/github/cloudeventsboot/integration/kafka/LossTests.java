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

package io.github.cloudeventsboot.integration.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Consumers that are killed in the middle of ten thousand records, one per cent of which
 * are invalid, lose none of them.
 */
class LossTests {

	/** The first one, the last one, and pairs in between. */
	private static final IntPredicate INVALID = (index) -> index % 200 == 0 || index % 200 == 199;

	private static final Duration PATIENCE = Duration.ofMinutes(10);

	private int count = 10_000;

	@TempDir
	private Path directory;

	@Test
	void handlesEachRecordOnceWhereNothingIsKilled() throws Exception {
		this.count = 2_000;
		run("records", "loss-none", false);
		assertThat(handled()).isEqualTo(valid());
		assertThat(deadLetters("loss-none")).isEqualTo(invalid());
	}

	@Test
	@Tag("slow")
	void losesNoRecordOfAKilledConsumer() throws Exception {
		run("records", "loss-records", true);
		assertNothingIsLost("loss-records");
	}

	@Test
	@Tag("slow")
	void handlesEachRecordOfBatchesOnceWhereNothingIsKilled() throws Exception {
		run("batches", "loss-no-batches", false);
		assertThat(handled()).isEqualTo(valid());
		assertThat(deadLetters("loss-no-batches")).isEqualTo(invalid());
	}

	@Test
	@Tag("slow")
	void losesNoRecordOfAKilledConsumerOfBatches() throws Exception {
		run("batches", "loss-batches", true);
		assertNothingIsLost("loss-batches");
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	@Tag("slow")
	void sendsEachAnswerOnceInTransactions(boolean killed) throws Exception {
		// with a transaction for each record, they take much longer
		this.count = 2_000;
		String topic = "loss-transactions-" + killed;
		run("transactions", topic, killed);
		assertThat(Broker.readAll(topic + "-answers")).extracting(LossTests::reference).isEqualTo(valid());
		assertThat(deadLetters(topic)).isEqualTo(invalid());
	}

	private void assertNothingIsLost(String topic) throws IOException {
		assertThat(new HashSet<>(handled())).isEqualTo(new HashSet<>(valid()));
		assertThat(new HashSet<>(deadLetters(topic))).isEqualTo(new HashSet<>(invalid()));
	}

	private void run(String listener, String topic, boolean killed) throws Exception {
		for (int i = 0; i < this.count; i++) {
			Broker.sendLater(Records.binary(topic, "payment.failed",
					"{\"reference\":\"" + i + "\",\"amount\":" + ((INVALID.test(i)) ? -1 : 1) + "}"));
		}
		if (killed) {
			Process process = start(listener, topic, this.count * 2 / 3);
			try {
				await().atMost(PATIENCE).until(() -> handled().size() > this.count / 3);
			}
			finally {
				process.destroyForcibly().waitFor();
			}
			assertThat(handled().size()).isLessThan(valid().size());
		}
		Process process = start(listener, topic, Integer.MAX_VALUE);
		try {
			// the last one is invalid
			await().atMost(PATIENCE)
				.pollInterval(Duration.ofMillis(200))
				.until(() -> deadLetters(topic).contains(String.valueOf(this.count - 1)));
		}
		finally {
			process.getOutputStream().close();
			process.waitFor();
		}
	}

	private Process start(String listener, String topic, int limit) throws IOException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-cp", System.getProperty("java.class.path"), LossApplication.class.getName()));
		Map<String, Object> properties = Map.of("listener", listener, "topic", topic, "handled", file(), "limit", limit,
				"spring.kafka.bootstrap-servers", Broker.servers(), "spring.kafka.consumer.group-id", topic,
				"spring.kafka.consumer.auto-offset-reset", "earliest",
				// so that the second process need not wait for the end of the first one
				"spring.kafka.consumer.properties.group.instance.id", "one", "spring.application.name", "loss",
				// a rejection makes it ask again, once the last answer is there
				"spring.kafka.consumer.fetch-max-wait", "50ms");
		properties.forEach((name, value) -> command.add("--" + name + "=" + value));
		if (listener.equals("transactions")) {
			command.addAll(List.of("--spring.kafka.producer.transaction-id-prefix=" + topic,
					"--spring.kafka.consumer.isolation-level=read_committed",
					"--spring.kafka.producer.properties.transaction.timeout.ms=5000"));
		}
		return new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(Path.of("target", topic + ".log").toFile()))
			.start();
	}

	private Path file() {
		return this.directory.resolve("handled.txt");
	}

	private List<String> handled() throws IOException {
		return (Files.exists(file())) ? Files.readAllLines(file()) : List.of();
	}

	private static List<String> deadLetters(String topic) {
		return Broker.readAll(topic + "-dlt").stream().map(LossTests::reference).toList();
	}

	private static String reference(ConsumerRecord<byte[], byte[]> record) {
		return JsonMapper.shared().readTree(record.value()).path("reference").asString();
	}

	private List<String> valid() {
		return references(INVALID.negate());
	}

	private List<String> invalid() {
		return references(INVALID);
	}

	private List<String> references(IntPredicate predicate) {
		return IntStream.range(0, this.count).filter(predicate).mapToObj(String::valueOf).toList();
	}

}
