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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;

import org.springframework.boot.autoconfigure.AutoConfiguration;

/**
 * The public API: the classes and packages that the set-up of japicmp in the parent's
 * {@code pom.xml} includes. Every other public type has a user in another package.
 */
final class PublicApi {

	private static final Pattern INCLUDE = Pattern.compile("<include>(io\\.github\\.cloudeventsboot[^<]*)</include>");

	/**
	 * Found by the validator as a service, created by Kafka, and measured by benchmarks.
	 */
	private static final Set<String> USED_OTHERWISE = Set.of("TypedCloudEventValueExtractor", "PartitionKeyInterceptor",
			"HeaderValues");

	private final String root;

	private final Set<String> entries;

	PublicApi(String root) {
		this.root = root;
		this.entries = new HashSet<>(entries());
	}

	private static List<String> entries() {
		try {
			return INCLUDE.matcher(Files.readString(Path.of("../pom.xml")))
				.results()
				.map((result) -> result.group(1))
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	boolean contains(JavaClass type) {
		JavaClass outer = type;
		while (outer.getEnclosingClass().isPresent()) {
			outer = outer.getEnclosingClass().get();
		}
		return outer.getModifiers().contains(JavaModifier.PUBLIC)
				&& (this.entries.contains(outer.getName()) || this.entries.contains(outer.getPackageName()));
	}

	List<ArchRule> rules() {
		return List.of(
				ArchRuleDefinition.classes()
					.that(DescribedPredicate.describe("API", this::contains))
					.should(exposeOnlyApi())
					.as("the API does not expose internal types"),
				ArchRuleDefinition.classes()
					.that(DescribedPredicate.describe("internal and public", this::isPublicInside))
					.should(beUsedByAnotherPackage())
					.as("public types that are not API are used by another package")
					.allowEmptyShould(true));
	}

	private boolean isPublicInside(JavaClass type) {
		return type.getModifiers().contains(JavaModifier.PUBLIC) && !type.isNestedClass() && !contains(type)
				&& !type.isAnnotatedWith(AutoConfiguration.class) && !USED_OTHERWISE.contains(type.getSimpleName())
				&& !type.getSimpleName().equals("package-info");
	}

	private ArchCondition<JavaClass> exposeOnlyApi() {
		return new ArchCondition<>("expose API types only") {

			@Override
			public void check(JavaClass type, ConditionEvents events) {
				type.getMembers()
					.stream()
					.filter((member) -> member.getModifiers().contains(JavaModifier.PUBLIC)
							|| member.getModifiers().contains(JavaModifier.PROTECTED))
					.flatMap((member) -> member.getAllInvolvedRawTypes().stream())
					.map(JavaClass::getBaseComponentType)
					.filter((exposed) -> exposed.getPackageName().startsWith(PublicApi.this.root) && !contains(exposed))
					.distinct()
					.forEach((exposed) -> events
						.add(SimpleConditionEvent.violated(type, type.getName() + " exposes " + exposed.getName())));
			}

		};
	}

	private static boolean isExposedBy(JavaClass other, JavaClass type) {
		return !other.equals(type) && other.getModifiers().contains(JavaModifier.PUBLIC)
				&& other.getMembers()
					.stream()
					.filter((member) -> member.getModifiers().contains(JavaModifier.PUBLIC))
					.anyMatch((member) -> member.getAllInvolvedRawTypes().contains(type));
	}

	private static ArchCondition<JavaClass> beUsedByAnotherPackage() {
		return new ArchCondition<>("be used by another package") {

			@Override
			public void check(JavaClass type, ConditionEvents events) {
				boolean used = type.getDirectDependenciesToSelf()
					.stream()
					.map(Dependency::getOriginClass)
					.anyMatch((origin) -> !origin.getPackageName().equals(type.getPackageName())
							|| isExposedBy(origin, type));
				events.add(new SimpleConditionEvent(type, used, type.getName() + " has no user in another package"));
			}

		};
	}

}
