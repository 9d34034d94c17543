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

package io.github.cloudeventsboot.test;

import java.util.Set;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what each package needs: a project without Kafka must not need Kafka.
 */
class ArchitectureTests {

	private static final String ROOT = ArchitectureTests.class.getPackageName();

	private static final Set<String> INTERNAL = Set.of(ROOT + ".message", ROOT + ".support");

	private static final JavaClasses classes = new ClassFileImporter()
		.withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages(ROOT);

	@ParameterizedTest
	@MethodSource
	void librariesAreUsedInOnePackage(String library, String packages) {
		ArchRuleDefinition.noClasses()
			.that()
			.resideOutsideOfPackage(ROOT + packages)
			.should()
			.dependOnClassesThat()
			.resideInAPackage(library)
			.check(classes);
	}

	static Stream<Arguments> librariesAreUsedInOnePackage() {
		return Stream.of(Arguments.of("org.apache.kafka..", ".kafka"),
				Arguments.of("org.springframework.amqp..", ".amqp"), Arguments.of("org.springframework.web..", ".web"),
				Arguments.of("org.springframework.mock.web..", ".web"),
				Arguments.of("org.springframework.boot..", ".client"));
	}

	@Test
	void packagesForLibrariesDoNotKnowEachOther() {
		SlicesRuleDefinition.slices()
			.matching(ROOT + ".(web|kafka|amqp|client)")
			.should()
			.notDependOnEachOther()
			.check(classes);
		assertThat(classes.size()).isGreaterThan(20);
	}

	@Test
	void apiDoesNotExposeInternalTypes() {
		assertThat(classes)
			.filteredOn((type) -> type.getModifiers().contains(JavaModifier.PUBLIC)
					&& !INTERNAL.contains(type.getPackageName()))
			.isNotEmpty()
			.flatExtracting(JavaClass::getMembers)
			.filteredOn((member) -> member.getModifiers().contains(JavaModifier.PUBLIC)
					|| member.getModifiers().contains(JavaModifier.PROTECTED))
			.allSatisfy((member) -> assertThat(member.getAllInvolvedRawTypes()).as(member.getFullName())
				.noneMatch((exposed) -> INTERNAL.contains(exposed.getPackageName())));
	}

	@Test
	void packagesAreNullMarked() {
		assertThat(classes).allSatisfy(
				(type) -> assertThat(type.getPackage().isAnnotatedWith(NullMarked.class)).as(type.getName()).isTrue());
	}

}
