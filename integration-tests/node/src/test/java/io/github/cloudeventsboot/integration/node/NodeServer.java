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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A server in Node.js that reads and sends events.
 */
final class NodeServer implements AutoCloseable {

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
		NodePackage server = NodePackage.install("server", "server.js");
		Process process = server.start("server.log", List.of("node", "server.js"));
		BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
		String line = output.readLine();
		while (line != null && !line.startsWith("ready ")) {
			line = output.readLine();
		}
		if (line == null) {
			throw new IllegalStateException(
					"The server did not start: see " + server.directory().resolve("server.log"));
		}
		return new NodeServer(process, line);
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
