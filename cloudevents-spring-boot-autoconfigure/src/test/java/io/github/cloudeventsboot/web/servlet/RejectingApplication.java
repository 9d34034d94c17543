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

package io.github.cloudeventsboot.web.servlet;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventAttribute;
import io.github.cloudeventsboot.annotation.CloudEventMapping;
import io.github.cloudeventsboot.annotation.CloudEventPayload;
import io.github.cloudeventsboot.annotation.CloudEventType;
import io.github.cloudeventsboot.testsupport.Connection;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.entry;

/**
 * An application that rejects events for many reasons, started once for each set of
 * arguments.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ RejectingApplication.Controller.class, RejectingApplication.Calls.class })
class RejectingApplication {

	/** One request for each cause, and the status that answers it. */
	static final Map<String, Integer> REQUESTS = Map.ofEntries(entry("/typed binary && -ce-id", 400),
			entry("/typed structured && body = {\"id\":S3CR3T", 400),
			entry("/typed structured && .data = [\"S3CR3T\"]", 400),
			entry("/typed binary && body = {\"amount\":0,\"note\":\"S3CR3T\"}", 400),
			entry("/typed binary && ce-type: S3CR3T", 400), entry("/mapped binary && ce-type: S3CR3T", 400),
			entry("/typed binary && Content-Type: text/plain", 415), entry("/typed batch", 415),
			entry("/typed binary && body = <2000*S3CR3T>", 413), entry("/region binary && ce-region: S3CR3T", 400),
			entry("/payload binary && body = {\"amount\":-1,\"note\":\"S3CR3T\"}", 400),
			entry("/list batch3 && -.id", 400));

	private static final Map<List<?>, ConfigurableApplicationContext> contexts = new HashMap<>();

	static ConfigurableApplicationContext start(List<Class<?>> classes, String... arguments) {
		return contexts.computeIfAbsent(List.of(classes, List.of(arguments)), (key) -> run(classes, arguments));
	}

	private static ConfigurableApplicationContext run(List<Class<?>> classes, String... arguments) {
		List<Class<?>> sources = new ArrayList<>(List.of(RejectingApplication.class));
		sources.addAll(classes);
		String[] all = Stream.concat(Stream.of("--server.port=0", "--spring.main.banner-mode=off",
				"--logging.level.root=info", "--cloudevents.http.max-body-size=4KB"), Stream.of(arguments))
			.toArray(String[]::new);
		return new SpringApplicationBuilder(sources.toArray(Class<?>[]::new)).run(all);
	}

	static Connection.Response send(ConfigurableApplicationContext context, String request) throws Exception {
		int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
		int space = request.indexOf(' ');
		return Connection.send(port,
				RequestLine.parse(request.substring(space + 1)).toBytes(request.substring(0, space)));
	}

	static void close() {
		contexts.values().forEach(ConfigurableApplicationContext::close);
		contexts.clear();
	}

	static class Calls {

		final List<String> names = new CopyOnWriteArrayList<>();

	}

	@RestController
	static class Controller {

		private final Calls calls;

		Controller(Calls calls) {
			this.calls = calls;
		}

		@PostMapping("/typed")
		void typed(OrderPlaced event) {
			this.calls.names.add("typed");
		}

		@PostMapping("/typed-list")
		void typedList(List<OrderPlaced> event) {
			this.calls.names.add("typed-list");
		}

		@PostMapping("/list")
		void list(List<CloudEvent> event) {
			this.calls.names.add("list");
		}

		@CloudEventMapping(path = "/mapped", type = "order.placed")
		void mapped(CloudEvent event) {
			this.calls.names.add("mapped");
		}

		@PostMapping("/payload")
		void payload(@CloudEventPayload Order order) {
		}

		@PostMapping("/written")
		void written(Writer writer, OrderPlaced event) throws IOException {
			writer.write("written");
		}

		@PostMapping("/path/{variable}")
		void path(CloudEvent event) {
		}

		@PostMapping("/region")
		void region(@CloudEventAttribute @Nullable @Size(max = 2) String region) {
		}

		@PostMapping("/ordinary")
		void ordinary() {
			throw new IllegalStateException("ordinary");
		}

	}

	@CloudEventType("order.placed")
	record OrderPlaced(Order data) {
	}

	record Order(@Positive int amount, @Nullable String note,
			@Nullable @Pattern(regexp = "[a-z]{1,5}", message = "must be short, not ${validatedValue}") String text) {
	}

}
