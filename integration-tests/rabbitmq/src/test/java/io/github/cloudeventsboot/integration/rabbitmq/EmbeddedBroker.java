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

package io.github.cloudeventsboot.integration.rabbitmq;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.apache.qpid.server.SystemLauncher;
import org.apache.qpid.server.SystemLauncherListener;
import org.apache.qpid.server.model.Broker;
import org.apache.qpid.server.model.Container;
import org.apache.qpid.server.model.Port;
import org.apache.qpid.server.model.SystemConfig;

/**
 * A broker for AMQP 0-9-1 in this process, on a port of its own. It serves all tests and
 * ends with the process.
 */
public final class EmbeddedBroker {

	private static final EmbeddedBroker INSTANCE = new EmbeddedBroker();

	private final Ports ports = new Ports();

	private EmbeddedBroker() {
		try {
			Path work = Files.createTempDirectory("broker");
			work.toFile().deleteOnExit();
			Map<String, Object> attributes = new HashMap<>();
			attributes.put(SystemConfig.TYPE, "Memory");
			attributes.put("initialConfigurationLocation",
					EmbeddedBroker.class.getResource("/broker.json").toExternalForm());
			attributes.put("startupLoggedToSystemOut", false);
			attributes.put("context", Map.of("qpid.work_dir", work.toString()));
			new SystemLauncher(this.ports).startup(attributes);
		}
		catch (Exception ex) {
			throw new IllegalStateException("Broker can't be started", ex);
		}
	}

	/**
	 * Return the port on loopback.
	 */
	public static int port() {
		return INSTANCE.ports.port();
	}

	private static final class Ports extends SystemLauncherListener.DefaultSystemLauncherListener {

		private SystemConfig<?> config;

		@Override
		public void onContainerResolve(SystemConfig<?> config) {
			this.config = config;
		}

		int port() {
			Container<?> container = this.config.getContainer();
			return ((Broker<?>) container).getChildren(Port.class).iterator().next().getBoundPort();
		}

	}

}
