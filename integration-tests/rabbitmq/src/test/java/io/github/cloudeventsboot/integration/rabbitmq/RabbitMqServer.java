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

package io.github.cloudeventsboot.integration.rabbitmq;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * A node of RabbitMQ on loopback, with ports and files of its own. It is started where
 * RabbitMQ is installed, serves all tests and ends with the process.
 */
final class RabbitMqServer {

	private static final Path SCRIPT = Path.of("/usr/lib/rabbitmq/bin/rabbitmq-server");

	private final int port;

	private RabbitMqServer(int port) {
		this.port = port;
	}

	/**
	 * Return whether RabbitMQ is installed and has started.
	 */
	static boolean isAvailable() {
		return Files.isExecutable(SCRIPT) && Holder.INSTANCE != null;
	}

	/**
	 * Return the port on loopback.
	 */
	static int port() {
		return Holder.INSTANCE.port;
	}

	private static @Nullable RabbitMqServer start() {
		try {
			Path directory = Files.createTempDirectory("rabbitmq");
			int nameServerPort = freePort();
			int port = freePort();
			Map<String, String> environment = Map.ofEntries(Map.entry("HOME", directory.toString()),
					Map.entry("ERL_EPMD_PORT", String.valueOf(nameServerPort)),
					Map.entry("ERL_EPMD_ADDRESS", "127.0.0.1"), Map.entry("RABBITMQ_NODENAME", "events@localhost"),
					Map.entry("RABBITMQ_NODE_IP_ADDRESS", "127.0.0.1"),
					Map.entry("RABBITMQ_NODE_PORT", String.valueOf(port)),
					Map.entry("RABBITMQ_DIST_PORT", String.valueOf(freePort())),
					Map.entry("RABBITMQ_MNESIA_BASE", directory.resolve("data").toString()),
					Map.entry("RABBITMQ_LOG_BASE", directory.resolve("log").toString()),
					Map.entry("RABBITMQ_LOGS", "-"),
					Map.entry("RABBITMQ_PID_FILE", directory.resolve("pid").toString()),
					Map.entry("RABBITMQ_CONFIG_FILE", directory.resolve("none").toString()),
					Map.entry("RABBITMQ_ENABLED_PLUGINS_FILE", directory.resolve("plugins").toString()),
					Map.entry("RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS", "-kernel inet_dist_use_interface {127,0,0,1}"));
			// else the node starts one that outlives it
			start(environment, directory.resolve("epmd.log"), "epmd", "-port", String.valueOf(nameServerPort));
			Process node = start(environment, null, SCRIPT.toString());
			awaitStart(node);
			return new RabbitMqServer(port);
		}
		catch (Exception ex) {
			new IllegalStateException("RabbitMQ is installed but can't be started", ex).printStackTrace();
			return null;
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	private static Process start(Map<String, String> environment, Path output, String... command) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(List.of(command)).redirectErrorStream(true);
		builder.environment().putAll(environment);
		if (output != null) {
			builder.redirectOutput(new File(output.toString()));
		}
		Process process = builder.start();
		Runtime.getRuntime().addShutdownHook(new Thread(() -> {
			process.descendants().forEach(ProcessHandle::destroyForcibly);
			process.destroyForcibly();
		}));
		return process;
	}

	private static void awaitStart(Process node) throws Exception {
		CompletableFuture<Void> started = new CompletableFuture<>();
		Thread reader = new Thread(() -> {
			StringBuilder output = new StringBuilder();
			// to the end, as a node whose output nobody reads stops
			try (BufferedReader lines = node.inputReader()) {
				for (String line = lines.readLine(); line != null; line = lines.readLine()) {
					if (!started.isDone()) {
						output.append(line).append('\n');
					}
					if (line.contains("Server startup complete")) {
						started.complete(null);
					}
				}
			}
			catch (IOException ex) {
				output.append(ex);
			}
			started.completeExceptionally(new IllegalStateException(output.toString()));
		});
		reader.setDaemon(true);
		reader.start();
		started.get(90, TimeUnit.SECONDS);
	}

	private static final class Holder {

		static final @Nullable RabbitMqServer INSTANCE = start();

	}

}
