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

package com.example.payments;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.cloudeventsboot.test.web.CloudEventRequestBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.SpringApplicationAotProcessor;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpEntity;

import static io.github.cloudeventsboot.test.web.CloudEventRequests.cloudEvent;
import static io.github.cloudeventsboot.test.web.CloudEventRequests.cloudEventBatch;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Processes the application ahead of time, as {@code mvn -Pnative package} does, starts
 * the result in a process of its own, and compares its answers with those of the
 * application as it is.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("slow")
class AheadOfTimeTests {

	private static final CloudEventRequestBuilder REGISTERED = cloudEvent("user.registered.v1").with("id", "1")
		.with("source", "/auth-service")
		.withJson("{\"userId\": \"usr_123\", \"email\": \"user@example.com\"}");

	private static final CloudEventRequestBuilder PAID = cloudEvent("payment.completed").with("id", "2")
		.with("source", "/shop")
		.withJson("{\"amount\": 12.50, \"currency\": \"EUR\"}");

	private static final CloudEventRequestBuilder FAILED = cloudEvent("payment.failed").with("id", "3")
		.with("source", "/shop")
		.with("reason", "card expired")
		.withJson("{\"amount\": 1}");

	private final HttpClient client = HttpClient.newHttpClient();

	private final HttpServer sink;

	private final BlockingQueue<String> forwarded = new LinkedBlockingQueue<>();

	@LocalServerPort
	private int plainPort;

	private Process processed;

	private int processedPort;

	AheadOfTimeTests() throws IOException {
		this.sink = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
	}

	@BeforeAll
	void startProcessed(@TempDir Path directory) throws Exception {
		Path sources = directory.resolve("sources");
		Path resources = directory.resolve("resources");
		Path classes = directory.resolve("classes");
		String classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((entry) -> !entry.endsWith("test-classes"))
			.collect(Collectors.joining(File.pathSeparator));
		Process processor = java("-cp", classPath, SpringApplicationAotProcessor.class.getName(),
				PaymentsApplication.class.getName(), sources.toString(), resources.toString(), classes.toString(),
				"com.example", "payments", "--cloudevents.sink.url=http://127.0.0.1:1");
		String output = new String(processor.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(processor.waitFor()).as(output).isZero();
		compile(sources, classes, classPath);
		classPath = classes + File.pathSeparator + resources + File.pathSeparator + classPath;
		this.sink.createContext("/", this::accept);
		this.sink.start();
		this.processed = java("-Dspring.aot.enabled=true", "-cp", classPath, PaymentsApplication.class.getName(),
				"--server.port=0", "--server.address=127.0.0.1",
				"--cloudevents.sink.url=http://127.0.0.1:" + this.sink.getAddress().getPort());
		this.processedPort = readPort(this.processed.inputReader(StandardCharsets.UTF_8));
	}

	private static Process java(String... arguments) throws IOException {
		List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(),
				"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
		command.addAll(List.of(arguments));
		return new ProcessBuilder(command).redirectErrorStream(true).start();
	}

	private static void compile(Path sources, Path classes, String classPath) throws IOException {
		Files.createDirectories(classes);
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
				Stream<Path> found = Files.walk(sources)) {
			List<Path> java = found.filter((path) -> path.toString().endsWith(".java")).toList();
			assertThat(java).isNotEmpty();
			assertThat(
					compiler
						.getTask(null, files, null,
								List.of("-nowarn", "-proc:none", "-d", classes.toString(), "-cp",
										classes + File.pathSeparator + classPath),
								null, files.getJavaFileObjectsFromPaths(java))
						.call())
				.isTrue();
		}
	}

	private static int readPort(BufferedReader output) throws IOException {
		Pattern started = Pattern.compile(".*Tomcat started on port (\\d+) .*");
		List<String> lines = new ArrayList<>();
		for (String line = output.readLine(); line != null; line = output.readLine()) {
			lines.add(line);
			Matcher matcher = started.matcher(line);
			if (matcher.matches()) {
				assertThat(lines).anyMatch((logged) -> logged.contains("Starting AOT-processed PaymentsApplication"));
				return Integer.parseInt(matcher.group(1));
			}
		}
		throw new AssertionError(String.join("\n", lines));
	}

	private void accept(HttpExchange exchange) throws IOException {
		this.forwarded.add(exchange.getRequestHeaders().getFirst("ce-id"));
		exchange.sendResponseHeaders(202, -1);
		exchange.close();
	}

