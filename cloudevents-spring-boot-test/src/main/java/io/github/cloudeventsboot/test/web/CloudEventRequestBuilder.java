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

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import io.github.cloudeventsboot.CloudEventConverter;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.message.MessageMode;
import io.github.cloudeventsboot.test.support.TestApplication;

import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.util.Assert;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.context.support.WebApplicationContextUtils;

/**
 * A request with an event, valid or broken. Immutable: each method returns a copy, so
 * that a test can vary a single valid event.
 * <p>
 * {@code MockMvc} and {@code MockMvcTester} take it as a {@link RequestPostProcessor}:
 * {@code mvc.post().uri("/events").with(cloudEvent(event))}. With {@code RestTestClient}
 * it is {@code cloudEvent(event).exchange(client.post().uri("/events"))}.
 *
 * @since 0.1.0
 * @see CloudEventRequests
 */
public final class CloudEventRequestBuilder implements RequestPostProcessor {

	private final ChangedEvents events;

	private final MessageMode mode;

	private final List<UnaryOperator<RequestParts>> requestChanges;

	CloudEventRequestBuilder(List<Object> events, boolean batch) {
		this(new ChangedEvents(events, List.of()), (batch) ? MessageMode.BATCH : MessageMode.BINARY, List.of());
	}

	private CloudEventRequestBuilder(ChangedEvents events, MessageMode mode,
			List<UnaryOperator<RequestParts>> requestChanges) {
		this.events = events;
		this.mode = mode;
		this.requestChanges = requestChanges;
	}

	/**
	 * Send the event in binary mode, which is the default.
	 * @return the copy
	 */
	public CloudEventRequestBuilder binary() {
		return in(MessageMode.BINARY);
	}

	/**
	 * Send the event in structured mode, in the JSON event format.
	 * @return the copy
	 */
	public CloudEventRequestBuilder structured() {
		return in(MessageMode.STRUCTURED);
	}

	/**
	 * Send the event as a batch of one.
	 * @return the copy
	 */
	public CloudEventRequestBuilder batch() {
		return in(MessageMode.BATCH);
	}

	CloudEventRequestBuilder in(MessageMode mode) {
		Assert.state(mode == MessageMode.BATCH || this.events.isSingle(), "Several events can only be sent as a batch");
		return new CloudEventRequestBuilder(this.events, mode, this.requestChanges);
	}

	/**
	 * Set an attribute to any value. A {@code Boolean} or {@code Integer} remains one in
	 * structured mode.
	 * @param name the name of the attribute, valid or not
	 * @param value the value, valid or not
	 * @return the copy
	 */
	public CloudEventRequestBuilder with(String name, Object value) {
		Assert.notNull(value, "'value' must not be null");
		return change((event, converter) -> event.with(name, value));
	}

	/**
	 * Leave out an attribute.
	 * @param name the name of the attribute
	 * @return the copy
	 */
	public CloudEventRequestBuilder without(String name) {
		return change((event, converter) -> event.without(name));
	}

	/**
	 * Set the data to a value, converted like the data of sent events: JSON for objects,
	 * text for strings, {@code application/octet-stream} for bytes. Sets the
	 * {@code datacontenttype}.
	 * @param data the data
	 * @return the copy
	 * @see #withJson
	 */
	public CloudEventRequestBuilder withData(Object data) {
		return change((event, converter) -> {
			EventParts parts = EventParts.of(converter.toCloudEvent(OutgoingCloudEvent.of("data", data)));
			return event.with("datacontenttype", parts.attributes().getOrDefault("datacontenttype", ""))
				.withData(parts.data());
		});
	}

