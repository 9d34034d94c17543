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

import java.util.Map;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Starts an application for {@link ClassPathTests}, and ends it.
 */
public final class StartedApplication {

	private StartedApplication() {
	}

	public static void main(String[] args) throws Exception {
		SpringApplication application = new SpringApplication(Class.forName(args[0]));
		application.setDefaultProperties(
				Map.of("server.port", "0", "server.address", "127.0.0.1", "spring.kafka.listener.auto-startup", "false",
						"spring.rabbitmq.listener.simple.auto-startup", "false"));
		try (ConfigurableApplicationContext context = application.run()) {
			String port = context.getEnvironment().getProperty("local.server.port");
			System.out.println((port != null) ? "Started with a server" : "Started without server");
			if (port != null) {
				OnlyHttp.send(port);
			}
		}
	}

}
