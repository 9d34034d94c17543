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

package io.github.cloudeventsboot.integration.transports;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import io.github.cloudeventsboot.ContentMode;
import io.github.cloudeventsboot.integration.transports.Trade.Sold;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * An application that takes events by HTTP.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@RestController
class OnlyHttp {

	@PostMapping("/")
	Sold on(Sold event) {
		return event;
	}

	static void send(String port) throws Exception {
		RawEvent event = Fault.NONE.event(Kind.TYPE);
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port))
			.POST(BodyPublishers.ofByteArray(event.body(ContentMode.BINARY)));
		event.headers("ce-", HttpTransport::encode, ContentMode.BINARY).forEach(request::header);
		HttpResponse<String> response = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
		if (response.statusCode() != 200 || response.headers().firstValue("ce-id").isEmpty()) {
			throw new IllegalStateException(response + response.body());
		}
	}

}
