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

package io.github.cloudeventsboot.integration.idempotency;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.util.FileSystemUtils;

/**
 * A server of PostgreSQL on loopback, with a port and files of its own. It is started
 * where PostgreSQL is installed, serves all tests and ends with the process.
 */
final class PostgreSqlServer {

	static final String USER = "events";

	private final int port;

	private PostgreSqlServer(int port) {
		this.port = port;
	}

	/**
	 * Return whether PostgreSQL is installed and has started.
	 */
	static boolean isAvailable() {
		return Holder.INSTANCE != null;
	}

	/**
	 * Return the URL of a database.
	 */
	static String url() {
		return "jdbc:postgresql://127.0.0.1:" + Holder.INSTANCE.port + "/postgres";
	}

	private static @Nullable PostgreSqlServer start() {
		Path programs = programs();
		if (programs == null) {
			return null;
		}
		try {
			Path directory = Files.createTempDirectory("postgresql");
			// PostgreSQL refuses to run as root
			List<String> asUser = isRoot() ? List.of("runuser", "-u", "postgres", "--") : List.of();
			if (isRoot()) {
				run(directory, List.of(), "chown", "postgres", directory.toString());
			}
			String data = directory.resolve("data").toString();
			int port = freePort();
			run(directory, asUser, programs.resolve("initdb").toString(), "-D", data, "-U", USER, "-A", "trust", "-E",
					"UTF8", "--no-sync");
			Runtime.getRuntime()
				.addShutdownHook(
						new Thread(() -> stop(directory, asUser, programs.resolve("pg_ctl").toString(), "-D", data)));
			run(directory, asUser, programs.resolve("pg_ctl").toString(), "-D", data, "-w", "-l", data + "/log", "-o",
					"-h 127.0.0.1 -p " + port + " -k " + directory + " -c fsync=off", "start");
			return new PostgreSqlServer(port);
		}
		catch (Exception ex) {
			new IllegalStateException("PostgreSQL is installed but can't be started", ex).printStackTrace();
			return null;
		}
	}

	private static @Nullable Path programs() {
		Stream<Path> path = Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).map(Path::of);
		File[] versions = new File("/usr/lib/postgresql").listFiles();
		Stream<Path> installed = Arrays.stream((versions != null) ? versions : new File[0])
			.map((version) -> version.toPath().resolve("bin"));
		return Stream.concat(path, installed)
			.filter((directory) -> Files.isExecutable(directory.resolve("initdb"))
					&& Files.isExecutable(directory.resolve("pg_ctl")))
			.findFirst()
			.orElse(null);
	}

	private static boolean isRoot() {
		return System.getProperty("user.name").equals("root");
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	private static void stop(Path directory, List<String> asUser, String... command) {
		try {
			List<String> stop = new ArrayList<>(List.of(command));
			stop.addAll(List.of("-m", "immediate", "stop"));
			run(directory, asUser, stop.toArray(new String[0]));
			FileSystemUtils.deleteRecursively(directory);
		}
		catch (Exception ex) {
			ex.printStackTrace();
		}
	}

	private static void run(Path directory, List<String> asUser, String... command) throws Exception {
		List<String> line = new ArrayList<>(asUser);
		line.addAll(List.of(command));
		File output = new File(directory.toFile(), "output");
		Process process = new ProcessBuilder(line).directory(directory.toFile())
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(output))
			.start();
		if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
			process.destroyForcibly();
			throw new IllegalStateException(String.join(" ", line) + " failed:\n" + Files.readString(output.toPath()));
		}
	}

	private static final class Holder {

		static final @Nullable PostgreSqlServer INSTANCE = start();

	}

}