	/**
	 * Set the data to JSON, valid or not. Sets the {@code datacontenttype}.
	 * @param json the data as it is sent
	 * @return the copy
	 */
	public CloudEventRequestBuilder withJson(String json) {
		return withData("application/json", json.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Set the data to bytes of any media type.
	 * @param dataContentType the {@code datacontenttype}
	 * @param data the data
	 * @return the copy
	 */
	public CloudEventRequestBuilder withData(String dataContentType, byte[] data) {
		return change((event, converter) -> event.with("datacontenttype", dataContentType).withData(data));
	}

	/**
	 * Leave out the data and its {@code datacontenttype}.
	 * @return the copy
	 */
	public CloudEventRequestBuilder withoutData() {
		return change((event, converter) -> event.without("datacontenttype").withData(null));
	}

	/**
	 * Set the {@code Content-Type} of the request, which differs from that of the data in
	 * structured mode and in batches.
	 * @param contentType the header, valid or not
	 * @return the copy
	 */
	public CloudEventRequestBuilder contentType(String contentType) {
		return changeRequest((request) -> request.withContentType(contentType));
	}

	/**
	 * Add a header that is not an attribute, such as {@code Authorization}.
	 * @param name the name of the header
	 * @param value the value
	 * @return the copy
	 */
	public CloudEventRequestBuilder header(String name, String value) {
		return changeRequest((request) -> request.withHeader(name, value));
	}

	/**
	 * Set the body of the request, such as one that is not JSON in structured mode.
	 * @param body the body
	 * @return the copy
	 */
	public CloudEventRequestBuilder body(String body) {
		return changeRequest((request) -> request.withBody(body.getBytes(StandardCharsets.UTF_8)));
	}

	private CloudEventRequestBuilder change(ChangedEvents.Change change) {
		return new CloudEventRequestBuilder(this.events.change(change), this.mode, this.requestChanges);
	}

	private CloudEventRequestBuilder changeRequest(UnaryOperator<RequestParts> change) {
		List<UnaryOperator<RequestParts>> changes = new ArrayList<>(this.requestChanges);
		changes.add(change);
		return new CloudEventRequestBuilder(this.events, this.mode, List.copyOf(changes));
	}

	/**
	 * Send the request.
	 * @param request the request so far, with its method and path
	 * @return the response
	 */
	public RestTestClient.ResponseSpec exchange(RestTestClient.RequestBodySpec request) {
		HttpEntity<byte[]> entity = toEntity();
		request.headers((headers) -> headers.addAll(entity.getHeaders()));
		return (entity.getBody() != null) ? request.body(entity.getBody()).exchange() : request.exchange();
	}

	/**
	 * Return the headers and the body, for other clients such as
	 * {@code TestRestTemplate}.
	 * @return the headers, and the body if there is one
	 */
	public HttpEntity<byte[]> toEntity() {
		RequestParts parts = parts(TestApplication.converter());
		HttpHeaders headers = new HttpHeaders();
		parts.headers().forEach(headers::add);
		if (parts.contentType() != null) {
			headers.set(HttpHeaders.CONTENT_TYPE, parts.contentType());
		}
		return new HttpEntity<>(parts.body(), headers);
	}

	/**
	 * Add the event to a mock request. Called by {@code MockMvc}.
	 */
	@Override
	public MockHttpServletRequest postProcessRequest(MockHttpServletRequest request) {
		WebApplicationContext context = WebApplicationContextUtils
			.getWebApplicationContext(request.getServletContext());
		RequestParts parts = parts(TestApplication.converter(context));
		parts.headers().forEach(request::addHeader);
		if (parts.contentType() != null) {
			request.setContentType(parts.contentType());
		}
		request.setContent(parts.body());
		return request;
	}

	private RequestParts parts(CloudEventConverter converter) {
		RequestParts parts = RequestParts.of(events(converter), this.mode);
		for (UnaryOperator<RequestParts> change : this.requestChanges) {
			parts = change.apply(parts);
		}
		return parts;
	}

	/**
	 * Return the events with all changes applied.
	 */
	List<EventParts> events(CloudEventConverter converter) {
		return this.events.resolve(converter);
	}

}
