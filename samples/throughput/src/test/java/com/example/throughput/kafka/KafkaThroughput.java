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

package com.example.throughput.kafka;

import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.net.URI;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import com.example.throughput.PaymentEvent;
import com.example.throughput.plain.Payment;
import com.example.throughput.plain.PaymentEnvelope;
import com.sun.management.ThreadMXBean;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.util.AlternativeJdkIdGenerator;
import org.springframework.util.IdGenerator;

/**
 * Measures the CPU time of listeners of typed events and of their twin in turn, in one
 * process, then that of templates.
 */
public final class KafkaThroughput {

	private final ConfigurableApplicationContext context;

	private final int records;

	KafkaThroughput(ConfigurableApplicationContext context, int records) {
		this.context = context;
		this.records = records;
	}

	/**
	 * Print the medians.
	 * @param args the number of rounds of each, and of records in a round
	 */
	public static void main(String[] args) throws Exception {
		int rounds = (args.length > 0) ? Integer.parseInt(args[0]) : 7;
		int records = (args.length > 1) ? Integer.parseInt(args[1]) : 100_000;
		for (String mode : List.of("binary", "structured")) {
			try (ConfigurableApplicationContext context = start(mode)) {
				KafkaThroughput throughput = new KafkaThroughput(context, records);
				Map<String, Measured> measured = new LinkedHashMap<>();
				measured.put("plain listener", () -> throughput.receive("plain"));
				measured.put(mode + " listener", () -> throughput.receive(mode));
				print(measure(measured, rounds));
				measured.clear();
				measured.put("plain template", throughput::sendPlain);
				measured.put(mode + " template", throughput::sendEvents);
				print(measure(measured, rounds));
			}
		}
	}

	static ConfigurableApplicationContext start(String mode) {
		return new SpringApplicationBuilder(KafkaThroughputApplication.class).web(WebApplicationType.NONE)
			.properties("spring.main.banner-mode=off", "spring.application.name=throughput", "logging.level.root=error",
					"cloudevents.kafka.producer.mode=" + mode)
			.run();
	}

	@SuppressWarnings("unchecked")
	Rounds.Cost receive(String listener) throws InterruptedException {
		Map<String, Rounds> rounds = this.context.getBean("rounds", Map.class);
		return rounds.get(listener).run(this.records);
	}

	Rounds.Cost sendEvents() {
		return send("eventTemplate", () -> new PaymentEvent.Completed(payment()));
	}

	/**
	 * The same event as an ordinary record, which its sender fills by hand.
	 */
	Rounds.Cost sendPlain() {
		IdGenerator ids = new AlternativeJdkIdGenerator();
		URI source = URI.create("/throughput");
		return send("plainTemplate", () -> new PaymentEnvelope("1.0", ids.generateId().toString(), source,
				"com.example.payment.completed", OffsetDateTime.now(ZoneOffset.UTC), "application/json", payment()));
	}

	private static Payment payment() {
		return new Payment("ord-20261123-000417", new BigDecimal("129.95"), "EUR",
				List.of(new Payment.Item("SKU-1", 2), new Payment.Item("SKU-2", 1)));
	}

	@SuppressWarnings("unchecked")
	private Rounds.Cost send(String bean, Supplier<Object> values) {
		KafkaTemplate<String, Object> template = this.context.getBean(bean, KafkaTemplate.class);
		ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		long thread = Thread.currentThread().getId();
		long bytes = threads.getThreadAllocatedBytes(thread);
		long cpu = threads.getCurrentThreadCpuTime();
		for (int i = 0; i < this.records; i++) {
			template.send("payments", values.get());
		}
		return new Rounds.Cost((double) (threads.getCurrentThreadCpuTime() - cpu) / this.records,
				(double) (threads.getThreadAllocatedBytes(thread) - bytes) / this.records, this.records);
	}

	/**
	 * Measure in turn, after a warm-up of three rounds each.
	 */
	private static Map<String, List<Rounds.Cost>> measure(Map<String, Measured> measured, int rounds) throws Exception {
		Map<String, List<Rounds.Cost>> costs = new LinkedHashMap<>();
		List<String> names = new ArrayList<>(measured.keySet());
		for (int round = -3; round < rounds; round++) {
			for (String name : names) {
				Rounds.Cost cost = measured.get(name).run();
				if (round >= 0) {
					costs.computeIfAbsent(name, (key) -> new ArrayList<>()).add(cost);
				}
			}
			Collections.reverse(names);
		}
		Map<String, List<Rounds.Cost>> sorted = new LinkedHashMap<>();
		measured.keySet().forEach((name) -> sorted.put(name, costs.get(name)));
		return sorted;
	}

	private static void print(Map<String, List<Rounds.Cost>> costs) {
		List<Rounds.Cost> plain = costs.values().iterator().next();
		costs.forEach((name, rounds) -> System.out.printf(Locale.ROOT,
				"%-20s %7.0f ns %7.0f bytes, against plain: %.3f of the time, %.3f of the bytes%n", name,
				median(rounds.stream().mapToDouble(Rounds.Cost::nanoseconds)),
				median(rounds.stream().mapToDouble(Rounds.Cost::bytes)),
				median(IntStream.range(0, rounds.size())
					.mapToDouble((i) -> rounds.get(i).nanoseconds() / plain.get(i).nanoseconds())),
				median(IntStream.range(0, rounds.size())
					.mapToDouble((i) -> rounds.get(i).bytes() / plain.get(i).bytes()))));
	}

	private static double median(DoubleStream values) {
		double[] sorted = values.sorted().toArray();
		return sorted[sorted.length / 2];
	}

	/**
	 * A round of one of those that are compared.
	 */
	@FunctionalInterface
	interface Measured {

		Rounds.Cost run() throws Exception;

	}

}
