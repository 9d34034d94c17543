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

package io.github.cloudeventsboot.autoconfigure.web.servlet;

import io.github.cloudeventsboot.binding.EventEncoder;
import io.github.cloudeventsboot.http.converter.CloudEventHttpMessageConverter;
import io.github.cloudeventsboot.web.servlet.EventRequests;
import io.github.cloudeventsboot.web.servlet.ServletEventMessage;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.http.converter.HttpMessageConverters.ServerBuilder;

/**
 * Lets functional endpoints read and write events. The converter is not a bean, as Spring
 * Boot would give it to clients as well.
 */
final class EventServerConvertersCustomizer implements ServerHttpMessageConvertersCustomizer {

	private final CloudEventHttpMessageConverter converter;

	EventServerConvertersCustomizer(EventRequests requests, ObjectProvider<EventEncoder> encoder) {
		// asked late: converters are beans that data may need
		this.converter = new CloudEventHttpMessageConverter(encoder::getObject, requests.getMaxBodySize(),
				requests.getMaxBatchSize(), requests.getMaxAttributes(), ServletEventMessage::of);
	}

	@Override
	public void customize(ServerBuilder builder) {
		builder.addCustomConverter(this.converter);
	}

}
