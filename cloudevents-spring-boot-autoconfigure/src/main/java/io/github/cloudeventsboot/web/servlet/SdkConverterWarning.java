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

package io.github.cloudeventsboot.web.servlet;

import io.cloudevents.spring.mvc.CloudEventHttpMessageConverter;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.log.LogMessage;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/**
 * Warns about the message converter of the CloudEvents SDK for Spring MVC: since Spring
 * Framework 7, every call to it fails. It is not removed, because event handlers do not
 * need it.
 *
 * @since 0.1.0
 */
public final class SdkConverterWarning implements SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog(SdkConverterWarning.class);

	private final ListableBeanFactory beanFactory;

	private final ObjectProvider<RequestMappingHandlerAdapter> adapters;

	/**
	 * Create a warning.
	 * @param beanFactory the beans of the application
	 * @param adapters the adapters that may have the converter
	 */
	public SdkConverterWarning(ListableBeanFactory beanFactory, ObjectProvider<RequestMappingHandlerAdapter> adapters) {
		this.beanFactory = beanFactory;
		this.adapters = adapters;
	}

	@Override
	public void afterSingletonsInstantiated() {
		String[] beans = this.beanFactory.getBeanNamesForType(CloudEventHttpMessageConverter.class, true, false);
		if (beans.length > 0 || isConfigured()) {
			logger.warn(LogMessage.format(
					"%s of the CloudEvents SDK%s does not work with this version of Spring Framework. "
							+ "Remove it: handler methods take and return events without it.",
					CloudEventHttpMessageConverter.class.getName(),
					(beans.length > 0) ? " (bean " + String.join(", ", beans) + ")" : ""));
		}
	}

	/**
	 * Return whether a {@code WebMvcConfigurer} has added the converter without making it
	 * a bean.
	 */
	private boolean isConfigured() {
		return this.adapters.stream()
			.flatMap((adapter) -> adapter.getMessageConverters().stream())
			.anyMatch(CloudEventHttpMessageConverter.class::isInstance);
	}

}
