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

package io.github.cloudeventsboot.web.servlet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.github.cloudeventsboot.annotation.CloudEventMapping;
import io.github.cloudeventsboot.testsupport.TestClient;
import jakarta.servlet.Filter;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.util.FileCopyUtils;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of bodies that filters have read or changed, and of those that nobody
 * reads to the end.
 */
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = { "cloudevents.http.max-body-size=10KB",
		"logging.level.org.apache.catalina.core.ContainerBase=error" })
class FilteredBodyTests {

	@LocalServerPort
	private int port;

	@Autowired
	private Handlers handlers;

	@BeforeEach
	void clear() {
		this.handlers.bodies.clear();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/consumed", "/consumed-mapped" })
	void formIsReadThoughAFilterAsksForParameters(String path) {
		assertThat(binary(path, BodyPublishers.ofString("a=b")).statusCode()).isEqualTo(204);
		assertThat(binary(path, chunked("a=b")).statusCode()).isEqualTo(204);
		assertThat(this.handlers.bodies).containsExactly("a=b", "a=b");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/early", "/early-functional" })
	void formThatTheFirstFilterConsumedIsNotTakenForAnEventWithoutData(String path) {
		for (BodyPublisher body : List.of(BodyPublishers.ofString("a=b"), chunked("a=b"))) {
			HttpResponse<String> response = binary(path, body);
			assertThat(response.statusCode()).isEqualTo(415);
			assertThat(response.body()).contains("unsupported-data-content-type", "body was read as a form");
		}
		assertThat(this.handlers.bodies).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void structuredEventThatAFilterConsumedIsNoMistakeOfTheSender(boolean chunked, CapturedOutput output) {
		BodyPublisher body = (chunked) ? chunked(envelope(10)) : BodyPublishers.ofString(envelope(10));
		assertThat(structured("/consumed-mapped?drain", body).statusCode()).isEqualTo(500);
		assertThat(output).contains("Body was consumed, for example by a filter, before the event was read");
	}

	@Test
	void eventWithoutDataIsTaken() {
		assertThat(binary("/consumed", BodyPublishers.noBody()).statusCode()).isEqualTo(204);
		assertThat(this.handlers.bodies).containsExactly("");
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 500, 5000, 8191, 8192, 8193, 10 * 1024 })
	void bodyThatGrowsInAFilterIsReadToItsEnd(int size) throws IOException {
		String data = "x".repeat(size);
		assertThat(binary("/inflated", BodyPublishers.ofByteArray(gzip(data))).statusCode()).isEqualTo(204);
		assertThat(this.handlers.bodies).containsExactly(data);
	}

	@Test
	void bodyThatGrowsBeyondTheLimitIsRefused() throws IOException {
		byte[] small = gzip("x".repeat(10 * 1024 + 1));
		assertThat(small.length).isLessThan(1024);
		assertThat(binary("/inflated", BodyPublishers.ofByteArray(small)).statusCode()).isEqualTo(413);
		assertThat(this.handlers.bodies).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/shared", "/shared-reader" })
	void ordinaryHandlerFindsAllOfABodyThatIsTooLargeForAnEvent(String path) {
		for (int size : new int[] { 100, 9000, 11_000, 20_000, 70_000 }) {
			String body = envelope(size);
			byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
			assertThat(structured(path, BodyPublishers.ofString(body)).body()).isEqualTo("ordinary " + body);
			assertThat(structured(path, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes))).body())
				.isEqualTo("ordinary " + body);
		}
	}

	@Test
	void bodyThatIsTooLargeIsRefusedWhereOnlyEventsAreTaken() {
		byte[] bytes = envelope(20_000).getBytes(StandardCharsets.UTF_8);
		BodyPublisher chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes));
		assertThat(structured("/consumed-mapped", chunked).statusCode()).isEqualTo(413);
	}

	private HttpResponse<String> binary(String path, BodyPublisher body) {
		return TestClient.send(request(path).header("ce-specversion", "1.0")
			.header("ce-id", "1")
			.header("ce-source", "/tests")
			.header("ce-type", "t")
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(body));
	}

	private HttpResponse<String> structured(String path, BodyPublisher body) {
		return TestClient.send(request(path).header("Content-Type", "application/cloudevents+json").POST(body));
	}

	private HttpRequest.Builder request(String path) {
		return new TestClient(this.port).request(path);
	}

	private static BodyPublisher chunked(String body) {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes));
	}

	private static String envelope(int size) {
		return "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/tests\",\"type\":\"other\",\"data\":\""
				+ "y".repeat(size) + "\"}";
	}

	private static byte[] gzip(String text) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
			gzip.write(text.getBytes(StandardCharsets.UTF_8));
		}
		return bytes.toByteArray();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Handlers.class)
	static class Application {

		@Bean
		FilterRegistrationBean<Filter> consumingFilter() {
			return registration((request, response, chain) -> {
				if (request.getParameter("drain") != null) {
					request.getInputStream().readAllBytes();
				}
				chain.doFilter(request, response);
			}, "/consumed", "/consumed-mapped");
		}

		@Bean
		FilterRegistrationBean<Filter> inflatingFilter() {
			return registration((request, response, chain) -> chain
				.doFilter(new InflatedRequest((HttpServletRequest) request), response), "/inflated");
		}

		@Bean
		FilterRegistrationBean<Filter> firstFilter() {
			FilterRegistrationBean<Filter> registration = registration((request, response, chain) -> {
				request.getParameter("any");
				chain.doFilter(request, response);
			}, "/early", "/early-functional");
			registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
			return registration;
		}

		@Bean
		RouterFunction<ServerResponse> routes(Handlers handlers) {
			return RouterFunctions.route().POST("/early-functional", (request) -> {
				handlers.add(request.body(CloudEvent.class));
				return ServerResponse.noContent().build();
			}).build();
		}

		private static FilterRegistrationBean<Filter> registration(Filter filter, String... paths) {
			FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(filter);
			registration.setUrlPatterns(List.of(paths));
			return registration;
		}

	}

	@RestController
	static class Handlers {

		final List<String> bodies = new CopyOnWriteArrayList<>();

		@PostMapping("/consumed")
		void consumed(CloudEvent event) {
			add(event);
		}

		@PostMapping("/early")
		void early(CloudEvent event) {
			add(event);
		}

		@CloudEventMapping("/consumed-mapped")
		void mapped(CloudEvent event) {
			add(event);
		}

		@PostMapping("/inflated")
		void inflated(CloudEvent event) {
			add(event);
		}

		private void add(CloudEvent event) {
			CloudEventData data = event.getData();
			this.bodies.add((data != null) ? new String(data.toBytes(), StandardCharsets.UTF_8) : "");
		}

		@CloudEventMapping(path = { "/shared", "/shared-reader" }, type = "mapped")
		void shared(CloudEvent event) {
		}

		@PostMapping("/shared")
		String shared(@RequestBody String body) {
			return "ordinary " + body;
		}

		@PostMapping("/shared-reader")
		String shared(Reader reader) throws IOException {
			return "ordinary " + FileCopyUtils.copyToString(reader);
		}

	}

	/**
	 * Decompresses the body and leaves its length as it was.
	 */
	private static final class InflatedRequest extends HttpServletRequestWrapper {

		InflatedRequest(HttpServletRequest request) {
			super(request);
		}

		@Override
		public ServletInputStream getInputStream() throws IOException {
			return new InflatedStream(new GZIPInputStream(super.getInputStream()));
		}

	}

	private static final class InflatedStream extends ServletInputStream {

		private final InputStream stream;

		InflatedStream(InputStream stream) {
			this.stream = stream;
		}

		@Override
		public int read() throws IOException {
			return this.stream.read();
		}

		@Override
		public boolean isFinished() {
			return false;
		}

		@Override
		public boolean isReady() {
			return true;
		}

		@Override
		public void setReadListener(ReadListener listener) {
			throw new UnsupportedOperationException();
		}

	}

}
