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
 * (root)       vocabulary, exceptions, CloudEventConverter, strategies        JDK, SDK, spring-core, Jackson's annotations
 * annotation   what users write                                               + spring-web's bind.annotation
 * event        attribute rules, canonical strings, patterns, received event
 * format.json  JSON event and batch format on bytes                           ◄ event; Jackson streaming
 * json         Jackson module for events in other JSON                        ◄ format.json; Jackson databind
 * message      a message of any protocol: mode, reading and writing, limits   ◄ format.json
 * binding      event ↔ value, unions, constraints                             ◄ annotation, format.json; Jackson, validation
 * observation  context, convention, documentation                             ◄ event; Micrometer, SLF4J's MDC
 * handler      handler methods without any transport, one exchange            ◄ binding, message, observation; no spring-web
 * messaging    events in listeners and templates, whatever the broker         ◄ handler; spring-messaging
 *   amqp       messages, listener endpoints and templates of RabbitMQ          ◄ messaging; spring-rabbit
 *   kafka      records, listener endpoints and producers of Kafka             ◄ messaging; spring-kafka
 * http         ce- headers, percent-coding                                    ◄ message; o.s.http
 *   problem    rejections as HTTP responses                                   ◄ event; o.s.http, o.s.web
 *   converter  message converters                                             ◄ http, binding
 * web.servlet  Spring MVC adapter                                             ◄ handler, http, http.problem, http.converter
 *   mapping    methods with @CloudEventMapping, found and registered          ◄ web.servlet
 *   filter     requests before the dispatcher                                 ◄ web.servlet
 * web.webhook  consent and signatures of webhooks                             ◄ web.servlet.filter
 * web.security matches requests of event handlers                             ◄ web.webhook; Spring Security
 * client       RestClient, RestTemplate, HTTP interfaces, sink                ◄ http.converter, observation
 * openapi      describes what handler has found                               ◄ handler, http.problem; springdoc
 *   schema     JSON Schema of data as the mapper reads and writes it          ◄ binding; Jackson, validation
 * actuate      describes handlers and listeners                              ◄ messaging; the actuator's annotations
 * autoconfigure.*    conditions and properties                                ◄ all; nobody imports it; nothing else knows Boot
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
				"org.springframework.core..", "org.springframework.util..", "org.apache.commons.logging",
				"com.fasterxml.jackson.annotation");
		layer("annotation").on("").libraries("org.springframework.web.bind.annotation");
		layer("event").on("");
		layer("format.json").on("event").libraries("tools.jackson.core..");
		layer("json").on("format.json").libraries("tools.jackson..");
		layer("message").on("format.json");
		layer("binding").on("format.json", "annotation")
			.libraries("kotlin..", "tools.jackson..", "jakarta.validation..", "org.springframework.beans",
					"org.springframework.context..", "org.springframework.validation..");
		layer("observation").on("event").libraries("io.micrometer..", "org.slf4j");
		layer("handler").on("binding", "message", "observation")
			.libraries("kotlin..", "org.springframework.context", "org.springframework.validation..");
		layer("http").on("message").libraries("org.springframework.http");
		layer("http.problem").on("event")
			.libraries("org.springframework.context", "org.springframework.http..", "org.springframework.validation..",
					"org.springframework.web", "org.springframework.web.bind");
		layer("http.converter").on("http", "binding")
			.libraries("org.springframework.http..", "org.springframework.web.client");
		layer("web.servlet").on("handler", "http", "http.problem", "http.converter")
			.libraries("io.cloudevents.spring.mvc", "jakarta.servlet..", "org.springframework.beans..",
					"org.springframework.context..", "org.springframework.http..", "org.springframework.validation..",
					"org.springframework.web..");
		layer("messaging").on("handler")
			.libraries("org.springframework.aot.generate", "org.springframework.beans..", "org.springframework.context",
					"org.springframework.format..", "org.springframework.messaging..", "org.springframework.validation",
					"reactor.core.publisher", "org.reactivestreams");
		layer("messaging.amqp").on("messaging")
			.libraries("com.rabbitmq.client..", "org.springframework.amqp..", "org.springframework.aop..",
					"org.aopalliance..", "org.springframework.transaction..");
		layer("messaging.kafka").on("messaging").libraries("org.apache.kafka..", "org.springframework.kafka..");
		layer("web.servlet.mapping").on("web.servlet")
			.libraries("org.springframework.aop.framework..", "org.springframework.aot.generate",
					"org.springframework.stereotype", "org.springframework.ui");
		layer("web.servlet.filter").on("web.servlet");
		layer("web.webhook").on("web.servlet.filter").libraries("javax.crypto..");
		layer("web.security").on("web.webhook").libraries("org.springframework.security..");
		layer("client").on("http.converter", "observation")
			.libraries("org.springframework.web.client", "org.springframework.web.service..");
		layer("openapi.schema").on("binding").libraries("io.swagger.v3.oas.annotations.media");
		layer("openapi").on("openapi.schema", "handler", "http.problem")
			.libraries("io.swagger.v3..", "org.springdoc..", "org.springframework.beans.factory",
					"org.springframework.http", "org.springframework.web..");
		layer("actuate").on("messaging")
			.libraries("org.springframework.boot.actuate.endpoint..", "org.springframework.http",
					"org.springframework.web..");
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
