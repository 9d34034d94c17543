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

package io.github.cloudeventsboot.testsupport;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server in a process of its own, so that it can have little memory.
 */
public final class ServerProcess implements AutoCloseable {

	private final Path log;

	private final Process process;

	private final int port;

	/**
	 * Start a server, and wait until it has a port.
	 * @param application the application
	 * @param options options for the virtual machine
	 * @param arguments arguments of the application
	 */
	public ServerProcess(Class<?> application, List<String> options, String... arguments) throws IOException {
		this.log = Files.createTempFile("server", ".log");
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		// the port is all that comes by the other way
		command.addAll(List.of("-XX:+UseSerialGC", "-XX:+DisplayVMOutputToStderr"));
		command.addAll(options);
		command.addAll(List.of("-cp", System.getProperty("java.class.path"), ServerProcess.class.getName(),
				application.getName(), "--server.port=0"));
		command.addAll(List.of(arguments));
		this.process = new ProcessBuilder(command).redirectError(this.log.toFile()).start();
		try (BufferedReader output = this.process.inputReader(StandardCharsets.UTF_8)) {
			String line = output.readLine();
			assertThat(line).as(this::readLog).isNotNull();
			this.port = Integer.parseInt(line);
		}
	}

	/**
	 * Run the application whose name is the first argument.
	 */
	public static void main(String[] args) throws ClassNotFoundException {
		PrintStream output = System.out;
		// the log must not fill the pipe
		System.setOut(System.err);
		ConfigurableApplicationContext context = SpringApplication.run(Class.forName(args[0]),
				Arrays.copyOfRange(args, 1, args.length));
		output.println(context.getEnvironment().getProperty("local.server.port"));
	}

	public int port() {
		return this.port;
	}

	/**
	 * Check that the server has not been out of memory.
	 */
	public void assertAlive() {
		assertThat(this.process.isAlive()).as(this::readLog).isTrue();
		assertThat(readLog()).doesNotContain("OutOfMemoryError");
	}

	private String readLog() {
		try {
			return Files.readString(this.log);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() throws IOException {
		this.process.destroyForcibly().onExit().join();
		Files.delete(this.log);
	}

}
