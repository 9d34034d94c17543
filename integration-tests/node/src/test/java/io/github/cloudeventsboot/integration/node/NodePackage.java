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

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Assumptions;

/**
 * Runs a folder of {@code src/test/js} with the npm packages that it needs, which are
 * kept in {@code target}. Where there is no node, no npm or no network, the test is
 * skipped.
 */
final class NodePackage {

	private static final List<String> INSTALL = List.of("npm", "install", "--no-audit", "--no-fund",
			"--no-package-lock", "--ignore-scripts");

	private final Path directory;

	private NodePackage(Path directory) {
		this.directory = directory;
	}

	/**
	 * Copies the script and {@code package.json} of a folder to {@code target}, and
	 * installs what it depends on.
	 */
	static NodePackage install(String folder, String script) throws Exception {
		Path source = Path.of("src/test/js", folder);
		Path directory = Files.createDirectories(Path.of("target", "js", folder));
		Files.copy(source.resolve(script), directory.resolve(script), StandardCopyOption.REPLACE_EXISTING);
		Path wanted = source.resolve("package.json");
		Path installed = directory.resolve("package.json");
		NodePackage result = new NodePackage(directory);
		if (Files.exists(installed) && Files.mismatch(wanted, installed) < 0
				&& Files.exists(directory.resolve("node_modules"))) {
			return result;
		}
		Files.copy(wanted, installed, StandardCopyOption.REPLACE_EXISTING);
		Process npm = result.start("npm.log", INSTALL);
		npm.getInputStream().transferTo(OutputStream.nullOutputStream());
		boolean done = npm.waitFor(3, TimeUnit.MINUTES);
		if (!done || npm.exitValue() != 0) {
			npm.destroyForcibly();
			// so that the next one tries again
			Files.delete(installed);
			Assumptions.abort("npm can't install the packages: see " + directory.resolve("npm.log"));
		}
		return result;
	}

	/**
	 * Starts a command in the folder; its errors go to a file there.
	 */
	Process start(String log, List<String> command) {
		try {
			return new ProcessBuilder(command).directory(this.directory.toFile())
				.redirectError(this.directory.resolve(log).toFile())
				.start();
		}
		catch (IOException ex) {
			return Assumptions.abort("'" + command.get(0) + "' can't be started: " + ex.getMessage());
		}
	}

	Path directory() {
		return this.directory;
	}

}
