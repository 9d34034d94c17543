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

import java.util.function.Supplier;

import io.github.cloudeventsboot.CloudEventConverter;
import io.github.cloudeventsboot.binding.EventFactory;
import io.github.cloudeventsboot.observation.CloudEventSendMeters;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringValueResolver;

/**
 * Creates the {@link CloudEventClients} of an application from its internal parts.
 * Internal: not part of the API.
 *
 * @since 0.1.0
 */
public final class CloudEventClientsFactory {

	private CloudEventClientsFactory() {
	}

	/**
	 * Create clients.
	 * @param converter creates values from events
	 * @param factory creates events from values
	 * @param placeholders resolves placeholders in annotations
	 * @param meters called for each sink, supplies its meters or {@code null}
	 * @return the clients
	 */
	public static CloudEventClients create(CloudEventConverter converter, EventFactory factory,
			StringValueResolver placeholders, Supplier<? extends @Nullable CloudEventSendMeters> meters) {
		return new CloudEventClients(converter, factory, placeholders).withMeters(meters);
	}

}
