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

package io.github.cloudeventsboot.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.cloudeventsboot.handler.EventContract;
import io.github.cloudeventsboot.handler.EventHandlerMethod;
import io.github.cloudeventsboot.handler.ReplyContract;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/**
 * A handler method of a documented operation.
 *
 * @param method the method
 * @param handler its description
 * @param reply its reply
 * @param mappings its mappings
 * @param summary its summary, empty if there is none
 */
record DocumentedHandler(HandlerMethod method, EventHandlerMethod handler, ReplyContract reply,
		List<RequestMappingInfo> mappings, String summary) {

	/**
	 * The key under which the handlers of an operation are stored until the document is
	 * complete.
	 */
	private static final String EXTENSION = "x-cloudevents-handlers";

	/**
	 * Return the handlers of an operation, to which more may be added.
	 */
	static Handlers of(Operation operation) {
		Handlers handlers = find(operation);
		if (handlers == null) {
			handlers = new Handlers(new ArrayList<>(), new LinkedHashMap<>(), new Content());
			operation.addExtension(EXTENSION, handlers);
		}
		return handlers;
	}

	private static @Nullable Handlers find(Operation operation) {
		return (operation.getExtensions() != null && operation.getExtensions().get(EXTENSION) instanceof Handlers found)
				? found : null;
	}

	/**
	 * Return the handlers of an operation, and remove them.
	 */
	static @Nullable Handlers remove(Operation operation) {
		Handlers handlers = find(operation);
		if (handlers != null) {
			operation.getExtensions().remove(EXTENSION);
			if (operation.getExtensions().isEmpty()) {
				operation.setExtensions(null);
			}
		}
		return handlers;
	}

	List<EventContract> accepted() {
		return (this.handler.isEventHandler()) ? EventContract.accepted(this.handler) : List.of();
	}

	/**
	 * The handlers of one operation.
	 *
	 * @param all the handlers
	 * @param others responses that are not events
	 * @param bodies the request bodies of methods on the path that are not event handlers
	 */
	record Handlers(List<DocumentedHandler> all, Map<String, ApiResponse> others, Content bodies) {

		/**
		 * Return the accepted kinds of events, with their summaries.
		 */
		Map<EventContract, String> accepted() {
			Map<EventContract, String> contracts = new LinkedHashMap<>();
			this.all.forEach((documented) -> documented.accepted()
				.forEach((contract) -> contracts.putIfAbsent(contract, documented.summary())));
			return contracts;
		}

	}

}
