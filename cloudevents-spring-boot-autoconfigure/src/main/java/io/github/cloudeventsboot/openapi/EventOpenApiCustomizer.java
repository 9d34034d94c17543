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
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.cloudeventsboot.ResponseMode;
import io.github.cloudeventsboot.openapi.schema.Constraints;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.StringUtils;

/**
 * Describes the event handlers of a document, once springdoc has found all of them.
 *
 * @since 0.1.0
 */
public final class EventOpenApiCustomizer implements GlobalOpenApiCustomizer, Ordered {

	private final JsonMapper mapper;

	private final Constraints constraints;

	private final ExampleChecks checks;

	private final Settings settings;

	/**
	 * Create a customizer.
	 * @param mapper the mapper that reads and writes data
	 * @param constraints provides the constraints of data
	 * @param checks checks whether handlers accept the examples
	 * @param settings settings of the application
	 */
	public EventOpenApiCustomizer(JsonMapper mapper, Constraints constraints, ExampleChecks checks, Settings settings) {
		this.mapper = mapper;
		this.constraints = constraints;
		this.checks = checks;
		this.settings = settings;
	}

	/**
	 * Return an order before the customizers of the application, which may modify the
	 * result.
	 */
	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public void customise(OpenAPI openApi) {
		if (openApi.getPaths() == null) {
			return;
		}
		if (openApi.getComponents() == null) {
			openApi.setComponents(new Components());
		}
		EventDocument document = new EventDocument(this.mapper, this.constraints, this.checks);
		EventRequests requests = new EventRequests(document, this.settings.maxBatchSize());
		EventResponses responses = new EventResponses(document, this.settings.mode());
		ProblemResponses problems = new ProblemResponses(document, this.settings.acceptsUnknownTypes());
		openApi.getPaths().forEach((path, item) -> item.readOperationsMap().forEach((method, operation) -> {
			DocumentedHandler.Handlers handlers = DocumentedHandler.remove(operation);
			if (handlers != null && !handlers.all().isEmpty()) {
				handlers.all().sort(Comparator.comparing(EventOpenApiCustomizer::key));
				requests.write(operation, handlers);
				responses.write(operation, handlers);
				if (!handlers.accepted().isEmpty()) {
					problems.write(operation, handlers);
				}
				identify(openApi, path, method, operation, handlers.all());
			}
		}));
		document.complete(openApi);
	}

	private static String key(DocumentedHandler handler) {
		return handler.handler().conditions().types() + handler.method().getMethod().toGenericString();
	}

	/**
	 * Make the identifier of an operation unique. If several methods share the operation,
	 * replace the identifier and summary of the method that springdoc found first.
	 */
	private static void identify(OpenAPI openApi, String path, PathItem.HttpMethod method,
			io.swagger.v3.oas.models.Operation operation, List<DocumentedHandler> handlers) {
		boolean named = handlers.stream()
			.map((handler) -> AnnotatedElementUtils.findMergedAnnotation(handler.method().getMethod(), Operation.class))
			.anyMatch((annotation) -> annotation != null && !annotation.operationId().isEmpty());
		if (handlers.size() > 1) {
			Set<String> summaries = handlers.stream()
				.map(DocumentedHandler::summary)
				.filter(StringUtils::hasText)
				.collect(Collectors.toCollection(LinkedHashSet::new));
			operation.setSummary((summaries.size() == 1) ? summaries.iterator().next() : null);
		}
		if (!named) {
			Set<String> others = others(openApi, operation);
			String id = (handlers.size() == 1 && !others.contains(operation.getOperationId()))
					? operation.getOperationId() : id(path, method);
			String unique = id;
			for (int i = 2; others.contains(unique); i++) {
				unique = id + i;
			}
			operation.setOperationId(unique);
		}
	}

	private static Set<String> others(OpenAPI openApi, io.swagger.v3.oas.models.Operation operation) {
		return openApi.getPaths()
			.values()
			.stream()
			.flatMap((item) -> item.readOperations().stream())
			.filter((other) -> other != operation && other.getOperationId() != null)
			.map(io.swagger.v3.oas.models.Operation::getOperationId)
			.collect(Collectors.toSet());
	}

	private static String id(String path, PathItem.HttpMethod method) {
		List<String> words = new ArrayList<>();
		for (String word : path.split("[^A-Za-z0-9]+")) {
			words.add(StringUtils.capitalize(word));
		}
		return method.name().toLowerCase(Locale.ROOT) + String.join("", words);
	}

	/**
	 * Settings of the application that affect the description.
	 *
	 * @param mode the default mode of replies
	 * @param maxBatchSize the maximum number of events in a batch
	 * @param acceptsUnknownTypes whether events of unknown types are accepted
	 */
	public record Settings(ResponseMode mode, int maxBatchSize, boolean acceptsUnknownTypes) {

	}

}
