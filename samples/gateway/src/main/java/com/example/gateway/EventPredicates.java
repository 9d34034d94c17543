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

package com.example.gateway;

import io.cloudevents.CloudEvent;

import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * Predicates on the decoded type of an event: in a header, senders may percent-encode any
 * character of it.
 */
final class EventPredicates {

	private static final String TYPE = EventPredicates.class.getName() + ".type";

	private EventPredicates() {
	}

	static RequestPredicate type(String type) {
		return (request) -> typeOf(request).equals(type);
	}

	static RequestPredicate typePrefix(String prefix) {
		return (request) -> typeOf(request).startsWith(prefix);
	}

	static void keepType(ServerRequest request, CloudEvent event) {
		request.servletRequest().setAttribute(TYPE, event.getType());
	}

	private static String typeOf(ServerRequest request) {
		return (String) request.servletRequest().getAttribute(TYPE);
	}

}
