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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import io.github.cloudeventsboot.CloudEventRejection;
import io.github.cloudeventsboot.autoconfigure.CloudEventsProperties;
import io.github.cloudeventsboot.message.MessageMode;
import io.github.cloudeventsboot.test.support.TestApplication;

import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * Assertions on the event handler of a path, which receives an event and broken variants
 * of it. Immutable.
 *
 * @since 0.1.0
 * @see CloudEventWebAssertions
 */
public final class CloudEventHandlerAssert {

	private final String path;

	private final Sender sender;

	private final List<RequestPostProcessor> processors;

	private final boolean anyType;

	private final boolean anyData;

	private final boolean binary;

	CloudEventHandlerAssert(String path, Sender sender) {
		this(path, sender, List.of(), false, false, true);
	}

	private CloudEventHandlerAssert(String path, Sender sender, List<RequestPostProcessor> processors, boolean anyType,
			boolean anyData, boolean binary) {
		this.path = path;
		this.sender = sender;
		this.processors = processors;
		this.anyType = anyType;
		this.anyData = anyData;
		this.binary = binary;
	}

	/**
	 * Add data that the application requires to each mock request, such as a token. For a
	 * {@code RestTestClient}, configure the client instead.
	 * @param processors change the requests, after the event was added
	 * @return the copy
	 */
	public CloudEventHandlerAssert with(RequestPostProcessor... processors) {
		List<RequestPostProcessor> all = new ArrayList<>(this.processors);
		all.addAll(Arrays.asList(processors));
		return new CloudEventHandlerAssert(this.path, this.sender, List.copyOf(all), this.anyType, this.anyData,
				this.binary);
	}

	/**
	 * Expect a handler that takes events of any type.
	 * @return the copy
	 */
	public CloudEventHandlerAssert ofAnyType() {
		return new CloudEventHandlerAssert(this.path, this.sender, this.processors, true, this.anyData, this.binary);
	}

	/**
	 * Expect a handler that does not read the data, or accepts any.
	 * @return the copy
	 */
	public CloudEventHandlerAssert ofAnyData() {
		return new CloudEventHandlerAssert(this.path, this.sender, this.processors, this.anyType, true, this.binary);
	}

	/**
	 * Expect a path that rejects all events in binary mode, such as one whose requests
	 * are signed: signatures do not cover attributes in headers.
	 * @return the copy
	 */
	public CloudEventHandlerAssert withoutBinaryMode() {
		return new CloudEventHandlerAssert(this.path, this.sender, this.processors, this.anyType, this.anyData, false);
	}

	/**
	 * Verify that the handler accepts an event in binary and in structured mode, and
	 * rejects broken variants of it with a 4xx status and a problem document that names
	 * the violation: missing and malformed attributes, an unknown type and unsuitable
	 * data, bodies that can't be read, and wrong content types. If the handler takes
	 * batches, variants are sent in batches too. The handler runs once for each mode that
	 * it takes.
	 * <p>
	 * The expectations follow the properties {@code cloudevents.unknown-type} and
	 * {@code cloudevents.invalid-optional-attributes} of the application under test.
	 * @param event an event that the handler accepts, of a kind that
	 * {@link CloudEventRequests#cloudEvent(Object)} takes, or a request with it
	 */
	public void acceptsOnlyValid(Object event) {
		CloudEventRequestBuilder valid = (event instanceof CloudEventRequestBuilder request) ? request
				: CloudEventRequests.cloudEvent(event);
		List<String> failures = new ArrayList<>();
		BrokenVariants variants = new BrokenVariants(valid, properties(), this.anyType, this.anyData);
		if (this.binary) {
			verify(valid, variants, MessageMode.BINARY, failures);
		}
		else {
			verify("valid event", MessageMode.BINARY, failures, () -> send(valid.in(MessageMode.BINARY)).isRejected());
		}
		verify(valid, variants, MessageMode.STRUCTURED, failures);
		if (takesBatch(valid, failures)) {
			verify(variants.in(MessageMode.BATCH), MessageMode.BATCH, failures);
		}
		if (!failures.isEmpty()) {
			throw new AssertionError("Expected the handler of '%s' to accept only valid events, but:%n%n%s"
				.formatted(this.path, failures.stream().collect(Collectors.joining(System.lineSeparator().repeat(2)))));
		}
	}

	private void verify(CloudEventRequestBuilder valid, BrokenVariants variants, MessageMode mode,
			List<String> failures) {
		verify("valid event", mode, failures, () -> send(valid.in(mode)).isAccepted());
		verify(variants.in(mode), mode, failures);
	}

	private void verify(List<BrokenVariants.Variant> variants, MessageMode mode, List<String> failures) {
		for (BrokenVariants.Variant variant : variants) {
			verify(variant.name(), mode, failures, () -> variant.verify(send(variant.request())));
		}
	}

	private boolean takesBatch(CloudEventRequestBuilder valid, List<String> failures) {
		boolean[] taken = new boolean[1];
		verify("valid event", MessageMode.BATCH, failures, () -> {
			CloudEventReplyAssert reply = send(valid.in(MessageMode.BATCH));
			taken[0] = reply.reply().status() < 300;
			if (!taken[0]) {
				reply.isRejected().hasStatus(415).hasCode(CloudEventRejection.UNSUPPORTED_PREFIX + "batch");
			}
		});
		return taken[0];
	}

	private CloudEventReplyAssert send(CloudEventRequestBuilder request) {
		return this.sender.send(request, this.processors);
	}

	private static void verify(String name, MessageMode mode, List<String> failures, Runnable verification) {
		try {
			verification.run();
		}
		catch (AssertionError ex) {
			failures.add("%d) %s, %s:%n%s".formatted(failures.size() + 1, name,
					(mode == MessageMode.BATCH) ? "in a batch" : mode.name().toLowerCase(Locale.ROOT) + " mode",
					ex.getMessage()));
		}
	}

	private static CloudEventsProperties properties() {
		CloudEventsProperties properties = TestApplication.bean(CloudEventsProperties.class);
		return (properties != null) ? properties : new CloudEventsProperties();
	}

	/**
	 * Sends requests.
	 */
	@FunctionalInterface
	interface Sender {

		CloudEventReplyAssert send(CloudEventRequestBuilder request, List<RequestPostProcessor> processors);

	}

}
