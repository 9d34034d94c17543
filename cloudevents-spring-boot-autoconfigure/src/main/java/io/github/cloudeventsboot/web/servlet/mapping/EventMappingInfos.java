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

import java.util.Arrays;
import java.util.Map;

import io.github.cloudeventsboot.annotation.CloudEventMapping;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.StringValueResolver;
import org.springframework.web.accept.DefaultApiVersionStrategy;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Creates Spring MVC's mappings from {@link CloudEventMapping @CloudEventMapping}, in the
 * same way as from its own annotations.
 */
final class EventMappingInfos {

	private final RequestMappingHandlerMapping mapping;

	private final StringValueResolver placeholders;

	EventMappingInfos(RequestMappingHandlerMapping mapping, StringValueResolver placeholders) {
		this.mapping = mapping;
		this.placeholders = placeholders;
	}

	RequestMappingInfo of(Class<?> type, CloudEventMapping annotation, EventCondition condition) {
		RequestMappingInfo info = builder(annotation.path()).methods(RequestMethod.POST)
			.consumes(annotation.consumes())
			.params(annotation.params())
			.headers(annotation.headers())
			.customCondition(condition)
			.build();
		RequestMapping onType = AnnotatedElementUtils.findMergedAnnotation(type, RequestMapping.class);
		if (onType != null) {
			info = builder(onType.path()).methods(onType.method())
				.consumes(onType.consumes())
				.params(onType.params())
				.headers(onType.headers())
				.produces(onType.produces())
				.version(onType.version())
				.build()
				.combine(info);
		}
		support(info.getVersionCondition().getVersion());
		if (info.isEmptyMapping()) {
			info = info.mutate().paths("", "/").build();
		}
		String prefix = prefix(type);
		return (prefix != null) ? builder(prefix).build().combine(info) : info;
	}

	private void support(@Nullable String version) {
		if (version != null && this.mapping.getApiVersionStrategy() instanceof DefaultApiVersionStrategy strategy) {
			strategy.addMappedVersion(version);
		}
	}

	private RequestMappingInfo.Builder builder(String... paths) {
		return RequestMappingInfo
			.paths(Arrays.stream(paths).map(this.placeholders::resolveStringValue).toArray(String[]::new))
			.options(this.mapping.getBuilderConfiguration());
	}

	private @Nullable String prefix(Class<?> type) {
		return this.mapping.getPathPrefixes()
			.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().test(type))
			.map(Map.Entry::getKey)
			.findFirst()
			.orElse(null);
	}

}
