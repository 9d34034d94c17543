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

package io.github.cloudeventsboot.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;

/**
 * Puts a module before all others, so that they override it: the module that is set up
 * last is consulted first. Spring Boot adds modules in no particular order, possibly the
 * application's modules before this one.
 */
final class FirstModuleCustomizer implements JsonMapperBuilderCustomizer {

	private final JacksonModule module;

	FirstModuleCustomizer(JacksonModule module) {
		this.module = module;
	}

	@Override
	public void customize(JsonMapper.Builder builder) {
		List<JacksonModule> others = new ArrayList<>();
		builder.withModules(others::add);
		others.removeIf((other) -> other.getRegistrationId().equals(this.module.getRegistrationId()));
		builder.removeAllModules().addModule(this.module).addModules(others);
	}

}
