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

package com.example.rabbitmq;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.apache.qpid.server.SystemLauncher;
import org.apache.qpid.server.SystemLauncherListener.DefaultSystemLauncherListener;
import org.apache.qpid.server.model.Broker;
import org.apache.qpid.server.model.Port;
import org.apache.qpid.server.model.SystemConfig;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.amqp.autoconfigure.RabbitConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.FileSystemUtils;

/**
 * A broker in the process of the application, on a free port of this machine. It is
 * Apache Qpid, which understands the protocol of RabbitMQ. It begins empty and forgets
 * everything when the application stops.
 */
@TestConfiguration(proxyBeanMethods = false)
class EmbeddedBroker {

	@Bean
	Qpid broker() throws Exception {
		return new Qpid();
	}

	@Bean
	RabbitConnectionDetails connectionDetails(Qpid broker) {
		return () -> List.of(new RabbitConnectionDetails.Address("127.0.0.1", broker.port()));
	}

	static final class Qpid extends DefaultSystemLauncherListener implements DisposableBean {

		private final SystemLauncher launcher = new SystemLauncher(this);

		private final Path directory = Files.createTempDirectory("qpid");

		private SystemConfig<?> config;

		Qpid() throws Exception {
			String configuration = new ClassPathResource("broker.json").getURL().toExternalForm();
			this.launcher.startup(Map.of(SystemConfig.TYPE, "Memory", "initialConfigurationLocation", configuration,
					"startupLoggedToSystemOut", false, "context", Map.of("qpid.work_dir", this.directory.toString())));
		}

		@Override
		public void onContainerResolve(SystemConfig<?> config) {
			this.config = config;
		}

		int port() {
			Broker<?> broker = (Broker<?>) this.config.getContainer();
			return broker.getChildren(Port.class).iterator().next().getBoundPort();
		}

		@Override
		public void destroy() throws IOException {
			this.launcher.shutdown();
			FileSystemUtils.deleteRecursively(this.directory);
		}

	}

}
