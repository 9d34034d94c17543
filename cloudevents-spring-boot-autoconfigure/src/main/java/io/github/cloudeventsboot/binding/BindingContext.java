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

package io.github.cloudeventsboot.binding;

import java.util.List;

import io.github.cloudeventsboot.CloudEventDataConverter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.ResolvableType;
import org.springframework.core.convert.ConversionService;

/**
 * The services that all bindings of an application share.
 *
 * @since 0.1.0
 */
public final class BindingContext {

	private final JsonDataFactory json;

	private final List<CloudEventDataConverter> converters;

	private final AttributeConversions conversions;

	private final ConstraintMetadata constraints;

	private final PropertyPaths paths;

	private final @Nullable Class<?> view;

	/**
	 * Create a context.
	 * @param mapper the mapper for JSON data
	 * @param converters the converters for other data, in order
	 * @param conversionService converts attributes to types beyond those of CloudEvents
	 * @param constraints finds constraints
	 */
	public BindingContext(JsonMapper mapper, List<CloudEventDataConverter> converters,
			ConversionService conversionService, ConstraintMetadata constraints) {
		this.json = new JsonDataFactory(mapper);
		this.converters = List.copyOf(converters);
		this.conversions = new AttributeConversions(conversionService);
		this.constraints = constraints;
		this.paths = new PropertyPaths(mapper);
		this.view = null;
	}

	private BindingContext(BindingContext context, Class<?> view) {
		this.json = context.json;
		this.converters = context.converters;
		this.conversions = context.conversions;
		this.constraints = context.constraints;
		this.paths = context.paths;
		this.view = view;
	}

	/**
	 * Return a context that reads data in a view.
	 */
	BindingContext inView(Class<?> view) {
		return new BindingContext(this, view);
	}

	AttributeBinding attribute(EventComponent component) {
		return new AttributeBinding(component, this.conversions);
	}

	DataReader dataReader(ResolvableType type) {
		return new DataReader(type, this.json, this.converters, this.view);
	}

	AttributeConversions conversions() {
		return this.conversions;
	}

	JsonDataFactory json() {
		return this.json;
	}

	List<CloudEventDataConverter> converters() {
		return this.converters;
	}

	ConstraintMetadata constraints() {
		return this.constraints;
	}

	PropertyPaths paths() {
		return this.paths;
	}

}
