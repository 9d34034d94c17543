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

package io.github.cloudeventsboot.integration;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A running application.
 *
 * @param context its context
 */
public record Application(ConfigurableApplicationContext context) implements AutoCloseable {

	public static Application start(Class<?> configuration, List<String> properties) {
		return new Application(new SpringApplicationBuilder(configuration, EventController.class,
				OrdinaryController.class, SharedPathController.class)
			.properties("server.port=0", "spring.main.banner-mode=off", "logging.level.root=off")
			.properties(properties.toArray(String[]::new))
			.run());
	}

	/**
	 * Start an application that has everything but the auto-configuration of this
	 * project.
	 */
	public static Application startWithoutEvents(Class<?> configuration, List<String> properties) {
		List<String> excluded = ImportCandidates.load(AutoConfiguration.class, null)
			.getCandidates()
			.stream()
			.filter((name) -> name.startsWith("io.github.cloudeventsboot."))
			.toList();
		List<String> all = new ArrayList<>(properties);
		all.add("spring.autoconfigure.exclude=" + String.join(",", excluded));
		return start(configuration, all);
	}

	public int port() {
		return this.context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
	}

	/**
	 * Return all of a response that must not change: status, headers except the date, and
	 * body; times, sessions and the port left out.
	 */
	public String describe(Call call) {
		HttpResponse<String> response = call.send(port());
		Map<String, List<String>> headers = new TreeMap<>(response.headers().map());
		headers.remove("date");
		// its order is that of a hash table of mappings
		headers.computeIfPresent("allow",
				(name, methods) -> methods.stream()
					.flatMap((value) -> Stream.of(value.split(",")).map(String::strip))
					.sorted()
					.toList());
		return (response.statusCode() + "\n" + headers + "\n" + response.body())
			.replaceAll("\"timestamp\":\\s*\"[^\"]*\"", "\"timestamp\":\"now\"")
			.replaceAll("<div id='created'>[^<]*<", "<div id='created'>now<")
			.replaceAll("JSESSIONID=[^;]*", "JSESSIONID=any")
			.replace(":" + port(), "");
	}

	@Override
	public void close() {
		this.context.close();
	}

}
