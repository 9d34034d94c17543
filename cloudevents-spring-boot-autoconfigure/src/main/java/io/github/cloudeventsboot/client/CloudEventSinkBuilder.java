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

package io.github.cloudeventsboot.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.cloudeventsboot.ContentMode;
import io.github.cloudeventsboot.event.AttributeNames;
import io.github.cloudeventsboot.message.MessageMode;
import org.jspecify.annotations.Nullable;

import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.util.Assert;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.web.client.RestClient;

/**
 * Builds a {@link CloudEventSink} that posts events to a URL.
 *
 * <p>
 * For example:
 *
 * <pre class="code">
 * CloudEventSink sink = CloudEventClients.create("/shop")
 * 	.sink(URI.create("https://example.com/events"))
 * 	.maxAttempts(3)
 * 	.build();
 * </pre>
 *
 * @since 0.1.0
 * @see CloudEventClients#sink(URI)
 */
public final class CloudEventSinkBuilder {

	private static final double MULTIPLIER = 2;

	private final CloudEventClients clients;

	private final URI url;

	private final Map<String, Object> extensions = new LinkedHashMap<>();

	private RestClient.Builder client = RestClient.builder();

	private @Nullable ClientHttpRequestFactory requestFactory;

	private Duration timeout = Duration.ofSeconds(30);

	private MessageMode mode = MessageMode.BINARY;

	private int maxAttempts = 4;

	private Duration delay = Duration.ofSeconds(1);

	private Duration maxDelay = Duration.ofSeconds(30);

	CloudEventSinkBuilder(CloudEventClients clients, URI url) {
		Assert.notNull(url, "'url' must not be null");
		String problem = SinkUrls.problem(url);
		// without the URL, which may contain credentials
		Assert.isTrue(problem == null, () -> "'url' " + problem);
		this.clients = clients;
		this.url = url;
	}

	/**
	 * Set the client that sends the events. Its request factory is replaced, because it
	 * may follow redirects. If left out, a client with Spring's defaults is used.
	 * @param client the client, which is copied
	 * @return this builder
	 * @see #requestFactory
	 */
	public CloudEventSinkBuilder client(RestClient.Builder client) {
		Assert.notNull(client, "'client' must not be null");
		this.client = client.clone();
		return this;
	}

	/**
	 * Set the request factory. It must not follow redirects: a POST that becomes a GET
	 * arrives without the event, and the loss goes unnoticed. If left out, the JDK's
	 * client is used.
	 * @param requestFactory the request factory
	 * @return this builder
	 */
	public CloudEventSinkBuilder requestFactory(ClientHttpRequestFactory requestFactory) {
		Assert.notNull(requestFactory, "'requestFactory' must not be null");
		this.requestFactory = requestFactory;
		return this;
	}

	/**
	 * Set the time to wait for a connection, and for the response to an event. If left
	 * out, it is thirty seconds. A {@linkplain #requestFactory request factory} has its
	 * own timeouts.
	 * @param timeout the time, greater than zero
	 * @return this builder
	 */
	public CloudEventSinkBuilder timeout(Duration timeout) {
		Assert.isTrue(timeout.toMillis() > 0, "'timeout' must be greater than 0");
		this.timeout = timeout;
		return this;
	}

	/**
	 * Set the content mode. If left out, it is binary. Batches have a mode of their own.
	 * @param mode the mode
	 * @return this builder
	 */
	public CloudEventSinkBuilder mode(ContentMode mode) {
		Assert.notNull(mode, "'mode' must not be null");
		this.mode = (mode == ContentMode.STRUCTURED) ? MessageMode.STRUCTURED : MessageMode.BINARY;
		return this;
	}

	/**
	 * Set an extension attribute on every event, overriding its own.
	 * @param name the name: lower-case ASCII letters and digits
	 * @param value the value: a {@code Boolean}, {@code Integer}, {@code String},
	 * {@code byte[]}, {@code URI} or {@code OffsetDateTime}
	 * @return this builder
	 */
	public CloudEventSinkBuilder extension(String name, Object value) {
		Assert.isTrue(AttributeNames.isValid(name) && !AttributeNames.CORE.contains(name),
				() -> "'name' must be the name of an extension attribute, but is '" + name + "'");
		Assert.notNull(value, "'value' must not be null");
		this.extensions.put(name, value);
		return this;
	}

	/**
	 * Set the maximum number of attempts to send an event. If left out, it is four.
	 * @param maxAttempts the number, at least one
	 * @return this builder
	 */
	public CloudEventSinkBuilder maxAttempts(int maxAttempts) {
		Assert.isTrue(maxAttempts > 0, "'maxAttempts' must be greater than 0");
		this.maxAttempts = maxAttempts;
		return this;
	}

	/**
	 * Set the time to wait after the first attempt, which doubles after each further one
	 * unless the sink sends a time to wait. If left out, it is a second.
	 * @param delay the time, greater than zero
	 * @return this builder
	 */
	public CloudEventSinkBuilder delay(Duration delay) {
		Assert.isTrue(delay.toMillis() > 0, "'delay' must be greater than 0");
		this.delay = delay;
		return this;
	}

	/**
	 * Set the longest time to wait between attempts, even if the sink requests more. If
	 * left out, it is thirty seconds.
	 * @param maxDelay the time, greater than zero
	 * @return this builder
	 */
	public CloudEventSinkBuilder maxDelay(Duration maxDelay) {
		Assert.isTrue(maxDelay.toMillis() > 0, "'maxDelay' must be greater than 0");
		this.maxDelay = maxDelay;
		return this;
	}

	/**
	 * Build the sink.
	 * @return the sink
	 */
	public CloudEventSink build() {
		ExponentialBackOff backOff = new ExponentialBackOff(Math.min(this.delay.toMillis(), this.maxDelay.toMillis()),
				MULTIPLIER);
		backOff.setMaxInterval(this.maxDelay.toMillis());
		backOff.setMaxAttempts(this.maxAttempts - 1);
		RestClient.Builder restClient = this.clients.configure(this.client.clone())
			.requestFactory((this.requestFactory != null) ? this.requestFactory : jdk());
		if (this.url.getRawQuery() != null) {
			restClient.requestInterceptor(new SinkQuery(this.url.getRawQuery()));
		}
		Duration longest = this.maxDelay;
		SinkDelivery delivery = new SinkDelivery(restClient.build(), SinkQuery.without(this.url),
				() -> new SinkRetryPolicy(backOff, longest), this.clients.meters(this.mode));
		return new HttpCloudEventSink(this.clients.encoder(), new EventOverrides(this.extensions), this.mode, delivery);
	}

	private ClientHttpRequestFactory jdk() {
		HttpClient httpClient = HttpClient.newBuilder()
			.followRedirects(HttpClient.Redirect.NEVER)
			.connectTimeout(this.timeout)
			.build();
		JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory(httpClient);
		factory.setReadTimeout(this.timeout);
		return factory;
	}

}
