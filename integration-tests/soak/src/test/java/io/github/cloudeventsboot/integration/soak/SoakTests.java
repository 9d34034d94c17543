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

package io.github.cloudeventsboot.integration.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

import io.github.cloudeventsboot.integration.kafka.Broker;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * An application under load of all kinds, ended in the middle of it and started again:
 * nothing grows, every request that a handler has begun is answered, and no record is
 * lost. The duration is the property {@code soak.duration}.
 */
@Tag("slow")
class SoakTests {

	private static final Duration DURATION = Duration.parse(System.getProperty("soak.duration", "PT10S"));

	private static final Duration PATIENCE = Duration.ofMinutes(5);

	private static final int SAMPLES = 12;

	private static final int SENDERS = 4;

	private static final String TOPIC = "soak";

	/** What compilers and caches of the JVM may still take, in kilobytes. */
	private static final int HEAP_TOLERANCE = 6 * 1024;

	private static final int TOLERANCE = 5;

	private final Set<String> records = new HashSet<>();

	@TempDir
	private Path directory;

	@Test
	void nothingGrowsAndNothingIsLost() throws Exception {
		runUntilTerminated("first");
		runUntilTerminated("second");
		Path last = Files.createDirectory(this.directory.resolve("last"));
		Process process = start(last);
		try {
			await().atMost(PATIENCE).untilAsserted(() -> assertThat(without(this.records, handledRecords())).isEmpty());
		}
		finally {
			terminate(process);
		}
	}

	private void runUntilTerminated(String name) throws Exception {
		Path own = Files.createDirectory(this.directory.resolve(name));
		Process process = start(own);
		try (Load load = new Load(port(process, own), TOPIC)) {
			load.start(SENDERS);
			List<Vitals> vitals = sample(load);
			System.out.println(name + ": " + load.sent());
			assertThat(load.faults()).isEmpty();
			load.expectEnd();
			terminate(process);
			load.close();
			Set<String> begun = new HashSet<>(lines(own.resolve("begun.txt")));
			begun.remove(Load.ABORTED);
			assertThat(begun).isNotEmpty();
			assertThat(without(begun, load.answered())).as("requests without an answer").isEmpty();
			this.records.addAll(load.records());
			assertFlat("heap", vitals, Vitals::heap, HEAP_TOLERANCE);
			assertFlat("threads", vitals, Vitals::threads, TOLERANCE);
			assertFlat("file handles", vitals, Vitals::files, TOLERANCE);
			assertFlat("time series", vitals, Vitals::series, 0);
		}
		finally {
			process.destroyForcibly();
		}
	}

	/**
	 * Return what is missing: hundreds of thousands are compared.
	 */
	private static Set<String> without(Set<String> all, Set<String> found) {
		Set<String> missing = new HashSet<>(all);
		missing.removeAll(found);
		return missing;
	}

	/**
	 * Let the load run, and look after the application from time to time.
	 */
	private static List<Vitals> sample(Load load) throws Exception {
		List<Vitals> samples = new ArrayList<>();
		for (int i = 0; i < SAMPLES; i++) {
			TimeUnit.MILLISECONDS.sleep(DURATION.toMillis() / 2 / SAMPLES);
			Vitals vitals = JsonMapper.shared().readValue(load.vitals(), Vitals.class);
			System.out.println(vitals);
			samples.add(vitals);
		}
		return samples;
	}

	/**
	 * Compare the least of the second third with that of the last one: the first one is
	 * for warming up.
	 */
	private static void assertFlat(String what, List<Vitals> samples, ToLongFunction<Vitals> value, long tolerance) {
		int third = samples.size() / 3;
		long before = samples.subList(third, 2 * third).stream().mapToLong(value).min().orElseThrow();
		long after = samples.subList(2 * third, samples.size()).stream().mapToLong(value).min().orElseThrow();
		assertThat(after).as("%s of %s", what, samples).isLessThanOrEqualTo(before + tolerance);
	}

	private static void terminate(Process process) throws InterruptedException {
		// SIGTERM
		process.destroy();
		assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
	}

	private static Process start(Path directory) throws IOException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
						"-Xmx256m", "-cp", System.getProperty("java.class.path"), SoakApplication.class.getName()));
		Map<String, Object> properties = Map.of("soak.directory", directory, "soak.port-file",
				directory.resolve("port.txt"), "soak.topic", TOPIC, "server.port", 0, "server.address", "127.0.0.1",
				"server.tomcat.threads.max", 8, "cloudevents.http.max-body-size", "32KB",
				"spring.kafka.bootstrap-servers", Broker.servers(), "spring.kafka.consumer.group-id", TOPIC,
				"spring.kafka.consumer.auto-offset-reset", "earliest");
		properties.forEach((name, value) -> command.add("--" + name + "=" + value));
		// a request on a connection that is closed at that moment, after a pause, is
		// nobody's fault
		command.add("--server.tomcat.keep-alive-timeout=-1");
		command.addAll(List.of("--server.tomcat.threads.min-spare=8", "--server.shutdown=graceful",
				"--spring.application.name=soak", "--logging.level.root=error",
				"--logging.level.io.github.cloudeventsboot=off"));
		return new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(Path.of("target", "soak.log").toFile()))
			.start();
	}

	private static int port(Process process, Path directory) {
		Path file = directory.resolve("port.txt");
		await().atMost(PATIENCE)
			.failFast("ended, see target/soak.log", () -> !process.isAlive())
			.until(() -> Files.exists(file) && Files.readString(file).endsWith("\n"));
		return Integer.parseInt(lines(file).get(0));
	}

	private Set<String> handledRecords() {
		Set<String> handled = new HashSet<>();
		for (String name : List.of("first", "second", "last")) {
			handled.addAll(lines(this.directory.resolve(name).resolve("records.txt")));
		}
		return handled;
	}

	private static List<String> lines(Path file) {
		try {
			return (Files.exists(file)) ? Files.readAllLines(file) : List.of();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
