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
import java.time.temporal.Temporal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.InvalidCloudEventException;
import org.jspecify.annotations.Nullable;

/**
 * Assembles an event from its attributes, one by one, and checks them against the rules
 * of the specification. All violations are reported together. Not thread-safe.
 *
 * @since 0.1.0
 */
public final class EventAssembler {

	@Nullable String id;

	@Nullable String source;

	@Nullable String type;

	@Nullable String specVersion;

	@Nullable String dataContentType;

	@Nullable String dataSchema;

	@Nullable String subject;

	@Nullable String time;

	Map<String, Object> extensions = Collections.emptyMap();

	private @Nullable AttributeFindings findings;

	/**
	 * Create an assembler that rejects every violation.
	 */
	public EventAssembler() {
		this(InvalidOptionalAttributes.REJECT);
	}

	/**
	 * Create an assembler.
	 * @param invalid how to handle invalid optional attributes
	 */
	public EventAssembler(InvalidOptionalAttributes invalid) {
		this.findings = (invalid == InvalidOptionalAttributes.IGNORE) ? new AttributeFindings(invalid) : null;
	}

	/**
	 * Set an attribute by its name, core attribute or extension.
	 * @param name the name
	 * @param value the value: a String of the type system, or a native value of one of
	 * its other types
	 */
	public void set(String name, Object value) {
		if (isLeftOut(name)) {
			repeated(name);
			return;
		}
		switch (name) {
			case AttributeNames.ID -> this.id = core(name, this.id, value);
			case AttributeNames.SOURCE -> this.source = core(name, this.source, value);
			case AttributeNames.TYPE -> this.type = core(name, this.type, value);
			case AttributeNames.SPECVERSION -> this.specVersion = core(name, this.specVersion, value);
			case AttributeNames.DATACONTENTTYPE -> this.dataContentType = core(name, this.dataContentType, value);
			case AttributeNames.DATASCHEMA -> this.dataSchema = core(name, this.dataSchema, value);
			case AttributeNames.SUBJECT -> this.subject = core(name, this.subject, value);
			case AttributeNames.TIME -> this.time = core(name, this.time, value);
			default -> extension(name, value);
		}
	}

	/**
	 * Set the {@code specversion} of a new event, unless it has been set.
	 */
	public void setVersion() {
		if (this.specVersion == null) {
			this.specVersion = "1.0";
		}
	}

	/**
	 * Set a generated {@code id}, which needs no check.
	 * @param id the generated identifier
	 */
	public void setId(UUID id) {
		this.id = id.toString();
	}

	/**
	 * Record an attribute without a value, which counts as absent (JSON Event Format,
	 * section 2.2) but must not occur again.
	 * @param name the name
	 */
	public void setAbsent(String name) {
		if (isSet(name) || isLeftOut(name)) {
			repeated(name);
		}
		else if (!AttributeNames.isValid(name)) {
			violation(name, AttributeRules.ofName(name));
		}
		findings().addAbsent(name);
	}

	private boolean isLeftOut(String name) {
		return this.findings != null && this.findings.isLeftOut(name);
	}

	private AttributeFindings findings() {
		if (this.findings == null) {
			this.findings = new AttributeFindings(InvalidOptionalAttributes.REJECT);
		}
		return this.findings;
	}

	/**
	 * Return whether an attribute has been set.
	 * @param name the name
	 * @return whether it has a value
	 */
	public boolean isSet(String name) {
		return switch (name) {
			case AttributeNames.ID -> this.id != null;
			case AttributeNames.SOURCE -> this.source != null;
			case AttributeNames.TYPE -> this.type != null;
			case AttributeNames.SPECVERSION -> this.specVersion != null;
			case AttributeNames.DATACONTENTTYPE -> this.dataContentType != null;
			case AttributeNames.DATASCHEMA -> this.dataSchema != null;
			case AttributeNames.SUBJECT -> this.subject != null;
			case AttributeNames.TIME -> this.time != null;
			default -> this.extensions.containsKey(name);
		};
	}

