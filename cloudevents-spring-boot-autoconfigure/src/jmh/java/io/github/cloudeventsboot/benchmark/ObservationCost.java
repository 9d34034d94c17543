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

package io.github.cloudeventsboot.benchmark;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import io.github.cloudeventsboot.annotation.CloudEventType;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Measures the CPU time that a server's threads spend on a request with an event, with
 * observation and without, in rounds that take turns. Both servers have Spring Boot's own
 * metrics of requests.
 * <p>
 * Usage: {@code ObservationCost [rounds] [requests per round]}, with the {@code jmh}
 * profile's class path.
 */
public final class ObservationCost {

	private static final int WARM_UP = 20_000;

	private static final String BODY = """
			{"specversion":"1.0","id":"A234-1234-1234","source":"https://shop.example.com/payments",\
			"type":"com.example.payment.completed","time":"2026-11-23T17:31:00.123Z",\
			"datacontenttype":"application/json","data":{"orderId":"ord-20261123-000417","amount":129.95,\
			"currency":"EUR"}}""";

	private static final String BINARY_HEADERS = """
			Content-Type: application/json\r
			ce-specversion: 1.0\r
			ce-id: A234-1234-1234\r
			ce-source: https://shop.example.com/payments\r
			ce-type: com.example.payment.completed\r
			ce-time: 2026-11-23T17:31:00.123Z\r
			""";

	private static final String DATA = """
			{"orderId":"ord-20261123-000417","amount":129.95,"currency":"EUR"}""";

	private static final String NO_TRACING = "org.springframework.boot.micrometer.tracing.autoconfigure."
			+ "MicrometerTracingAutoConfiguration,org.springframework.boot.micrometer.tracing.opentelemetry."
			+ "autoconfigure.OpenTelemetryTracingAutoConfiguration";

	private ObservationCost() {
	}

	public static void main(String[] args) throws IOException {
		int rounds = (args.length > 0) ? Integer.parseInt(args[0]) : 201;
		int requests = (args.length > 1) ? Integer.parseInt(args[1]) : 500;
		PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
		out.println("| scenario | without | with | ratio |");
		out.println("|---|---|---|---|");
		for (boolean tracing : new boolean[] { false, true }) {
			try (Server without = new Server(false, tracing); Server with = new Server(true, tracing)) {
				for (String mode : new String[] { "binary", "structured" }) {
					without.measure(message(mode), WARM_UP);
					with.measure(message(mode), WARM_UP);
				}
				for (String mode : new String[] { "binary", "structured" }) {
					byte[] message = message(mode);
					double[] baseline = new double[rounds];
					double[] observed = new double[rounds];
					double[] ratios = new double[rounds];
					for (int round = -rounds / 10; round < rounds; round++) {
						// the order changes, so that neither always goes first
						boolean first = (round & 1) == 0;
						double one = ((first) ? without : with).measure(message, requests);
						double other = ((first) ? with : without).measure(message, requests);
						if (round >= 0) {
							baseline[round] = (first) ? one : other;
							observed[round] = (first) ? other : one;
							ratios[round] = observed[round] / baseline[round];
						}
					}
					out.printf(Locale.ROOT, "| %s%s | %.1f µs | %.1f µs | %.3f |%n", mode,
							(tracing) ? ", traced" : "", median(baseline), median(observed), median(ratios));
				}
			}
		}
	}

	private static byte[] message(String mode) {
		String headers = ("binary".equals(mode)) ? BINARY_HEADERS : "Content-Type: application/cloudevents+json\r\n";
		String body = ("binary".equals(mode)) ? DATA : BODY;
		return ("POST /payments HTTP/1.1\r\nHost: localhost\r\n" + headers + "Content-Length: " + body.length()
				+ "\r\n\r\n" + body)
			.getBytes(StandardCharsets.UTF_8);
	}

	private static double median(double[] values) {
		double[] sorted = values.clone();
		Arrays.sort(sorted);
		return sorted[sorted.length / 2];
	}

	/**
	 * An application on a port of its own.
	 */
	private static final class Server implements AutoCloseable {

		private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

		private final ConfigurableApplicationContext context;

		private final String name;

		private final Socket socket;

		Server(boolean observed, boolean traced) throws IOException {
			this.name = ((observed) ? "with" : "without") + ((traced) ? "-traced" : "");
			this.context = new SpringApplicationBuilder(Application.class).run("--server.port=0",
					"--server.address=127.0.0.1", "--spring.main.banner-mode=off", "--logging.level.root=warn",
					"--server.tomcat.max-keep-alive-requests=-1", "--server.tomcat.threads.min-spare=1",
					"--server.tomcat.threads.max=1", "--cloudevents.observation.enabled=" + observed,
					"--management.tracing.sampling.probability=1",
					"--spring.autoconfigure.exclude=" + ((traced) ? "" : NO_TRACING));
			int port = Integer.parseInt(this.context.getEnvironment().getRequiredProperty("local.server.port"));
			this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
			this.socket.setTcpNoDelay(true);
		}

		/**
		 * Send requests one after the other.
		 * @return the CPU time of a request in microseconds
		 */
		double measure(byte[] message, int requests) throws IOException {
			OutputStream output = this.socket.getOutputStream();
			DataInputStream input = new DataInputStream(this.socket.getInputStream());
			Map<Long, Long> before = cpuTimes();
			for (int i = 0; i < requests; i++) {
				output.write(message);
				output.flush();
				readResponse(input);
			}
			long nanos = 0;
			for (Map.Entry<Long, Long> thread : cpuTimes().entrySet()) {
				long spent = thread.getValue() - before.getOrDefault(thread.getKey(), 0L);
				nanos = Math.max(nanos, spent);
			}
			return nanos / 1000.0 / requests;
		}

		/**
		 * Return the CPU times of all threads that handle requests. Those of the other
		 * server do nothing meanwhile, and of this server's there is one.
		 */
		private Map<Long, Long> cpuTimes() {
			Map<Long, Long> times = new HashMap<>();
			for (ThreadInfo thread : this.threads.getThreadInfo(this.threads.getAllThreadIds())) {
				if (thread != null && thread.getThreadName().contains("-exec-")) {
					times.put(thread.getThreadId(), this.threads.getThreadCpuTime(thread.getThreadId()));
				}
			}
			return times;
		}

		private void readResponse(DataInputStream input) throws IOException {
			int matched = 0;
			StringBuilder head = new StringBuilder();
			while (matched < 4) {
				int next = input.read();
				if (next < 0) {
					throw new IOException("Connection of " + this.name + " is closed");
				}
				head.append((char) next);
				matched = (next == "\r\n\r\n".charAt(matched)) ? matched + 1 : (next == '\r') ? 1 : 0;
			}
			if (!head.toString().startsWith("HTTP/1.1 204")) {
				throw new IOException(head.toString());
			}
		}

		@Override
		public void close() throws IOException {
			this.socket.close();
			this.context.close();
		}

	}

	/**
	 * An application with one event handler.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(PaymentHandler.class)
	static class Application {

	}

	/**
	 * An event handler that does nothing.
	 */
	@RestController
	static class PaymentHandler {

		@PostMapping("/payments")
		void payment(PaymentCompleted event) {
		}

	}

	/**
	 * An event.
	 *
	 * @param data its data
	 */
	@CloudEventType("com.example.payment.completed")
	record PaymentCompleted(Data data) {

	}

	/**
	 * Data of an event.
	 *
	 * @param orderId the order
	 * @param amount the amount
	 * @param currency its currency
	 */
	record Data(String orderId, double amount, String currency) {

	}

}
