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

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Applications that have only some of the transports on the class path start, and load no
 * class that belongs to the others, or to springdoc, which none of them has.
 */
class ClassPathTests {

	private static final String KAFKA = "spring-kafka|kafka|spring-boot-(starter-)?kafka";

	private static final String RABBITMQ = "spring-rabbit|spring-amqp|amqp-client|spring-boot-(starter-)?amqp|qpid";

	private static final String WEB = "spring-web|tomcat|jakarta.servlet|spring-boot-(starter-)?(webmvc|tomcat|web|restclient|http)";

	@TempDir
	private Path directory;

	@Test
	void startsWithoutMessaging() throws Exception {
		Outcome outcome = start(OnlyHttp.class, KAFKA + "|" + RABBITMQ + "|spring-messaging");
		assertThat(outcome.output()).contains("Started with a server");
		assertThat(outcome.loaded("org.springframework.(kafka|amqp|messaging)|org.apache.kafka|com.rabbitmq"
				+ "|io.github.cloudeventsboot.messaging"))
			.isEmpty();
		assertThat(outcome.loaded("io.github.cloudeventsboot.web.servlet")).isNotEmpty();
	}

	@Tag("slow")
	@Test
	void startsWithKafkaOnly() throws Exception {
		Outcome outcome = start(OnlyKafka.class, WEB + "|" + RABBITMQ);
		assertThat(outcome.output()).contains("Started without server");
		assertThat(outcome.loaded("org.springframework.(amqp|web|http)|com.rabbitmq|jakarta.servlet"
				+ "|io.github.cloudeventsboot.(messaging.amqp|web|http|client)"))
			.isEmpty();
		assertThat(outcome.loaded("io.github.cloudeventsboot.messaging.kafka")).isNotEmpty();
	}

	@Tag("slow")
	@Test
	void startsWithRabbitMqOnly() throws Exception {
		Outcome outcome = start(OnlyRabbit.class, WEB + "|" + KAFKA);
		assertThat(outcome.output()).contains("Started without server");
		assertThat(outcome.loaded("org.springframework.(kafka|web|http)|org.apache.kafka|jakarta.servlet"
				+ "|io.github.cloudeventsboot.(messaging.kafka|web|http|client)"))
			.isEmpty();
		assertThat(outcome.loaded("io.github.cloudeventsboot.messaging.amqp")).isNotEmpty();
	}

	/**
	 * Start an application in a virtual machine of its own.
	 * @param application the application
	 * @param missing what names of files start with that are not on its class path
	 */
	private Outcome start(Class<?> application, String missing) throws Exception {
		Pattern pattern = Pattern.compile("(" + missing + ")[-_0-9a-z.]*\\.jar");
		String classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((entry) -> !pattern.matcher(new File(entry).getName()).matches())
			.collect(Collectors.joining(File.pathSeparator));
		Path classes = this.directory.resolve("classes.log");
		Path output = this.directory.resolve("output.log");
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-Xlog:class+load:file=" + classes, "-cp", classPath,
				StartedApplication.class.getName(), application.getName())
			.redirectErrorStream(true)
			.redirectOutput(output.toFile())
			.start();
		boolean ended = process.waitFor(60, TimeUnit.SECONDS);
		process.destroyForcibly();
		assertThat(ended).isTrue();
		assertThat(process.exitValue()).as(Files.readString(output)).isZero();
		Outcome outcome = new Outcome(Files.readString(output), Files.readAllLines(classes));
		assertThat(outcome.loaded("org.springdoc|io.swagger|io.github.cloudeventsboot.(autoconfigure.)?openapi"))
			.isEmpty();
		return outcome;
	}

	private record Outcome(String output, List<String> classes) {

		List<String> loaded(String prefixes) {
			Pattern pattern = Pattern.compile(".*\\] (" + prefixes + ")\\..*");
			return this.classes.stream().filter((line) -> pattern.matcher(line).matches()).toList();
		}

	}

}
