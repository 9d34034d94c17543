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

package io.github.cloudeventsboot.handler;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.annotation.CloudEventMapping;
import io.github.cloudeventsboot.event.AttributeNames;
import io.github.cloudeventsboot.event.AttributePatterns;
import io.github.cloudeventsboot.event.ImmutableCloudEvent;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringValueResolver;

/**
 * The conditions on the events for a handler method. Each pattern is exact or ends in
 * {@code *}, and one of each kind has to match.
 *
 * @param types patterns of {@code type}, empty if every type matches
 * @param sources patterns of {@code source}, empty if every source matches
 * @param subjects patterns of {@code subject}, empty if every event matches, with or
 * without a subject
 * @since 0.1.0
 */
public record EventConditions(Set<String> types, Set<String> sources, Set<String> subjects) {

	/**
	 * Conditions that every event meets.
	 */
	public static final EventConditions ANY = new EventConditions(Set.of(), Set.of(), Set.of());

	/**
	 * Create conditions with copies of the patterns.
	 * @param types patterns of {@code type}, empty if every type matches
	 * @param sources patterns of {@code source}, empty if every source matches
	 * @param subjects patterns of {@code subject}, empty if every event matches, with or
	 * without a subject
	 */
	public EventConditions {
		types = copy(types);
		sources = copy(sources);
		subjects = copy(subjects);
	}

	/**
	 * Return the conditions of an annotation.
	 * @param mapping the annotation
	 * @param placeholders resolves its placeholders
	 * @return the patterns
	 */
	static EventConditions of(CloudEventMapping mapping, StringValueResolver placeholders) {
		return new EventConditions(resolve(mapping.type(), placeholders), resolve(mapping.source(), placeholders),
				resolve(mapping.subject(), placeholders));
	}

	private static Set<String> resolve(String[] values, StringValueResolver placeholders) {
		Set<String> resolved = new LinkedHashSet<>();
		for (String value : values) {
			resolved.add(Objects.requireNonNull(placeholders.resolveStringValue(value)));
		}
		return resolved;
	}

	private static Set<String> copy(Collection<String> patterns) {
		return Collections.unmodifiableSet(new LinkedHashSet<>(patterns));
	}

	/**
	 * Return these conditions with other patterns of {@code type}.
	 * @param types the patterns
	 * @return the new conditions
	 */
	public EventConditions withTypes(Set<String> types) {
		return new EventConditions(types, this.sources, this.subjects);
	}

	/**
	 * Return whether an event matches.
	 * @param event the event
	 * @return whether one pattern of each kind matches
	 */
	public boolean matches(CloudEvent event) {
		return mismatch(event) == null;
	}

	/**
	 * Return the violation of an event that does not match.
	 * @param event the event
	 * @return the violation
	 */
	public CloudEventViolation violation(CloudEvent event) {
		String attribute = mismatch(event);
		return CloudEventViolation.ofAttribute((attribute != null) ? attribute : AttributeNames.TYPE,
				"is not accepted here");
	}

	/**
	 * Return the violation of an event that does not match because the attribute of the
	 * condition was sent but ignored as invalid.
	 * @param event the event
	 * @return the violation, or {@code null} if the event is not accepted for another
	 * reason
	 */
	public @Nullable CloudEventViolation findIgnored(CloudEvent event) {
		return (AttributeNames.SUBJECT.equals(mismatch(event)))
				? ImmutableCloudEvent.findIgnored(event, AttributeNames.SUBJECT) : null;
	}

	private @Nullable String mismatch(CloudEvent event) {
		if (!this.types.isEmpty() && AttributePatterns.rank(this.types, event.getType()) < 0) {
			return AttributeNames.TYPE;
		}
		if (!this.sources.isEmpty() && AttributePatterns.rank(this.sources, ImmutableCloudEvent.sourceOf(event)) < 0) {
			return AttributeNames.SOURCE;
		}
		return (!this.subjects.isEmpty() && AttributePatterns.rank(this.subjects, event.getSubject()) < 0)
				? AttributeNames.SUBJECT : null;
	}

	/**
	 * Compare with other conditions that an event also matches: by {@code type} first,
	 * then by {@code source}, then by {@code subject}.
	 * @param other the other patterns
	 * @param event the event
	 * @return a negative number if these are more specific, a positive one if the others
	 * are, else 0
	 */
	public int compareTo(EventConditions other, CloudEvent event) {
		int result = AttributePatterns.rank(other.types, event.getType())
				- AttributePatterns.rank(this.types, event.getType());
		if (result == 0) {
			result = AttributePatterns.rank(other.sources, ImmutableCloudEvent.sourceOf(event))
					- AttributePatterns.rank(this.sources, ImmutableCloudEvent.sourceOf(event));
		}
		return (result != 0) ? result : AttributePatterns.rank(other.subjects, event.getSubject())
				- AttributePatterns.rank(this.subjects, event.getSubject());
	}

	/**
	 * Return whether some event matches both and neither is more specific.
	 * @param other the other patterns
	 * @return whether they overlap
	 */
	public boolean overlaps(EventConditions other) {
		return overlaps(this.types, other.types) && overlaps(this.sources, other.sources)
				&& overlaps(this.subjects, other.subjects);
	}

	private static boolean overlaps(Set<String> some, Set<String> others) {
		return (some.isEmpty() && others.isEmpty()) || some.stream().anyMatch(others::contains);
	}

}
