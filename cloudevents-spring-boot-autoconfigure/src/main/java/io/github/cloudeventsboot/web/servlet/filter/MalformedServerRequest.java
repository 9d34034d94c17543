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

package io.github.cloudeventsboot.web.servlet.filter;

import java.io.IOException;
import java.lang.reflect.Type;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.CloudEventException;
import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.UnsupportedCloudEventException;
import io.github.cloudeventsboot.UnsupportedCloudEventException.Reason;
import io.github.cloudeventsboot.event.AttributeNames;
import io.github.cloudeventsboot.event.DataCharsets;
import io.github.cloudeventsboot.http.converter.CloudEventHttpMessageConverter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.Part;
import org.jspecify.annotations.Nullable;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.util.MultiValueMap;
import org.springframework.validation.BindException;
import org.springframework.web.accept.ApiVersionStrategy;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.util.UriBuilder;

/**
 * A request to a functional endpoint with a content type that Spring fails to read. Only
 * a function that reads an event gets a different result.
 *
 * @param delegate the request as Spring sees it
 */
record MalformedServerRequest(ServerRequest delegate) implements ServerRequest {

	@Override
	public <T> T body(Class<T> bodyType) throws ServletException, IOException {
		refuseEvent(bodyType);
		return this.delegate.body(bodyType);
	}

	@Override
	public <T> T body(ParameterizedTypeReference<T> bodyType) throws ServletException, IOException {
		refuseEvent(bodyType.getType());
		return this.delegate.body(bodyType);
	}

	private void refuseEvent(Type bodyType) throws IOException {
		if (bodyType != CloudEvent.class) {
			return;
		}
		for (HttpMessageConverter<?> other : messageConverters()) {
			if (other instanceof CloudEventHttpMessageConverter converter) {
				ServletServerHttpRequest message = new ServletServerHttpRequest(servletRequest());
				// reports the violations in terms of the event, if there are any
				converter.read(CloudEvent.class, message);
				CloudEventException ex = unsupported();
				throw new HttpMessageNotReadableException(ex.getViolations().get(0).toString(), ex, message);
			}
		}
	}

	/**
	 * Return the reason for rejecting the content type. Spring can't send it back, even
	 * if it is a media type.
	 */
	private CloudEventException unsupported() {
		try {
			DataCharsets.of(servletRequest().getHeader(HttpHeaders.CONTENT_TYPE));
			return new UnsupportedCloudEventException(Reason.DATA_CONTENT_TYPE, List
				.of(CloudEventViolation.ofAttribute(AttributeNames.DATACONTENTTYPE, "is not a supported media type")),
					null);
		}
		catch (UnsupportedCloudEventException ex) {
			return ex;
		}
	}

	@Override
	public HttpMethod method() {
		return this.delegate.method();
	}

	@Override
	public URI uri() {
		return this.delegate.uri();
	}

	@Override
	public UriBuilder uriBuilder() {
		return this.delegate.uriBuilder();
	}

	@Override
	public Headers headers() {
		return this.delegate.headers();
	}

	@Override
	public MultiValueMap<String, Cookie> cookies() {
		return this.delegate.cookies();
	}

	@Override
	public Optional<InetSocketAddress> remoteAddress() {
		return this.delegate.remoteAddress();
	}

	@Override
	public List<HttpMessageConverter<?>> messageConverters() {
		return this.delegate.messageConverters();
	}

	@Override
	public @Nullable ApiVersionStrategy apiVersionStrategy() {
		return this.delegate.apiVersionStrategy();
	}

	@Override
	public <T> T bind(Class<T> bindType, Consumer<WebDataBinder> dataBinderCustomizer) throws BindException {
		return this.delegate.bind(bindType, dataBinderCustomizer);
	}

	@Override
	public Map<String, Object> attributes() {
		return this.delegate.attributes();
	}

	@Override
	public MultiValueMap<String, String> params() {
		return this.delegate.params();
	}

	@Override
	public MultiValueMap<String, Part> multipartData() throws IOException, ServletException {
		return this.delegate.multipartData();
	}

	@Override
	public Map<String, String> pathVariables() {
		return this.delegate.pathVariables();
	}

	@Override
	public HttpSession session() {
		return this.delegate.session();
	}

	@Override
	public Optional<Principal> principal() {
		return this.delegate.principal();
	}

	@Override
	public HttpServletRequest servletRequest() {
		return this.delegate.servletRequest();
	}

}
