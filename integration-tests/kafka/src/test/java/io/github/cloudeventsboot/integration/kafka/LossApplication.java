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

package io.github.cloudeventsboot.integration.kafka;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.AfterRollbackProcessor;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultAfterRollbackProcessor;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.messaging.handler.annotation.SendTo;
import org.springframework.util.backoff.FixedBackOff;

/**
 * The application of {@link LossTests}, which runs in a process of its own. It notes each
 * event in a file as soon as it is handled, and ends with its input.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class LossApplication {

	public static void main(String[] args) throws IOException {
		new SpringApplicationBuilder(LossApplication.class).run(args);
		System.in.read();
		System.exit(0);
	}

	@Bean
	CommonErrorHandler errorHandler(KafkaOperations<?, ?> operations) {
		return new DefaultErrorHandler(new DeadLetterPublishingRecoverer(operations));
	}

	@Bean
	@ConditionalOnProperty("spring.kafka.producer.transaction-id-prefix")
	AfterRollbackProcessor<Object, Object> afterRollback(KafkaOperations<Object, Object> operations) {
		return new DefaultAfterRollbackProcessor<>(new DeadLetterPublishingRecoverer(operations),
				new FixedBackOff(0, 0), operations, true);
	}

	@Bean
	Handled handled(@Value("${handled}") String file, @Value("${limit}") int limit) throws IOException {
		return new Handled(new FileOutputStream(file, true), limit);
	}

	@Bean
	@ConditionalOnProperty(name = "listener", havingValue = "records")
	Records records(Handled handled) {
		return new Records(handled);
	}

	@Bean
	@ConditionalOnProperty(name = "listener", havingValue = "batches")
	Batches batches(Handled handled) {
		return new Batches(handled);
	}

	@Bean
	@ConditionalOnProperty(name = "listener", havingValue = "transactions")
	Transactions transactions(Handled handled) {
		return new Transactions(handled);
	}

	/**
	 * The events that were handled.
	 */
	static class Handled {

		private final OutputStream file;

		private final int limit;

		private int count;

		Handled(OutputStream file, int limit) {
			this.file = file;
			this.limit = limit;
		}

		synchronized void add(PaymentEvent.Failed event) {
			while (this.count >= this.limit) {
				// until the process is killed, as it must not have handled all by then
				LockSupport.park();
			}
			this.count++;
			try {
				this.file.write((event.data().reference() + "\n").getBytes());
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

	record Records(Handled handled) {

		@KafkaListener(topics = "${topic}")
		void on(PaymentEvent.Failed event) {
			this.handled.add(event);
		}

	}

	record Batches(Handled handled) {

		@KafkaListener(topics = "${topic}", batch = "true")
		void on(List<PaymentEvent.Failed> events) {
			events.forEach(this.handled::add);
		}

	}

	record Transactions(Handled handled) {

		@KafkaListener(topics = "${topic}")
		@SendTo("${topic}-answers")
		PaymentEvent on(PaymentEvent.Failed event) {
			this.handled.add(event);
			return event;
		}

	}

}
