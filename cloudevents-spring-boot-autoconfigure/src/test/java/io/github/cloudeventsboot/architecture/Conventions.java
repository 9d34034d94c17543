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

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.jspecify.annotations.NullMarked;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/**
 * Rules of packages, and of auto-configuration as Spring Boot's own.
 */
final class Conventions {

	private Conventions() {
	}

	static List<ArchRule> rules() {
		return List.of(nullMarkedPackages(), finalAutoConfigurations(), nothingPublicInAutoConfigurations(),
				staticPostProcessors(), classConditionsOnClasses());
	}

	private static ArchRule nullMarkedPackages() {
		return ArchRuleDefinition.classes().should(resideInANullMarkedPackage()).as("every package is @NullMarked");
	}

	private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
		return ArchConditions.be(DescribedPredicate.describe("in a package annotated @NullMarked",
				(type) -> type.getPackage().isAnnotatedWith(NullMarked.class)));
	}

	private static ArchRule finalAutoConfigurations() {
		return ArchRuleDefinition.classes()
			.that()
			.areAnnotatedWith(AutoConfiguration.class)
			.should()
			.bePublic()
			.andShould()
			.haveModifier(JavaModifier.FINAL)
			.as("auto-configurations are public and final");
	}

	private static ArchRule nothingPublicInAutoConfigurations() {
		return ArchRuleDefinition.methods()
			.that()
			.areDeclaredInClassesThat()
			.areAnnotatedWith(AutoConfiguration.class)
			.or()
			.areAnnotatedWith(Bean.class)
			.should()
			.notBePublic()
			.as("auto-configurations have no public members");
	}

	private static ArchRule staticPostProcessors() {
		return ArchRuleDefinition.methods()
			.that()
			.areAnnotatedWith(Bean.class)
			.and()
			.haveRawReturnType(DescribedPredicate.describe("post-processors",
					(type) -> type.isAssignableTo(BeanPostProcessor.class)
							|| type.isAssignableTo(BeanFactoryPostProcessor.class)))
			.should(new ArchCondition<>("be static") {
				@Override
				public void check(JavaMethod method, ConditionEvents events) {
					events.add(new SimpleConditionEvent(method, method.getModifiers().contains(JavaModifier.STATIC),
							method.getFullName() + " is not static"));
				}
			})
			.as("beans that post-process others come from static methods");
	}

	private static ArchRule classConditionsOnClasses() {
		return ArchRuleDefinition.methods()
			.that()
			.areAnnotatedWith(Bean.class)
			.should()
			.notBeAnnotatedWith(ConditionalOnClass.class)
			.as("conditions on classes are on classes, not on bean methods");
	}

}
