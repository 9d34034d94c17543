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
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.StringTokenizer;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Verifies symmetric signatures of Standard Webhooks 1.0.0: HMAC-SHA256 over the id, the
 * time and the body. The library of that project is not used, since it treats the body as
 * text, and different bytes may decode to the same text.
 *
 * @since 0.1.0
 */
public final class StandardWebhooksVerifier implements WebhookSignatureVerifier {

	private static final Log logger = LogFactory.getLog(StandardWebhooksVerifier.class);

	private static final String ALGORITHM = "HmacSHA256";

	private static final String SECRET_PREFIX = "whsec_";

	private static final String VERSION_PREFIX = "v1,";

	/** The size of secrets in bytes, as specified. */
	private static final int MIN_SECRET = 24;

	private static final int MAX_SECRET = 64;

	/** Enough digits for any realistic time in seconds. */
	private static final int MAX_DIGITS = 12;

	private final List<SecretKeySpec> keys;

	private final Duration tolerance;

	private final Clock clock;

	/**
	 * Create a verifier.
	 * @param secrets the secrets, any of which may have been used
	 * @param tolerance how far the time of a signature may be from now, before or after
	 * @param clock the time
	 * @throws IllegalArgumentException if a secret is malformed; the message does not
	 * contain it
	 */
	public StandardWebhooksVerifier(List<String> secrets, Duration tolerance, Clock clock) {
		this.keys = secrets.stream().map(StandardWebhooksVerifier::key).toList();
		this.tolerance = tolerance;
		this.clock = clock;
	}

	private static SecretKeySpec key(String secret) {
		byte[] key = decode((secret.startsWith(SECRET_PREFIX)) ? secret.substring(SECRET_PREFIX.length()) : secret);
		if (key == null || key.length < MIN_SECRET || key.length > MAX_SECRET) {
			throw new IllegalArgumentException(
					"secret is not " + MIN_SECRET + " to " + MAX_SECRET + " bytes in Base64");
		}
		return new SecretKeySpec(key, ALGORITHM);
	}

	private static byte @Nullable [] decode(String base64) {
		try {
			return Base64.getDecoder().decode(base64);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	@Override
	public boolean isValid(HttpServletRequest request, byte[] body) {
		String problem = problem(request, body);
		if (problem != null && logger.isDebugEnabled()) {
			logger.debug("Signature of a request is not valid: " + problem);
		}
		return problem == null;
	}

	/**
	 * Return why the signature is not valid, for the log only: the sender must not see
	 * it.
	 */
	private @Nullable String problem(HttpServletRequest request, byte[] body) {
		String id = WebhookRequests.single(request, "webhook-id");
		String timestamp = WebhookRequests.single(request, "webhook-timestamp");
		String signatures = WebhookRequests.single(request, "webhook-signature");
		if (id == null || timestamp == null || signatures == null) {
			return "webhook-id, webhook-timestamp or webhook-signature is missing or repeated";
		}
		// with a full stop in the id, a part of the content could be moved into it
		if (id.isEmpty() || id.indexOf('.') >= 0) {
			return "webhook-id is empty or has a full stop";
		}
		if (!isDigits(timestamp)) {
			return "webhook-timestamp is not a number of seconds";
		}
		long difference = Math.abs(this.clock.instant().getEpochSecond() - Long.parseLong(timestamp));
		if (difference > this.tolerance.toSeconds()) {
			return "webhook-timestamp differs from the current time by " + difference + " seconds";
		}
		return (isSigned((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8), body, signatures)) ? null
				: "no signature matches";
	}

	private static boolean isDigits(String text) {
		return !text.isEmpty() && text.length() <= MAX_DIGITS && text.chars().allMatch((c) -> c >= '0' && c <= '9');
	}

	private boolean isSigned(byte[] prefix, byte[] body, String signatures) {
		List<byte[]> candidates = new ArrayList<>();
		StringTokenizer tokens = new StringTokenizer(signatures, " ");
		while (tokens.hasMoreTokens()) {
			String token = tokens.nextToken();
			if (token.startsWith(VERSION_PREFIX)) {
				candidates.add(token.substring(VERSION_PREFIX.length()).getBytes(StandardCharsets.UTF_8));
			}
		}
		if (candidates.isEmpty()) {
			return false;
		}
		for (SecretKeySpec key : this.keys) {
			byte[] expected = sign(key, prefix, body);
			for (byte[] candidate : candidates) {
				if (MessageDigest.isEqual(expected, candidate)) {
					return true;
				}
			}
		}
		return false;
	}

	private static byte[] sign(SecretKeySpec key, byte[] prefix, byte[] body) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(key);
			mac.update(prefix);
			return Base64.getEncoder().encode(mac.doFinal(body));
		}
		catch (GeneralSecurityException ex) {
			// every Java platform supports the algorithm
			throw new IllegalStateException(ex);
		}
	}

}
