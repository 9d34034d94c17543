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

package io.github.cloudeventsboot.event;

import java.net.URI;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import org.jspecify.annotations.Nullable;

/**
 * The context attributes of an event that the specification defines (CloudEvents 1.0.2,
 * "Context Attributes"). They are kept as the strings that were sent; {@code source},
 * {@code dataschema} and {@code time} are parsed on demand.
 */
abstract class ContextAttributes implements CloudEvent {

	private final String id;

	private final String source;

	private final String type;

	private final @Nullable String dataContentType;

	private final @Nullable String dataSchema;

	private final @Nullable String subject;

	private final @Nullable String time;

	// volatile, because the fields of URI are not final
	private volatile @Nullable URI sourceUri;

	private @Nullable OffsetDateTime timestamp;

	ContextAttributes(EventAssembler assembler) {
		this.id = Objects.requireNonNull(assembler.id);
		this.source = Objects.requireNonNull(assembler.source);
		this.type = Objects.requireNonNull(assembler.type);
		this.dataContentType = assembler.dataContentType;
		this.dataSchema = assembler.dataSchema;
		this.subject = assembler.subject;
		this.time = assembler.time;
	}

	ContextAttributes(ContextAttributes other) {
		this.id = other.id;
		this.source = other.source;
		this.type = other.type;
		this.dataContentType = other.dataContentType;
		this.dataSchema = other.dataSchema;
		this.subject = other.subject;
		this.time = other.time;
	}

	@Override
	public SpecVersion getSpecVersion() {
		return SpecVersion.V1;
	}

	@Override
	public String getId() {
		return this.id;
	}

	@Override
	public String getType() {
		return this.type;
	}

	@Override
	public URI getSource() {
		URI uri = this.sourceUri;
		if (uri == null) {
			uri = URI.create(this.source);
			this.sourceUri = uri;
		}
		return uri;
	}

	final String sourceString() {
		return this.source;
	}

	@Override
	public @Nullable String getDataContentType() {
		return this.dataContentType;
	}

	@Override
	public @Nullable URI getDataSchema() {
		return (this.dataSchema != null) ? URI.create(this.dataSchema) : null;
	}

	final @Nullable String dataSchemaString() {
		return this.dataSchema;
	}

	@Override
	public @Nullable String getSubject() {
		return this.subject;
	}

	@Override
	public @Nullable OffsetDateTime getTime() {
		OffsetDateTime result = this.timestamp;
		if (result == null && this.time != null) {
			result = Timestamps.parse(this.time);
			this.timestamp = result;
		}
		return result;
	}

	final @Nullable String timeString() {
		return this.time;
	}

	@Override
	public @Nullable Object getAttribute(String attributeName) {
		return switch (attributeName) {
			case AttributeNames.ID -> this.id;
			case AttributeNames.SOURCE -> getSource();
			case AttributeNames.TYPE -> this.type;
			case AttributeNames.SPECVERSION -> SpecVersion.V1;
			case AttributeNames.DATACONTENTTYPE -> this.dataContentType;
			case AttributeNames.DATASCHEMA -> getDataSchema();
			case AttributeNames.SUBJECT -> this.subject;
			case AttributeNames.TIME -> getTime();
			default -> throw new IllegalArgumentException("'" + attributeName + "' is not a context attribute");
		};
	}

	@Override
	public Set<String> getAttributeNames() {
		Set<String> names = new LinkedHashSet<>();
		for (String name : AttributeNames.CORE) {
			if (getAttribute(name) != null) {
				names.add(name);
			}
		}
		return names;
	}

	final boolean hasSameAttributes(ContextAttributes other) {
		return this.id.equals(other.id) && this.source.equals(other.source) && this.type.equals(other.type)
				&& Objects.equals(this.dataContentType, other.dataContentType)
				&& Objects.equals(this.dataSchema, other.dataSchema) && Objects.equals(this.subject, other.subject)
				&& Objects.equals(this.time, other.time);
	}

}
