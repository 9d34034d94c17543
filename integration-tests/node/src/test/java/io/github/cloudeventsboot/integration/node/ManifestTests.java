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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The manifests in {@code samples/deploy} are valid by the schemas of their resources.
 * Dapr's are left out, as there is no package with its schemas.
 */
@Tag("slow")
class ManifestTests {

	private static final Path MANIFESTS = Path.of("../../samples/deploy");

	private static NodePackage validator;

	@BeforeAll
	static void install() throws Exception {
		validator = NodePackage.install("manifests", "validate.js");
	}

	@Test
	void manifestsAreValid() throws Exception {
		List<Path> files;
		try (Stream<Path> all = Files.walk(MANIFESTS)) {
			files = all.filter((file) -> file.toString().endsWith(".yaml"))
				.filter((file) -> !file.getParent().endsWith("dapr"))
				.toList();
		}
		assertThat(files).hasSizeGreaterThan(6);
		assertThat(validate(files)).hasSizeGreaterThan(files.size())
			.allSatisfy((line) -> assertThat(line).endsWith("\tvalid"));
	}

	@Test
	void mistakesAreFound(@TempDir Path directory) throws Exception {
		Path route = MANIFESTS.resolve("istio/virtual-service.yaml");
		Path trigger = MANIFESTS.resolve("knative/trigger.yaml");
		List<Path> broken = List.of(replaced(route, directory, "exact:", "exactly:"),
				replaced(route, directory, "host: order-service", "hots: order-service"),
				replaced(route, directory, "kind: VirtualService", "kind: VirtualServices"),
				replaced(trigger, directory, "retry: 3", "retry: often"),
				replaced(trigger, directory, "deadLetterSink:", "deadLetter:"));
		assertThat(validate(broken)).filteredOn((line) -> !line.endsWith("\tvalid")).hasSameSizeAs(broken);
	}

	private static Path replaced(Path manifest, Path directory, String from, String to) throws IOException {
		String text = Files.readString(manifest);
		assertThat(text).contains(from);
		return Files.writeString(Files.createTempFile(directory, "broken", ".yaml"), text.replace(from, to));
	}

	private static List<String> validate(List<Path> files) throws Exception {
		List<String> command = new ArrayList<>(List.of("node", "validate.js"));
		files.forEach((file) -> command.add(file.toAbsolutePath().normalize().toString()));
		Process node = validator.start("validate.log", command);
		List<String> lines = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
		assertThat(node.waitFor()).isZero();
		return lines;
	}

}
