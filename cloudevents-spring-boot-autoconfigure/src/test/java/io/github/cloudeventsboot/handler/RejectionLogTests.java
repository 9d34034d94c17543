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

package io.github.cloudeventsboot.handler;

import java.time.Duration;
import java.util.List;

import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.event.EventRejection;
import io.github.cloudeventsboot.observation.CloudEventReceiveOutcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RejectionLog}.
 */
@ExtendWith(OutputCaptureExtension.class)
class RejectionLogTests {

	private static final String FURTHER = " (further ones are counted; each one is logged at DEBUG)";

	private final LoggingSystem logging = LoggingSystem.get(getClass().getClassLoader());

	private long nanoTime = Long.MAX_VALUE - 100;

	private final RejectionLog log = new RejectionLog(() -> this.nanoTime);

	@BeforeEach
	void logSummaryOnly() {
		this.logging.setLogLevel(EventRejection.LOGGER, LogLevel.WARN);
	}

	@AfterEach
	void resetLevel() {
		this.logging.setLogLevel(EventRejection.LOGGER, null);
	}

	@Test
	void logsFirstOfEachHandlerAndReason(CapturedOutput output) {
		reject("A#a(Order)", "invalid-data", 3);
		reject("A#a(Order)", "unknown-type", 2);
		reject("B#b(Order)", "invalid-data", 1);
		assertThat(lines(output)).containsExactly(
				"A message for A#a(Order) was rejected: REJECTED with 400, invalid-data: data must be an integer"
						+ FURTHER,
				"A message for A#a(Order) was rejected: REJECTED with 400, unknown-type: data must be an integer"
						+ FURTHER,
				"A message for B#b(Order) was rejected: REJECTED with 400, invalid-data: data must be an integer"
						+ FURTHER);
	}

	@Test
	void logsNumberOfFurtherOnesOnceAMinute(CapturedOutput output) {
		reject("A#a(Order)", "invalid-data", 3);
		pass(Duration.ofSeconds(59));
		reject("A#a(Order)", "invalid-data", 1);
		assertThat(lines(output)).hasSize(1);
		pass(Duration.ofSeconds(1));
		reject("A#a(Order)", "invalid-data", 5);
		assertThat(lines(output)).hasSize(2)
			.last()
			.isEqualTo(
					"4 more messages for A#a(Order) were rejected: invalid-data, the last one was rejected: REJECTED with 400,"
							+ " invalid-data: data must be an integer");
		pass(Duration.ofMinutes(10));
		reject("A#a(Order)", "invalid-data", 1);
		assertThat(lines(output)).hasSize(3).last().asString().startsWith("5 more messages");
	}

	@Test
	void logsTheRestWhenTheApplicationEnds(CapturedOutput output) {
		reject("A#a(Order)", "invalid-data", 2);
		reject("B#b(Order)", "invalid-data", 1);
		this.log.close();
		this.log.close();
		assertThat(lines(output)).hasSize(3)
			.last()
			.isEqualTo("1 more message for A#a(Order) was rejected: invalid-data");
	}

	@Test
	void logsEachOneWithAllThatTheSenderIsTold(CapturedOutput output) {
		this.logging.setLogLevel(EventRejection.LOGGER, LogLevel.DEBUG);
		this.log.rejected("A#a(Order)", "Received 1 event",
				rejection("invalid-data", CloudEventViolation.ofPointer("#/amount", "must be an integer"),
						CloudEventViolation.ofAttribute("customer", "is required")));
		assertThat(lines(output)).first()
			.isEqualTo("Received 1 event for A#a(Order): REJECTED with 400, invalid-data:"
					+ " data '#/amount' must be an integer; attribute 'customer' is required");
		// names in the data are in the line for DEBUG only
		assertThat(lines(output)).hasSize(2).last().asString().contains("data must be an integer (and 1 more)");
	}

	@Test
	void ignoredEventsAreNoWarning(CapturedOutput output) {
		this.logging.setLogLevel(EventRejection.LOGGER, LogLevel.DEBUG);
		this.log.rejected("A#a(Order)", "Received 1 event", new ExchangeOutcome(CloudEventReceiveOutcome.IGNORED,
				new EventRejection("unknown-type", List.of()), null, "202"));
		assertThat(lines(output)).containsExactly("Received 1 event for A#a(Order): IGNORED with 202, unknown-type");
	}

	@Test
	void whatHandlersRejectIsCountedToo(CapturedOutput output) {
		ExchangeOutcome outcome = new ExchangeOutcome(CloudEventReceiveOutcome.REJECTED, null, null, "409");
		this.log.rejected("A#a(Order)", "Received 1 event", outcome);
		this.log.rejected("A#a(Order)", "Received 1 event", outcome);
		this.log.close();
		assertThat(lines(output)).containsExactly("A message for A#a(Order) was rejected: REJECTED with 409" + FURTHER,
				"1 more message for A#a(Order) was rejected: handler");
	}

	@Test
	void messagesOfConstraintsDoNotForgeLines(CapturedOutput output) {
		this.logging.setLogLevel(EventRejection.LOGGER, LogLevel.DEBUG);
		this.log.rejected("A#a(Order)", "Received 1 event",
				rejection("invalid-data", CloudEventViolation.ofPointer("#", "is\r\nnot \u2028forged")));
		assertThat(lines(output)).hasSize(2).allSatisfy((line) -> assertThat(line).contains("is??not ?forged"));
	}

	@Test
	void memoryDoesNotGrowWithCodes(CapturedOutput output) {
		for (int i = 0; i < 3000; i++) {
			reject("A#a(Order)", "code-" + i, 1);
		}
		assertThat(lines(output)).hasSizeLessThanOrEqualTo(1001);
		this.log.close();
		assertThat(lines(output)).last().asString().contains("other reasons");
	}

	@Test
	void numberOfAllOthersIsNotThatOfTheLastHandler(CapturedOutput output) {
		for (int i = 0; i < 1000; i++) {
			reject("A#a(Order)", "code-" + i, 1);
		}
		reject("B#noisy(Order)", "invalid-data", 50);
		pass(Duration.ofMinutes(2));
		reject("C#quiet(Order)", "invalid-data", 1);
		assertThat(lines(output)).last()
			.asString()
			.startsWith(
					"50 more messages for other handlers were rejected for other reasons, the last one was rejected")
			.doesNotContain("quiet");
	}

	private void reject(String handler, String code, int times) {
		for (int i = 0; i < times; i++) {
			this.log.rejected(handler, "Received 1 event",
					rejection(code, CloudEventViolation.ofPointer("#/amount", "must be an integer")));
		}
	}

	private static ExchangeOutcome rejection(String code, CloudEventViolation... violations) {
		return new ExchangeOutcome(CloudEventReceiveOutcome.REJECTED, new EventRejection(code, List.of(violations)),
				null, "400");
	}

	private void pass(Duration time) {
		this.nanoTime += time.toNanos();
	}

	private static List<String> lines(CapturedOutput output) {
		return output.toString()
			.lines()
			.filter((line) -> line.contains("rejected"))
			.map((line) -> line.replaceFirst("^.*?rejected +(--|:) ", ""))
			.toList();
	}

}
