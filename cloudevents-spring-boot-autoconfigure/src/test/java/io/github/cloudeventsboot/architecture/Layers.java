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

package io.github.cloudeventsboot.architecture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass.Predicates;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;

/**
 * The drawing of the architecture as data. A layer is a package. It may import what its
 * line names, what these may import in turn, and nothing else.
 *
 * <pre>
 * (root)  vocabulary, exceptions, CloudEventConverter, data SPI            JDK, SDK, spring-core
 *   ▲
 *   ├── annotation                                                         + spring-web's bind.annotation
 *   ├── event        attribute rules, canonical strings, received event
 *   │     ▲
 *   │     ├── format.json    JSON event and batch format on bytes          + Jackson streaming
 *   │     ├── http           content modes, ce- header codec, media types  ◄ format.json, o.s.http
 *   │     └── binding        event ↔ value, unions, constraints            ◄ annotation, format.json; Jackson databind, Bean Validation, ErrorResponse
 *   ├── observation  context, convention, documentation                    ◄ event; Micrometer, SLF4J's MDC
 *   │
 *   │   http.converter   message converters                                ◄ http, binding; exceptions of clients
 *   │   web.method       what an event handler takes and answers           ◄ annotation, binding (no servlet)
 *   │   web.servlet      resolvers, replies, mappings, exceptions          ◄ http, web.method, observation
 *   │   web.security     matches requests of event handlers                ◄ web.servlet; Spring Security
 *   │   client ◄ http.converter     messaging ◄ format.json, binding     openapi, actuate ◄ web.method
 *   │                                                                      actuate + the actuator's annotations
 *   └── autoconfigure.*  ◄ all; nobody imports it; nothing else knows Boot
 * </pre>
 */
final class Layers {

	/** The layer that knows all others, with the packages inside it. */
	static final String TOP = "autoconfigure";

	private final String root;

	private final Map<String, Layer> layers = new LinkedHashMap<>();

	Layers(String root) {
		this.root = root;
		layer("").libraries("java..", "org.jspecify.annotations", "io.cloudevents", "io.cloudevents.core..",
				"io.cloudevents.lang", "io.cloudevents.rw", "io.cloudevents.types", "org.springframework.aot.hint..",
				"org.springframework.core..", "org.springframework.util..", "org.apache.commons.logging");
		layer("annotation").on("").libraries("org.springframework.web.bind.annotation");
		layer("event").on("");
		layer("format.json").on("event").libraries("tools.jackson.core..");
		layer("http").on("format.json").libraries("org.springframework.http");
		layer("binding").on("format.json", "annotation")
			.libraries("tools.jackson..", "com.fasterxml.jackson.annotation", "jakarta.validation..",
					"org.springframework.beans", "org.springframework.web");
		layer("observation").on("event").libraries("io.micrometer..", "org.slf4j");
		layer("http.converter").on("http", "binding")
			.libraries("org.springframework.http..", "org.springframework.web.client");
		layer("web.method").on("annotation", "binding")
			.libraries("org.springframework.http", "org.springframework.web.method", "kotlin..");
		layer("web.servlet").on("http", "web.method", "observation")
			.libraries("jakarta.servlet..", "org.springframework.aot.generate", "org.springframework.beans..",
					"org.springframework.context..", "org.springframework.http..", "org.springframework.stereotype",
					"org.springframework.ui", "org.springframework.validation..", "org.springframework.web..");
		layer("web.security").on("web.servlet").libraries("org.springframework.security..");
		layer("client").on("http.converter")
			.libraries("org.springframework.web.client", "org.springframework.web.service..");
		layer("messaging").on("format.json", "binding")
			.libraries("io.cloudevents.spring.messaging", "org.springframework.messaging..");
		layer("openapi").on("web.method").libraries("io.swagger.v3..", "org.springdoc..", "org.springframework.web..");
		layer("actuate").on("web.method")
			.libraries("org.springframework.boot.actuate.endpoint..", "org.springframework.web..");
	}

	private Layer layer(String name) {
		return this.layers.computeIfAbsent(name, (key) -> new Layer(key, new LinkedHashSet<>(), new LinkedHashSet<>()));
	}

	private String packageOf(String layer) {
		return (layer.isEmpty()) ? this.root : this.root + "." + layer;
	}

	/**
	 * Return one rule for each layer, and one that there are no other packages.
	 */
	List<ArchRule> rules() {
		List<ArchRule> rules = new ArrayList<>();
		Set<String> packages = new LinkedHashSet<>();
		this.layers.values().forEach((layer) -> {
			packages.add(packageOf(layer.name()));
			Set<String> allowed = new LinkedHashSet<>();
			collect(layer, allowed);
			rules.add(ArchRuleDefinition.noClasses()
				.that()
				.resideInAPackage(packageOf(layer.name()))
				.should()
				.dependOnClassesThat(
						DescribedPredicate.not(Predicates.resideInAnyPackage(allowed.toArray(String[]::new)))
							// the component types of arrays of primitives
							.and(Predicates.resideOutsideOfPackage("")))
				.as("layer '" + layer.name() + "' may import " + allowed)
				.allowEmptyShould(true));
		});
		packages.add(packageOf(TOP) + "..");
		rules.add(ArchRuleDefinition.classes()
			.should()
			.resideInAnyPackage(packages.toArray(String[]::new))
			.as("every package is a layer"));
		return rules;
	}

	private void collect(Layer layer, Set<String> allowed) {
		allowed.add(packageOf(layer.name()));
		layer.below().forEach((name) -> collect(layer(name), allowed));
		allowed.addAll(layer.allowedLibraries());
	}

	private record Layer(String name, Set<String> below, Set<String> allowedLibraries) {

		Layer on(String... names) {
			this.below.addAll(List.of(names));
			return this;
		}

		Layer libraries(String... packages) {
			this.allowedLibraries.addAll(List.of(packages));
			return this;
		}

	}

}
