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

import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the architecture: the layers, and the conventions of auto-configuration. The
 * packages below {@code upsidedown} break each rule once, to show that it can fail.
 */
class ArchitectureTests {

	private static final String ROOT = "io.github.cloudeventsboot";

	private static final String UPSIDE_DOWN = ArchitectureTests.class.getPackageName() + ".upsidedown";

	private static final JavaClasses classes = new ClassFileImporter()
		.withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages(ROOT);

	private static final JavaClasses upsideDown = new ClassFileImporter().importPackages(UPSIDE_DOWN);

	static Stream<Named<ArchRule>> rules() {
		return Stream.of(new Layers(ROOT).rules(), Conventions.rules(), new PublicApi(ROOT).rules())
			.flatMap(List::stream)
			.map((rule) -> Named.of(rule.getDescription(), rule));
	}

	@ParameterizedTest
	@MethodSource("rules")
	void holds(ArchRule rule) {
		rule.check(classes);
	}

	@Test
	void looksAtAllLayersThatExist() {
		assertThat(classes.getPackage(ROOT).getSubpackagesInTree()).extracting((layer) -> layer.getRelativeName())
			.contains("annotation", "event", "format", "json", "message", "binding", "handler", "http", "problem",
					"converter", "servlet", "autoconfigure");
		assertThat(classes.size()).isGreaterThan(100);
	}

	@Test
	void failsWhenAnImportIsTurnedRound() {
		assertThat(violations("layer 'event' ")).singleElement()
			.asString()
			.contains("event.Rising", "upsidedown.http.Knowing");
	}

	@Test
	void failsWhenALayerKnowsBootOrTheAutoConfiguration() {
		assertThat(violations("layer 'http' ")).hasSize(2)
			.anySatisfy((violation) -> assertThat(violation).contains("org.springframework.boot.SpringBootVersion"))
			.anySatisfy((violation) -> assertThat(violation).contains("upsidedown.autoconfigure.Untidy"));
	}

	@Test
	void failsWhenSpringWebIsUsedBelowTheWebLayers() {
		assertThat(violations("layer 'binding' ")).singleElement()
			.asString()
			.contains("org.springframework.web.ErrorResponse");
	}

	@Test
	void failsWhenAPackageIsNoLayer() {
		assertThat(violations("every package is a layer")).singleElement().asString().contains("upsidedown.astray");
	}

	@Test
	void failsWhenAPackageIsNotNullMarked() {
		assertThat(violations("every package is @NullMarked")).isNotEmpty();
	}

	@Test
	void failsWhenAnAutoConfigurationIsUntidy() {
		assertThat(violations("auto-configurations are public and final")).hasSize(1);
		assertThat(violations("auto-configurations have no public members")).hasSize(1);
		assertThat(violations("beans that post-process others come from static methods")).hasSize(1);
		assertThat(violations("conditions on classes are on classes")).hasSize(1);
	}

	private static List<String> violations(String rule) {
		List<ArchRule> rules = Stream.concat(new Layers(UPSIDE_DOWN).rules().stream(), Conventions.rules().stream())
			.filter((candidate) -> candidate.getDescription().startsWith(rule))
			.toList();
		assertThat(rules).hasSize(1);
		EvaluationResult result = rules.get(0).evaluate(upsideDown);
		return result.getFailureReport().getDetails();
	}

}
