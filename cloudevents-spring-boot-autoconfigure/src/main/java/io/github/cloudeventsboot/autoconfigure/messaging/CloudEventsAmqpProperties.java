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

package io.github.cloudeventsboot.autoconfigure.messaging;

import io.github.cloudeventsboot.ContentMode;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@link ConfigurationProperties Properties} for events in RabbitMQ messages.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("cloudevents.amqp")
public class CloudEventsAmqpProperties {

	private final Listener listener = new Listener();

	private final Template template = new Template();

	public Listener getListener() {
		return this.listener;
	}

	public Template getTemplate() {
		return this.template;
	}

	/**
	 * Properties for listeners.
	 */
	public static class Listener {

		/**
		 * Whether RabbitMQ listeners can take events.
		 */
		private boolean enabled = true;

		public boolean isEnabled() {
			return this.enabled;
		}

		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

	}

	/**
	 * Properties for templates.
	 */
	public static class Template {

		/**
		 * Whether RabbitMQ templates can send events.
		 */
		private boolean enabled = true;

		/**
		 * Content mode of sent events, unless a listener sets that of its reply.
		 */
		private ContentMode mode = ContentMode.BINARY;

		public boolean isEnabled() {
			return this.enabled;
		}

		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

		public ContentMode getMode() {
			return this.mode;
		}

		public void setMode(ContentMode mode) {
			this.mode = mode;
		}

	}

}