	private @Nullable String core(String name, @Nullable String previous, Object value) {
		if (previous != null) {
			repeated(name);
			return previous;
		}
		if (value instanceof Boolean || value instanceof Number) {
			violation(name, "must be a string");
			return (isLeftOut(name)) ? null : "";
		}
		String text = AttributeStrings.canonical(value);
		if (text == null) {
			violation(name, AttributeRules.TYPE);
		}
		// a date and time has just been formatted as a valid timestamp
		else if (!(value instanceof Temporal && AttributeNames.TIME.equals(name))) {
			String problem = AttributeRules.ofCore(name, text);
			if (problem != null) {
				violation(name, problem);
			}
		}
		if (isLeftOut(name)) {
			return null;
		}
		return (text != null) ? text : "";
	}

	private void extension(String name, Object value) {
		if (!AttributeNames.isValid(name)) {
			violation(name, AttributeRules.ofName(name));
			return;
		}
		Object kept = AttributeStrings.kept(value);
		if (kept == null) {
			violation(name, AttributeRules.TYPE);
			return;
		}
		if (kept instanceof String text) {
			String problem = AttributeRules.ofExtension(text, value instanceof URI);
			if (problem != null) {
				violation(name, problem);
				if (isLeftOut(name)) {
					return;
				}
			}
		}
		if (this.extensions.isEmpty()) {
			// few events have more than one
			this.extensions = Collections.singletonMap(name, kept);
			return;
		}
		if (this.extensions.size() == 1) {
			this.extensions = new LinkedHashMap<>(this.extensions);
		}
		if (this.extensions.putIfAbsent(name, kept) != null) {
			repeated(name);
		}
	}

	/**
	 * Record that the name or the value of an attribute is not valid. An attribute that
	 * may be ignored is not reported with the others, unless it occurs more than once.
	 * @param name the name of the attribute
	 * @param detail the expectation
	 */
	public void violation(String name, String detail) {
		CloudEventViolation violation = CloudEventViolation.ofAttribute(AttributeNames.shown(name), detail);
		if (!findings().mayIgnore(name)) {
			violation(violation);
		}
		else if (isSet(name) || isLeftOut(name)) {
			repeated(name);
		}
		else {
			findings().addIgnored(name, violation);
		}
	}

	private void repeated(String name) {
		violation(CloudEventViolation.ofAttribute(AttributeNames.shown(name), AttributeRules.ONCE));
	}

	/**
	 * Record a violation.
	 * @param violation the violation
	 */
	public void violation(CloudEventViolation violation) {
		findings().addViolation(violation);
	}

	/**
	 * Return the {@code datacontenttype} that has been set so far.
	 * @return the content type, or {@code null} if there is none
	 */
	public @Nullable String getDataContentType() {
		return this.dataContentType;
	}

	/**
	 * Return whether any violation was found so far.
	 * @return whether there are violations
	 */
	public boolean hasViolations() {
		return this.findings != null && this.findings.hasViolations();
	}

	/**
	 * Create the event.
	 * @param data the data, or {@code null} if there is none
	 * @return the event
	 * @throws InvalidCloudEventException with all violations, if there are any
	 */
	public ImmutableCloudEvent build(@Nullable EventData data) {
		require(AttributeNames.SPECVERSION, this.specVersion);
		require(AttributeNames.ID, this.id);
		require(AttributeNames.SOURCE, this.source);
		require(AttributeNames.TYPE, this.type);
		if (hasViolations()) {
			throw new InvalidCloudEventException(findings().violations());
		}
		if (this.extensions.size() > 1) {
			this.extensions = Collections.unmodifiableMap(this.extensions);
		}
		Map<String, CloudEventViolation> ignored = (this.findings != null) ? this.findings.ignored() : Map.of();
		return (ignored.isEmpty()) ? new ImmutableCloudEvent(this, data) : new PartialCloudEvent(this, data, ignored);
	}

	private void require(String name, @Nullable String value) {
		// an invalid attribute may not be set, but has been reported already
		if (value == null && (this.findings == null || !this.findings.isViolated(name))) {
			violation(name, "is required");
		}
	}

}
