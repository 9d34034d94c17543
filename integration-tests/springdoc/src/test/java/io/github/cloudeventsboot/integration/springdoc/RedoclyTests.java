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

package io.github.cloudeventsboot.integration.springdoc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.cloudeventsboot.integration.Application;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The document is valid for the linter of Redocly. Where there is no npm or no network,
 * the test is skipped.
 */
@Tag("slow")
class RedoclyTests {

	private static final Path DIRECTORY = Path.of("target", "redocly");

	private static final List<String> INSTALL = List.of("npm", "install", "--no-audit", "--no-fund",
			"--no-package-lock", "--ignore-scripts");

	@ParameterizedTest
	@ValueSource(strings = { "openapi_3_1", "openapi_3_0" })
	void documentIsValid(String version) throws Exception {
		install();
		String name = version + ".json";
		try (Application application = Application.start(OpenApiDocumentTests.EveryHandlerConfiguration.class,
				List.of("springdoc.api-docs.version=" + version))) {
			Files.writeString(DIRECTORY.resolve(name), OpenApiDocument.of(application.port()).text());
		}
		Path output = DIRECTORY.resolve(version + ".txt");
		Process lint = start(
				List.of("node", "node_modules/@redocly/cli/bin/cli.js", "lint", "--config", "redocly.yaml", name),
				output);
		assertThat(lint.waitFor(2, TimeUnit.MINUTES)).isTrue();
		assertThat(lint.exitValue()).as(Files.readString(output)).isZero();
	}

	private static void install() throws Exception {
		Path source = Path.of("src", "test", "redocly");
		Files.createDirectories(DIRECTORY);
		Files.copy(source.resolve("redocly.yaml"), DIRECTORY.resolve("redocly.yaml"),
				StandardCopyOption.REPLACE_EXISTING);
		Path wanted = source.resolve("package.json");
		Path installed = DIRECTORY.resolve("package.json");
		if (Files.exists(installed) && Files.mismatch(wanted, installed) < 0
				&& Files.exists(DIRECTORY.resolve("node_modules"))) {
			return;
		}
		Files.copy(wanted, installed, StandardCopyOption.REPLACE_EXISTING);
		Path log = DIRECTORY.resolve("npm.log");
		Process npm = start(INSTALL, log);
		boolean done = npm.waitFor(3, TimeUnit.MINUTES);
		if (!done || npm.exitValue() != 0) {
			npm.destroyForcibly();
			// so that the next one tries again
			Files.delete(installed);
			Assumptions.abort("npm can't install the packages: see " + log);
		}
	}

	private static Process start(List<String> command, Path output) {
		try {
			ProcessBuilder builder = new ProcessBuilder(command).directory(DIRECTORY.toFile())
				.redirectErrorStream(true)
				.redirectOutput(output.toFile());
			builder.environment().put("REDOCLY_TELEMETRY", "off");
			builder.environment().put("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true");
			return builder.start();
		}
		catch (IOException ex) {
			return Assumptions.abort("'" + command.get(0) + "' can't be started: " + ex.getMessage());
		}
	}

}
