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

package io.github.cloudeventsboot.web.servlet.mapping;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;

import io.github.cloudeventsboot.annotation.CloudEventResponse;
import io.github.cloudeventsboot.binding.InvalidEventTypeException;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * A controller and the class of the bean, which differ for a JDK proxy. Spring MVC sees
 * only the interfaces of such a bean, so other declarations of the class would be lost.
 *
 * @param target the class of the controller
 * @param exposed the class of the bean
 */
record ProxiedController(Class<?> target, Class<?> exposed) {

	/** The annotations that take effect on the class of a controller. */
	private static final List<Class<? extends Annotation>> ON_TYPE = List.of(ResponseStatus.class, CrossOrigin.class,
			CloudEventResponse.class);

	/** The annotations that take effect on other methods of a controller. */
	private static final List<Class<? extends Annotation>> ON_METHODS = List.of(InitBinder.class, ModelAttribute.class);

	private static final List<String> PACKAGES = List.of("org.springframework.web.", "io.github.cloudeventsboot.",
			"com.fasterxml.jackson.", "jakarta.validation.");

	static ProxiedController of(ConfigurableListableBeanFactory beanFactory, String bean, Class<?> type) {
		Class<?> exposed = ClassUtils.getUserClass(type);
		if (!Proxy.isProxyClass(exposed)) {
			return new ProxiedController(exposed, exposed);
		}
		Class<?> target = AutoProxyUtils.determineTargetClass(beanFactory, bean);
		if ((target == null || Proxy.isProxyClass(target)) && beanFactory.isSingleton(bean)) {
			target = AopProxyUtils.ultimateTargetClass(beanFactory.getBean(bean));
		}
		return new ProxiedController((target != null) ? ClassUtils.getUserClass(target) : exposed, exposed);
	}

	boolean isProxied() {
		return this.target != this.exposed;
	}

	/**
	 * Return the method of the bean for a method of the controller.
	 * @param method the method
	 * @return the method to call, that of an interface
	 * @throws InvalidEventTypeException if the bean lacks a declaration of the controller
	 */
	Method expose(Method method) {
		Method exposedMethod = find(method);
		if (!isProxied()) {
			return (exposedMethod != null) ? exposedMethod : method;
		}
		if (exposedMethod == null) {
			throw lost("the method");
		}
		reject(method.getAnnotations(), MergedAnnotations.from(exposedMethod, SearchStrategy.TYPE_HIERARCHY));
		for (int i = 0; i < method.getParameterCount(); i++) {
			Parameter parameter = exposedMethod.getParameters()[i];
			reject(method.getParameters()[i].getAnnotations(), MergedAnnotations.from(parameter));
		}
		for (Class<? extends Annotation> annotation : ON_TYPE) {
			if (AnnotatedElementUtils.hasAnnotation(this.target, annotation)
					&& !AnnotatedElementUtils.hasAnnotation(this.exposed, annotation)) {
				throw lost("@" + annotation.getSimpleName() + " on the class");
			}
		}
		for (Class<? extends Annotation> annotation : ON_METHODS) {
			MethodIntrospector.selectMethods(this.target, (Method other) -> {
				if (AnnotatedElementUtils.hasAnnotation(other, annotation) && find(other) == null) {
					throw lost("@" + annotation.getSimpleName() + " on " + other.getName() + "()");
				}
				return false;
			});
		}
		return exposedMethod;
	}

	private @Nullable Method find(Method method) {
		try {
			return MethodIntrospector.selectInvocableMethod(method, this.exposed);
		}
		catch (IllegalStateException ex) {
			return null;
		}
	}

	private void reject(Annotation[] declared, MergedAnnotations exposedOnes) {
		for (Annotation annotation : declared) {
			Class<? extends Annotation> type = annotation.annotationType();
			if (PACKAGES.stream().anyMatch(type.getName()::startsWith) && !exposedOnes.isPresent(type)) {
				throw lost("@" + type.getSimpleName());
			}
		}
	}

	private InvalidEventTypeException lost(String what) {
		return new InvalidEventTypeException(
				"The bean of " + this.target.getName() + " is a JDK proxy of its interfaces "
						+ Arrays.stream(this.target.getInterfaces()).map(Class::getSimpleName).toList() + ", and "
						+ what + " is declared only on the class.",
				"Remove spring.aop.proxy-target-class=false, so that the proxy has the methods and annotations of the"
						+ " class, or declare all of these on an interface.");
	}

}
