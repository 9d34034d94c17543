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

package io.github.cloudeventsboot.web.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.cloudeventsboot.fuzz.FuzzedMessage;
import io.github.cloudeventsboot.fuzz.Seeds;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.mock.web.MockHttpServletRequest;

/**
 * Fuzzes {@link StandardWebhooksVerifier}, to which no signature that was made up is
 * valid.
 */
class StandardWebhooksVerifierFuzzTests {

	private static final Instant NOW = Instant.ofEpochSecond(1614265330);

	private static final StandardWebhooksVerifier VERIFIER = new StandardWebhooksVerifier(
			List.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX"),
			Duration.ofMinutes(5), Clock.fixed(NOW, ZoneOffset.UTC));

	static Stream<byte[]> seeds() {
		return Seeds.of("webhook-id|msg_p5jXN8AQM9LWM0D4loKWxJek\nwebhook-timestamp|1614265330\n"
				+ "webhook-signature|v1,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA= v1a,b  v1,\n\n{\"test\": 2432232314}",
				"webhook-id|\nwebhook-timestamp|-1\nwebhook-signature|v1\n\n",
				"webhook-id|a\nwebhook-timestamp|999999999999\nwebhook-timestamp|1\nwebhook-signature|, , v1,%\n\n",
				"");
	}

	@DictionaryEntries({ "webhook-id|", "webhook-timestamp|1614265330", "webhook-signature|v1,", " v1,", "v1a,",
			"whsec_", "=", "|-", "|+1614265330" })
	@MethodSource("seeds")
	@FuzzTest
	void neverValid(byte[] bytes) {
		FuzzedMessage message = FuzzedMessage.of(bytes);
		MockHttpServletRequest request = new MockHttpServletRequest("POST", "/");
		for (FuzzedMessage.Header header : message.headers()) {
			if (header.name().startsWith("webhook-")) {
				request.addHeader(header.name(), header.text());
			}
		}
		if (VERIFIER.isValid(request, message.body())) {
			throw new AssertionError("valid");
		}
	}

}