	@AfterAll
	void stopProcessed() throws InterruptedException {
		if (this.processed != null) {
			this.processed.destroyForcibly().waitFor(60, TimeUnit.SECONDS);
		}
		this.sink.stop(0);
	}

	@ParameterizedTest
	@MethodSource
	void answersAsWithoutProcessing(String path, CloudEventRequestBuilder event, int status) throws Exception {
		Answer answer = send(this.processedPort, path, event);
		assertThat(answer.status()).as(answer.body()).isEqualTo(status);
		assertThat(answer).isEqualTo(send(this.plainPort, path, event));
	}

	static Stream<Arguments> answersAsWithoutProcessing() {
		Stream<Arguments> inBothModes = Stream
			.of(Arguments.of("/user-events", REGISTERED, 200),
					Arguments.of("/user-events", REGISTERED.without("id"), 400), Arguments.of("/structured", PAID, 200),
					Arguments.of("/binary", PAID, 200), Arguments.of("/safe-events", PAID, 200),
					Arguments.of("/safe-events", PAID.withoutData(), 400), Arguments.of("/high-volume", PAID, 200),
					Arguments.of("/high-volume/accepted", PAID, 202), Arguments.of("/typed-events", REGISTERED, 204),
					Arguments.of("/typed-events",
							REGISTERED.withJson("{\"userId\": \"\", \"email\": \"user@example.com\"}"), 400),
					Arguments.of("/typed-events", PAID, 400), Arguments.of("/payments", PAID, 204),
					Arguments.of("/payments", FAILED, 204), Arguments.of("/payments", FAILED.without("reason"), 400),
					Arguments.of("/payments", PAID.withJson("{\"amount\": 0, \"currency\": \"EUR\"}"), 400),
					Arguments.of("/receipts", PAID, 200), Arguments.of("/events", REGISTERED, 204),
					Arguments.of("/events", PAID, 204), Arguments.of("/events", FAILED, 204),
					Arguments.of("/events", PAID.with("type", "order.placed"), 400),
					Arguments.of("/monitored-events", REGISTERED, 204), Arguments.of("/batch", PAID, 200))
			.flatMap((arguments) -> {
				CloudEventRequestBuilder event = (CloudEventRequestBuilder) arguments.get()[1];
				return Stream.of(event.binary(), event.structured())
					.map((sent) -> Arguments.of(arguments.get()[0], sent, arguments.get()[2]));
			});
		Stream<Arguments> batches = Stream.of(Arguments.of("/batch", cloudEventBatch(PAID, FAILED), 200),
				Arguments.of("/batch", cloudEventBatch(PAID, FAILED.without("id")), 400));
		return Stream.concat(inBothModes, batches);
	}

	/**
	 * That there is a sink is decided in the build, where it is when the application
	 * starts.
	 */
	@Test
	void sendsToTheSinkOfTheStart() throws Exception {
		assertThat(send(this.processedPort, "/forwarded-payments", PAID).status()).isEqualTo(204);
		assertThat(this.forwarded.poll(60, TimeUnit.SECONDS)).isEqualTo("2");
	}

	private Answer send(int port, String path, CloudEventRequestBuilder event) throws Exception {
		HttpEntity<byte[]> entity = event.toEntity();
		byte[] body = entity.getBody();
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
			.POST((body != null) ? HttpRequest.BodyPublishers.ofByteArray(body) : HttpRequest.BodyPublishers.noBody());
		entity.getHeaders().toSingleValueMap().forEach(request::header);
		return Answer.of(this.client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
	}

	/**
	 * An answer, without the id and time of the event in it.
	 */
	private record Answer(int status, Map<String, List<String>> headers, String body) {

		private static final Pattern OWN = Pattern.compile("\"(id|time)\":\"[^\"]*\"");

		static Answer of(HttpResponse<String> response) {
			Map<String, List<String>> headers = new TreeMap<>();
			response.headers().map().forEach((name, values) -> {
				if (name.equals("content-type") || name.startsWith("ce-")) {
					headers.put(name, (name.equals("ce-id") || name.equals("ce-time")) ? List.of() : values);
				}
			});
			return new Answer(response.statusCode(), headers, OWN.matcher(response.body()).replaceAll("\"$1\":\"\""));
		}

	}

}
