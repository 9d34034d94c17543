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

package io.github.cloudeventsboot.integration.openapitools;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import com.example.payments.PaymentsApplication;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A client that openapi-generator makes of the document of the payments sample delivers
 * each of its types of events.
 */
@Tag("slow")
@SpringBootTest(classes = PaymentsApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class GeneratedClientTests {

	/** Copied by Maven. */
	private static final Path GENERATOR = Path.of("target/openapi-generator-cli.jar");

	/** As in docs/openapi.md. */
	private static final String OPTIONS = "library=native,openApiNullable=false,useJakartaEe=true,"
			+ "useSingleRequestParameter=true,apiPackage=com.example.client,modelPackage=com.example.client,"
			+ "invokerPackage=com.example.client";

	@LocalServerPort
	private int port;

	@TempDir
	private Path directory;

	@Test
	void clientDeliversEachTypeOfEvent() throws Exception {
		assumeTrue(Files.exists(GENERATOR), "openapi-generator has not been copied by Maven");
		Path document = this.directory.resolve("openapi.json");
		HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create(uri() + "/v3/api-docs")).build(), BodyHandlers.ofFile(document));
		generate(document);
		compile();
		Map<?, ?> answers = deliver();
		assertThat(answers).hasToString("{/payments payment.completed=204, /payments payment.failed=accepted, "
				+ "/typed-events user.registered.v1=204, /payments of nothing=400, "
				+ "/events user.registered.v1=204, /events user.logged_in=204, /events order.shipped=204, "
				+ "/events payment.completed=204, /events payment.failed=204, /receipts=12.50, "
				+ "/user-events=7, /structured=structured.response: whole event in the body, "
				+ "/batch=[batch.processed, batch.processed]}");
		assertThat(answers.toString()).contains(typesOf(document));
	}

	private String uri() {
		return "http://localhost:" + this.port;
	}

	private void generate(Path document) throws Exception {
		Path log = this.directory.resolve("generator.log");
		Process generator = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-jar", GENERATOR.toString(), "generate", "-g", "java", "-i", document.toString(), "-o",
				this.directory.resolve("client").toString(), "--additional-properties", OPTIONS,
				"--global-property=models,apis,supportingFiles,modelDocs=false,apiDocs=false,modelTests=false,apiTests=false")
			.redirectErrorStream(true)
			.redirectOutput(log.toFile())
			.start();
		try {
			assertThat(generator.waitFor(2, TimeUnit.MINUTES)).as("openapi-generator ends").isTrue();
			assertThat(generator.exitValue()).as(Files.readString(log)).isZero();
		}
		finally {
			generator.destroyForcibly();
		}
	}

	private void compile() throws IOException {
		List<File> sources = new ArrayList<>();
		for (Path root : List.of(this.directory.resolve("client/src/main/java"), Path.of("src/test/client"))) {
			try (Stream<Path> files = Files.walk(root)) {
				files.filter((file) -> file.toString().endsWith(".java")).map(Path::toFile).forEach(sources::add);
			}
		}
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		assumeTrue(compiler != null, "There is no compiler in this Java runtime");
		StringWriter messages = new StringWriter();
		try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
			boolean compiled = compiler
				.getTask(messages, files, null,
						List.of("-proc:none", "-nowarn", "-cp", System.getProperty("java.class.path"), "-d",
								Files.createDirectory(this.directory.resolve("classes")).toString()),
						null, files.getJavaFileObjectsFromFiles(sources))
				.call();
			assertThat(compiled).as(messages.toString()).isTrue();
		}
	}

	private Map<?, ?> deliver() throws Exception {
		URL[] classes = { this.directory.resolve("classes").toUri().toURL() };
		try (URLClassLoader loader = new URLClassLoader(classes, getClass().getClassLoader())) {
			return (Map<?, ?>) loader.loadClass("com.example.client.Deliveries")
				.getMethod("deliver", String.class)
				.invoke(null, uri());
		}
	}

	/**
	 * Return the types that the document names; others are patterns.
	 */
	private static List<String> typesOf(Path document) throws IOException {
		TreeSet<String> types = new TreeSet<>();
		JsonNode root = JsonMapper.shared().readTree(Files.readString(document));
		for (JsonNode operation : root.path("paths").findValues("post")) {
			for (JsonNode parameter : operation.path("parameters")) {
				if (parameter.path("name").asString().equals("ce-type")) {
					parameter.at("/schema").findValuesAsString("const").forEach(types::add);
					parameter.at("/schema/enum").forEach((type) -> types.add(type.asString()));
				}
			}
		}
		assertThat(types).isNotEmpty();
		return List.copyOf(types);
	}

}
