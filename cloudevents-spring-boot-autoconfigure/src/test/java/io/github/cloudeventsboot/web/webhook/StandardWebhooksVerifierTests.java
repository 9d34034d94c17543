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

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Random;

import com.standardwebhooks.Webhook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link StandardWebhooksVerifier}, by the vector that the libraries of
 * Standard Webhooks are tested with, and by signatures of its library for Java.
 */
class StandardWebhooksVerifierTests {

	private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

	private static final String OTHER_SECRET = "whsec_" + base64(32);

	private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";

	private static final long TIME = 1614265330;

	private static final String BODY = "{\"test\": 2432232314}";

	private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

	@Test
	void verifiesTheVectorOfTheSpecification() {
		assertThat(isValid(request(ID, TIME, SIGNATURE), BODY)).isTrue();
		assertThat(verifier(0, SECRET.substring("whsec_".length())).isValid(request(ID, TIME, SIGNATURE), bytes(BODY)))
			.isTrue();
	}

	@Test
	void verifiesSignaturesOfTheLibrary() throws Exception {
		Random random = new Random(19);
		for (int i = 0; i < 200; i++) {
			StringBuilder body = new StringBuilder();
			random.ints(random.nextInt(300), 0x20, 0x2fff).forEach(body::appendCodePoint);
			String id = "msg_" + random.nextLong();
			String signature = new Webhook(OTHER_SECRET).sign(id, TIME + i, body.toString());
			StandardWebhooksVerifier verifier = verifier(i, OTHER_SECRET);
			assertThat(verifier.isValid(request(id, TIME + i, signature), bytes(body.toString()))).isTrue();
			assertThat(verifier.isValid(request(id, TIME + i, signature), bytes(body + " "))).isFalse();
			assertThat(verifier.isValid(request(id + "x", TIME + i, signature), bytes(body.toString()))).isFalse();
			assertThat(verifier.isValid(request(id, TIME + i + 1, signature), bytes(body.toString()))).isFalse();
		}
	}

	@Test
	void goesByBytesAndNotByText() throws Exception {
		String signature = new Webhook(SECRET).sign(ID, TIME, "\ufffd");
		assertThat(isValid(request(ID, TIME, signature), "\ufffd")).isTrue();
		assertThat(verifier(0, SECRET).isValid(request(ID, TIME, signature), new byte[] { (byte) 0xff })).isFalse();
	}

	@Test
	void takesAnyOfSeveralSignatures() {
		String other = "v1," + base64(32);
		for (String signatures : List.of(other + " " + SIGNATURE, SIGNATURE + " " + other, "v1a,xyz " + SIGNATURE,
				"  " + SIGNATURE + "  ", "v2,a v1 v1, , " + SIGNATURE)) {
			assertThat(isValid(request(ID, TIME, signatures), BODY)).as(signatures).isTrue();
		}
	}

	@Test
	void takesAnyOfSeveralKeys() {
		for (List<String> secrets : List.of(List.of(OTHER_SECRET, SECRET), List.of(SECRET, OTHER_SECRET))) {
			assertThat(verifier(0, secrets.toArray(String[]::new)).isValid(request(ID, TIME, SIGNATURE), bytes(BODY)))
				.isTrue();
		}
		assertThat(verifier(0, OTHER_SECRET).isValid(request(ID, TIME, SIGNATURE), bytes(BODY))).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "0, true", "300, true", "301, false", "-300, true", "-301, false", "100000000, false" })
	void takesWhatWasSignedWithinTheTolerance(long seconds, boolean expected) {
		assertThat(verifier(seconds, SECRET).isValid(request(ID, TIME, SIGNATURE), bytes(BODY))).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "v1", "v1,", "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
			"v1a,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", "V1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
			"v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE", "v1,G0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
			"v1=g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", "v1,g0hM9SsE" })
	void refusesOtherSignatures(String signature) {
		assertThat(isValid(request(ID, TIME, signature), BODY)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "+1614265330", "-1614265330", "1614265330.0", " 1614265330", "1614265330000",
			"99999999999999999999", "now", "2021-02-25T15:02:10Z" })
	void refusesOtherTimes(String time) {
		MockHttpServletRequest request = request(ID, TIME, SIGNATURE);
		request.removeHeader("webhook-timestamp");
		request.addHeader("webhook-timestamp", time);
		assertThat(isValid(request, BODY)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "webhook-id", "webhook-timestamp", "webhook-signature" })
	void refusesMissingAndRepeatedHeaders(String name) {
		MockHttpServletRequest request = request(ID, TIME, SIGNATURE);
		String value = request.getHeader(name);
		request.removeHeader(name);
		assertThat(isValid(request, BODY)).isFalse();
		request.addHeader(name, value);
		assertThat(isValid(request, BODY)).isTrue();
		request.addHeader(name, value);
		assertThat(isValid(request, BODY)).isFalse();
	}

	@Test
	void refusesContentMovedIntoTheId() throws Exception {
		String signature = new Webhook(SECRET).sign("a", TIME, (TIME + 1) + ".{}");
		assertThat(isValid(request("a", TIME, signature), (TIME + 1) + ".{}")).isTrue();
		assertThat(isValid(request("a." + TIME, TIME + 1, signature), "{}")).isFalse();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 23, 65 })
	void secretsHaveTheSizeOfTheSpecification(int size) {
		assertMalformed("whsec_" + base64(size));
		assertThat(verifier(0, "whsec_" + base64(24), "whsec_" + base64(64))).isNotNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "whsec_", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS*",
			"whpk_MfKQ9r8GKYqrTwjUPD8ILPZIo2La", "whsec_ MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" })
	void secretsAreBase64(String secret) {
		assertMalformed(secret);
	}

	@Test
	void secretsAreNotShown() {
		assertThat(verifier(0, SECRET).toString()).doesNotContain("MfKQ9r8");
		assertThat(new SignedPath("/hooks", verifier(0, SECRET)).toString()).doesNotContain("MfKQ9r8");
	}

	private static void assertMalformed(String secret) {
		assertThatIllegalArgumentException().isThrownBy(() -> verifier(0, secret))
			.withMessage("secret is not 24 to 64 bytes in Base64")
			.withNoCause();
	}

	private static boolean isValid(MockHttpServletRequest request, String body) {
		return verifier(0, SECRET).isValid(request, bytes(body));
	}

	private static StandardWebhooksVerifier verifier(long seconds, String... secrets) {
		Clock clock = Clock.fixed(Instant.ofEpochSecond(TIME + seconds), ZoneOffset.UTC);
		return new StandardWebhooksVerifier(List.of(secrets), Duration.ofMinutes(5), clock);
	}

	private static MockHttpServletRequest request(String id, long time, String signature) {
		MockHttpServletRequest request = new MockHttpServletRequest("POST", "/hooks");
		request.addHeader("webhook-id", id);
		request.addHeader("webhook-timestamp", Long.toString(time));
		request.addHeader("webhook-signature", signature);
		return request;
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static String base64(int size) {
		byte[] bytes = new byte[size];
		new Random(size).nextBytes(bytes);
		return Base64.getEncoder().encodeToString(bytes);
	}

}
