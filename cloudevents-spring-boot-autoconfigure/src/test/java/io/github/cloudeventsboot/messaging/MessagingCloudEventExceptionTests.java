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

package io.github.cloudeventsboot.messaging;

import java.io.ByteArrayInputStream;
import java.io.ObjectInputStream;
import java.lang.reflect.Method;
import java.util.List;

import io.github.cloudeventsboot.CloudEventRejection;
import io.github.cloudeventsboot.CloudEventViolation;
import org.junit.jupiter.api.Test;

import org.springframework.core.MethodParameter;
import org.springframework.messaging.support.GenericMessage;
import org.springframework.util.SerializationUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MessagingCloudEventException}.
 */
class MessagingCloudEventExceptionTests {

	@Test
	void namesAllThatIsWrongAndNothingOfTheData() throws Exception {
		Method method = getClass().getDeclaredMethod("listen", String.class);
		MessagingCloudEventException ex = new MessagingCloudEventException(new GenericMessage<>("secret"),
				new MethodParameter(method, 0), CloudEventRejection.INVALID_DATA,
				List.of(CloudEventViolation.ofAttribute("subject", "is required"),
						CloudEventViolation.ofPointer("#/secret", "must be positive")));
		assertThat(ex.getMessage()).contains("listen(java.lang.String)",
				"invalid-data: attribute 'subject' is required; data must be positive");
		assertThat(ex.getMessage() + ex).doesNotContain("secret");
		assertThat(ex.getViolations()).extracting(CloudEventViolation::pointer).contains("#/secret");
		assertThat(ex.getCode()).isEqualTo("invalid-data");
	}

	@Test
	void isSerializedAsAnExceptionThatEverybodyKnows() throws Exception {
		Method method = getClass().getDeclaredMethod("listen", String.class);
		byte[] bytes = SerializationUtils.serialize(
				new MessagingCloudEventException(new GenericMessage<>(new Object()), new MethodParameter(method, 0),
						CloudEventRejection.INVALID_DATA, List.of(CloudEventViolation.ofPointer("#", "is required"))));
		Object copy = new ObjectInputStream(new ByteArrayInputStream(bytes)).readObject();
		assertThat(copy).isInstanceOfSatisfying(IllegalArgumentException.class,
				(ex) -> assertThat(ex).hasMessageContaining("invalid-data: data is required"));
	}

	void listen(String text) {
	}

}
