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

import java.lang.reflect.Method;

import io.github.cloudeventsboot.annotation.CloudEventMapping;

import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/**
 * A method with {@link CloudEventMapping @CloudEventMapping}.
 *
 * @param bean the name of the controller
 * @param method the method to call
 * @param info its mapping
 * @param condition the part of the mapping that is about the event
 */
record EventMethod(String bean, Method method, RequestMappingInfo info, EventCondition condition) {

	/**
	 * Return whether both methods may match an event, and nothing decides between them.
	 */
	boolean overlaps(EventMethod other) {
		return this.condition.isBatch() == other.condition.isBatch()
				&& this.condition.patterns().overlaps(other.condition.patterns())
				&& this.info.getParamsCondition().equals(other.info.getParamsCondition())
				&& this.info.getHeadersCondition().equals(other.info.getHeadersCondition())
				&& this.info.getConsumesCondition().equals(other.info.getConsumesCondition())
				&& this.info.getProducesCondition().equals(other.info.getProducesCondition())
				&& this.info.getVersionCondition().equals(other.info.getVersionCondition());
	}

	/**
	 * Return whether the method has conditions on the request besides path and event.
	 */
	boolean isNarrowed() {
		return !this.info.getParamsCondition().isEmpty() || !this.info.getHeadersCondition().isEmpty()
				|| !this.info.getConsumesCondition().isEmpty() || !this.info.getProducesCondition().isEmpty()
				|| !this.info.getVersionCondition().isEmpty();
	}

}
