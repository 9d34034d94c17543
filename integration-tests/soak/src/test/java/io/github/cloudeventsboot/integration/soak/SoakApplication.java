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
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventType;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.FixedBackOff;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The application that is under load, in a JVM of its own.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
public class SoakApplication {

	public static void main(String[] args) throws IOException {
		ConfigurableApplicationContext context = SpringApplication.run(SoakApplication.class, args);
		int port = ((WebServerApplicationContext) context).getWebServer().getPort();
		Files.writeString(Path.of(context.getEnvironment().getRequiredProperty("soak.port-file")), port + "\n");
	}

	@Bean
	CommonErrorHandler errorHandler(KafkaOperations<?, ?> operations) {
		return new DefaultErrorHandler(new DeadLetterPublishingRecoverer(operations), new FixedBackOff(0, 0));
	}

	@RestController
	static class Handlers {

		private final MeterRegistry registry;

		private final Path begun;

		private final Path records;

		Handlers(MeterRegistry registry, @Value("${soak.directory}") Path directory) {
			this.registry = registry;
			this.begun = directory.resolve("begun.txt");
			this.records = directory.resolve("records.txt");
		}

		@PostMapping("/events")
		CloudEvent event(CloudEvent event) {
			return event;
		}

		@PostMapping("/trades")
		OutgoingCloudEvent<Trade> trade(TradeMade event) {
			return OutgoingCloudEvent.of("trade.seen", event.data());
		}

		@PostMapping("/batches")
		List<CloudEvent> batch(List<CloudEvent> events) {
			return events;
		}

		@PostMapping("/later")
		CompletableFuture<CloudEvent> later(CloudEvent event) {
			note(this.begun, event.getId());
			return CompletableFuture.supplyAsync(() -> event, delayed());
		}

		@PostMapping("/slow")
		CloudEvent slow(CloudEvent event) throws InterruptedException {
			note(this.begun, event.getId());
			TimeUnit.MILLISECONDS.sleep(20);
			return event;
		}

		@PostMapping("/failing")
		CloudEvent failing(CloudEvent event) {
			throw new IllegalStateException("on purpose");
		}

		@PostMapping("/failing-later")
		CompletableFuture<CloudEvent> failingLater(CloudEvent event) {
			return CompletableFuture.supplyAsync(() -> failing(event), delayed());
		}

		private static Executor delayed() {
			return CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS);
		}

		@KafkaListener(topics = "${soak.topic}")
		void record(TradeMade event) {
			note(this.records, event.id());
		}

		@GetMapping("/vitals")
		Vitals vitals() {
			// those of Kafka's clients are looked for once a minute
			long series = this.registry.getMeters()
				.stream()
				.filter((meter) -> !meter.getId().getName().startsWith("kafka."))
				.count();
			return Vitals.now(series);
		}

		private static synchronized void note(Path file, String id) {
			try {
				Files.writeString(file, id + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

	@CloudEventType("trade.made")
	record TradeMade(String id, Trade data) {

	}

	record Trade(String share, int count) {

	}

}
