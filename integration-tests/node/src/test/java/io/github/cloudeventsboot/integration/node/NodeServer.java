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

package io.github.cloudeventsboot.integration.node;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Assumptions;

/**
 * Starts {@code src/test/js/server.js} with the npm packages that it needs, which are
 * kept in {@code target}. Where there is no node, no npm or no network, the test is
 * skipped.
 */
final class NodeServer implements AutoCloseable {

	private static final List<String> INSTALL = List.of("npm", "install", "--no-audit", "--no-fund",
			"--no-package-lock", "--ignore-scripts");

	private final Process process;

	private final int port;

	private final int functionPort;

	private NodeServer(Process process, String ready) {
		this.process = process;
		String[] parts = ready.split(" ");
		this.port = Integer.parseInt(parts[1]);
		this.functionPort = Integer.parseInt(parts[2]);
	}

	static NodeServer start() throws Exception {
		Path directory = Files.createDirectories(Path.of("target", "js"));
		Files.copy(Path.of("src/test/js/server.js"), directory.resolve("server.js"),
				StandardCopyOption.REPLACE_EXISTING);
		install(directory);
		Process process = start(directory, List.of("node", "server.js"), directory.resolve("server.log"));
		BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
		String line = output.readLine();
		while (line != null && !line.startsWith("ready ")) {
			line = output.readLine();
		}
		if (line == null) {
			throw new IllegalStateException("The server did not start: see " + directory.resolve("server.log"));
		}
		return new NodeServer(process, line);
	}

	private static void install(Path directory) throws Exception {
		Path wanted = Path.of("src/test/js/package.json");
		Path installed = directory.resolve("package.json");
		if (Files.exists(installed) && Files.mismatch(wanted, installed) < 0
				&& Files.exists(directory.resolve("node_modules"))) {
			return;
		}
		Files.copy(wanted, installed, StandardCopyOption.REPLACE_EXISTING);
		Path log = directory.resolve("npm.log");
		Process npm = start(directory, INSTALL, log);
		boolean done = npm.waitFor(3, TimeUnit.MINUTES);
		if (!done || npm.exitValue() != 0) {
			npm.destroyForcibly();
			// so that the next one tries again
			Files.delete(installed);
			Assumptions.abort("npm can't install the packages: see " + log);
		}
	}

	private static Process start(Path directory, List<String> command, Path errors) throws IOException {
		try {
			ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile())
				.redirectError(errors.toFile());
			if (command == INSTALL) {
				builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
			}
			return builder.start();
		}
		catch (IOException ex) {
			return Assumptions.abort("'" + command.get(0) + "' can't be started: " + ex.getMessage());
		}
	}

	String url(String path) {
		return "http://127.0.0.1:" + this.port + path;
	}

	String functionUrl() {
		return "http://127.0.0.1:" + this.functionPort + "/";
	}

	@Override
	public void close() throws Exception {
		// the server ends with its input
		this.process.getOutputStream().close();
		if (!this.process.waitFor(5, TimeUnit.SECONDS)) {
			this.process.destroyForcibly();
		}
	}

}
