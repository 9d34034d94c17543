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

package com.example.lambda.queue;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link QueueHandler}.
 */
@ExtendWith(OutputCaptureExtension.class)
class QueueHandlerTests {

	private static final QueueHandler handler = new QueueHandler();

	@Test
	void ordersComeInBothForms(CapturedOutput output) {
		SQSEvent batch = batch();
		batch.setRecords(batch.getRecords().subList(0, 2));
		assertThat(handler.handleRequest(batch, null).getBatchItemFailures()).isEmpty();
		assertThat(output).contains("Ordered: 3 of Gr\u00fcntee", "Ordered: 1 of cup");
	}

	@Test
	void brokenMessagesOnlyStayInTheQueue(CapturedOutput output) {
		SQSBatchResponse response = handler.handleRequest(batch(), null);
		assertThat(response.getBatchItemFailures()).extracting(BatchItemFailure::getItemIdentifier)
			.isEqualTo(List.of("negative-quantity", "without-id", "unknown-type", "no-json"));
		assertThat(output).contains("Ordered: 3 of Gr\u00fcntee", "Ordered: 1 of cup",
				"Message negative-quantity is not an order: ", "must be greater than 0",
				"Message without-id is not an order: ");
	}

	private static SQSEvent batch() {
		try (InputStream json = QueueHandlerTests.class.getResourceAsStream("sqs.json")) {
			return LambdaEventSerializers.serializerFor(SQSEvent.class, SQSEvent.class.getClassLoader()).fromJson(json);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
