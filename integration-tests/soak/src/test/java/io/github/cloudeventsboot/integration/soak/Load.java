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

package io.github.cloudeventsboot.integration.soak;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

import io.github.cloudeventsboot.integration.kafka.Broker;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Senders of all kinds: good ones, broken ones, and such as go away. Each kind has one
 * answer only.
 */
final class Load implements AutoCloseable {

	/** The id of events whose senders don't wait for the answer. */
	static final String ABORTED = "aborted";

	private static final String JSON = "application/cloudevents+json";

	private static final String BATCH = "application/cloudevents-batch+json";

	private static final int KINDS = 16;

	private static final AtomicLong ids = new AtomicLong();

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final int port;

	private final String topic;

	private final ReadWriteLock pause = new ReentrantReadWriteLock(true);

	private final AtomicBoolean ended = new AtomicBoolean();

	private final List<Thread> threads = new ArrayList<>();

	/** How often each kind was sent. */
	private final TreeMap<String, Long> sent = new TreeMap<>();

	private final Set<String> faults = ConcurrentHashMap.newKeySet();

	private final Set<String> answered = ConcurrentHashMap.newKeySet();

	private final Set<String> records = ConcurrentHashMap.newKeySet();

	private volatile boolean ending;

	Load(int port, String topic) {
		this.port = port;
		this.topic = topic;
	}

	void start(int senders) {
		for (int i = 0; i < senders; i++) {
			Thread thread = new Thread(this::run, "sender-" + i);
			this.threads.add(thread);
			thread.start();
		}
	}

	private void run() {
		while (!this.ended.get()) {
			this.pause.readLock().lock();
			try {
				sendNext();
			}
			catch (IOException ex) {
				// the server is about to end
				if (!this.ending) {
					this.faults.add(ex.toString());
				}
			}
			catch (InterruptedException ex) {
				return;
			}
			finally {
				this.pause.readLock().unlock();
			}
		}
	}

	private void sendNext() throws IOException, InterruptedException {
		long number = ids.incrementAndGet();
		String id = "id-" + number;
		switch ((int) (number % KINDS)) {
			case 0 -> expect(200, "/events", JSON, event(id, "anything." + number, "null"), id);
			case 1 -> expect(200, "/trades", JSON, trade(id, "1"), id);
			case 2 -> expect(200, "/batches", BATCH, "[" + trade(id, "1") + "," + trade(id, "2") + "]", id);
			case 3 -> expect(200, "/later", JSON, trade(id, "1"), id);
			case 4 -> expect(200, "/slow", JSON, trade(id, "1"), id);
			case 5 -> expect(500, "/failing", JSON, trade(id, "1"), id);
			case 6 -> expect(500, "/failing-later", JSON, trade(id, "1"), id);
			case 7 -> expect(400, "/trades", JSON, trade(id, "\"x\""), id);
			case 8 -> expect(400, "/trades", JSON, event(id, "unknown." + number, "{}"), id);
			case 9 -> expect(400, "/batches", BATCH, "[{\"id" + number + "\":1}]", id);
			case 10 -> expect(413, "/events", JSON, event(id, "large", "\"" + "x".repeat(40_000) + "\""), id);
			case 11 -> expect(400, "/events", "application/json", "{\"hostile" + number + "\":[[[[", id);
			case 12 -> abort("/events", 1000);
			case 13 -> abort("/slow", 0);
			case 14 -> abort("/later", 0);
			default -> sendRecord(id, number);
		}
	}

	private void expect(int status, String path, String contentType, String body, String id)
			throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path))
			.header("Content-Type", contentType)
			.POST(BodyPublishers.ofString(body))
			.build();
		int actual = this.client.send(request, BodyHandlers.discarding()).statusCode();
		if (path.equals("/later") || path.equals("/slow")) {
			this.answered.add(id);
		}
		count(status + " " + path);
		if (actual != status) {
			this.faults.add(actual + " instead of " + status + " at " + path);
		}
	}

	/**
	 * Send a request, or the beginning of one, and go away without reading the answer.
	 */
	private void abort(String path, int missing) throws IOException {
		byte[] body = trade(ABORTED, "1").getBytes(StandardCharsets.UTF_8);
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			socket.getOutputStream()
				.write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + JSON
						+ "\r\nContent-Length: " + (body.length + missing) + "\r\n\r\n")
					.getBytes(StandardCharsets.US_ASCII));
			socket.getOutputStream().write(body);
			count("gone " + path);
		}
	}

	private void sendRecord(String id, long number) {
		boolean good = number % 5 != 0;
		ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(this.topic,
				trade(id, (good) ? "1" : "[]").getBytes(StandardCharsets.UTF_8));
		record.headers().add("content-type", JSON.getBytes(StandardCharsets.UTF_8));
		Broker.send(record);
		if (good) {
			this.records.add(id);
		}
		count((good) ? "record" : "broken record");
	}

	private static String trade(String id, String count) {
		return event(id, "trade.made", "{\"share\":\"a\",\"count\":" + count + "}");
	}

	private static String event(String id, String type, String data) {
		return "{\"specversion\":\"1.0\",\"id\":\"" + id + "\",\"source\":\"/soak/" + id + "\",\"type\":\"" + type
				+ "\",\"data\":" + data + "}";
	}

	private void count(String kind) {
		synchronized (this.sent) {
			this.sent.merge(kind, 1L, Long::sum);
		}
	}

	/**
	 * Ask how the application is while nothing is sent.
	 */
	String vitals() throws IOException, InterruptedException {
		this.pause.writeLock().lock();
		try (InputStream ignored = InputStream.nullInputStream()) {
			HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + "/vitals"))
				.build();
			return this.client.send(request, BodyHandlers.ofString()).body();
		}
		finally {
			this.pause.writeLock().unlock();
		}
	}

	/**
	 * Go on, but expect that the server goes away.
	 */
	void expectEnd() {
		this.ending = true;
	}

	Set<String> faults() {
		return this.faults;
	}

	Set<String> answered() {
		return this.answered;
	}

	Set<String> records() {
		return this.records;
	}

	String sent() {
		synchronized (this.sent) {
			return this.sent.toString();
		}
	}

	@Override
	public void close() throws InterruptedException {
		this.ended.set(true);
		for (Thread thread : this.threads) {
			thread.join();
		}
	}

}
