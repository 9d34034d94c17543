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

package io.github.cloudeventsboot.test.web;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.client.ExchangeResult;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.util.Assert;

/**
 * Entry points for assertions on handlers and their replies, to be imported statically.
 *
 * <p>
 * For example:
 *
 * <pre class="code">
 * &#064;Test
 * void rejectsFailedPaymentWithoutReason() {
 * 	PaymentEvent failed = new PaymentEvent.Failed(this.payment, "card expired");
 * 	assertThatReply(this.mvc.post().uri("/payments").with(cloudEvent(failed).without("reason"))).isRejected()
 * 		.hasViolation("reason", "is required");
 * }
 *
 * &#064;Test
 * void acceptsOnlyValidPayments() {
 * 	assertThatHandler(this.mvc, "/payments").acceptsOnlyValid(new PaymentEvent.Completed(this.payment));
 * }
 * </pre>
 *
 * @since 0.1.0
 */
public final class CloudEventWebAssertions {

	private CloudEventWebAssertions() {
	}

	/**
	 * Perform a mock request and create assertions on the reply.
	 * @param request the request
	 * @return the assertions
	 */
	public static CloudEventReplyAssert assertThatReply(MockMvcTester.MockMvcRequestBuilder request) {
		return assertThatReply(request.exchange());
	}

	/**
	 * Create assertions on the reply to a mock request.
	 * @param result the result of the request
	 * @return the assertions
	 */
	public static CloudEventReplyAssert assertThatReply(MvcTestResult result) {
		Throwable failure = result.getUnresolvedException();
		if (failure != null) {
			throw new AssertionError("Expected a reply but the request failed: " + failure, failure);
		}
		MockHttpServletResponse response = result.getResponse();
		HttpHeaders headers = new HttpHeaders();
		response.getHeaderNames().forEach((name) -> headers.addAll(name, response.getHeaders(name)));
		return new CloudEventReplyAssert(new Reply(response.getStatus(), headers, response.getContentAsByteArray()));
	}

	/**
	 * Create assertions on a response.
	 * @param response the response
	 * @return the assertions
	 */
	public static CloudEventReplyAssert assertThatReply(RestTestClient.ResponseSpec response) {
		ExchangeResult result = response.returnResult(byte[].class);
		return new CloudEventReplyAssert(
				new Reply(result.getStatus().value(), result.getResponseHeaders(), result.getResponseBodyContent()));
	}

	/**
	 * Create assertions on a response of {@code RestClient} or {@code RestTemplate}.
	 * @param response the response, whose body is bytes or text
	 * @return the assertions
	 */
	public static CloudEventReplyAssert assertThatReply(ResponseEntity<?> response) {
		return new CloudEventReplyAssert(
				new Reply(response.getStatusCode().value(), response.getHeaders(), bytes(response.getBody())));
	}

	/**
	 * Create assertions on a response of the JDK's client.
	 * @param response the response, whose body is bytes or text
	 * @return the assertions
	 */
	public static CloudEventReplyAssert assertThatReply(HttpResponse<?> response) {
		HttpHeaders headers = new HttpHeaders();
		response.headers().map().forEach(headers::addAll);
		return new CloudEventReplyAssert(new Reply(response.statusCode(), headers, bytes(response.body())));
	}

	private static byte[] bytes(@Nullable Object body) {
		if (body == null) {
			return new byte[0];
		}
		Assert.isTrue(body instanceof byte[] || body instanceof String,
				() -> "Body must be read as byte[] or String, not as " + body.getClass().getName());
		return (body instanceof byte[] bytes) ? bytes : ((String) body).getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * Create assertions on the event handler of a path, which send mock requests.
	 * @param mvc sends the requests
	 * @param path the path
	 * @return the assertions
	 */
	public static CloudEventHandlerAssert assertThatHandler(MockMvcTester mvc, String path) {
		return new CloudEventHandlerAssert(path, (request, processors) -> {
			MockMvcTester.MockMvcRequestBuilder builder = mvc.post().uri(path).with(request);
			processors.forEach(builder::with);
			return assertThatReply(builder);
		});
	}

	/**
	 * Create assertions on the event handler of a path, which send requests with a
	 * client.
	 * @param client sends the requests
	 * @param path the path
	 * @return the assertions
	 */
	public static CloudEventHandlerAssert assertThatHandler(RestTestClient client, String path) {
		return new CloudEventHandlerAssert(path, (request, processors) -> {
			Assert.state(processors.isEmpty(), "Request post-processors are for mock requests only");
			return assertThatReply(request.exchange(client.post().uri(path)));
		});
	}

}
