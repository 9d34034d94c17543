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

package io.github.cloudeventsboot.web.method;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.annotation.CloudEventMapping;
import io.github.cloudeventsboot.binding.TypePatterns;
import io.github.cloudeventsboot.event.AttributeNames;
import io.github.cloudeventsboot.event.ImmutableCloudEvent;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringValueResolver;

/**
 * Which events a handler method is for. Each pattern is exact or ends in {@code *}, and
 * one of a kind has to match.
 *
 * @param types patterns of {@code type}, empty if every type matches
 * @param sources patterns of {@code source}, empty if every source matches
 * @param subjects patterns of {@code subject}, empty if every subject matches, and none
 * @since 0.1.0
 */
public record EventPatterns(Set<String> types, Set<String> sources, Set<String> subjects) {

	/**
	 * What every event matches.
	 */
	public static final EventPatterns ANY = new EventPatterns(Set.of(), Set.of(), Set.of());

	public EventPatterns {
		types = copy(types);
		sources = copy(sources);
		subjects = copy(subjects);
	}

	/**
	 * Return what an annotation says.
	 * @param mapping the annotation
	 * @param placeholders resolves its placeholders
	 * @return the patterns
	 */
	static EventPatterns of(CloudEventMapping mapping, StringValueResolver placeholders) {
		return new EventPatterns(resolve(mapping.type(), placeholders), resolve(mapping.source(), placeholders),
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
	 * Return these patterns with others of {@code type}.
	 * @param types the patterns
	 * @return the new patterns
	 */
	public EventPatterns withTypes(Set<String> types) {
		return new EventPatterns(types, this.sources, this.subjects);
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
	 * Return what is wrong with an event that does not match.
	 * @param event the event
	 * @return the violation
	 */
	public CloudEventViolation violation(CloudEvent event) {
		String attribute = mismatch(event);
		return CloudEventViolation.ofAttribute((attribute != null) ? attribute : AttributeNames.TYPE,
				"is not accepted here");
	}

	private @Nullable String mismatch(CloudEvent event) {
		if (!this.types.isEmpty() && rank(this.types, event.getType()) < 0) {
			return AttributeNames.TYPE;
		}
		if (!this.sources.isEmpty() && rank(this.sources, ImmutableCloudEvent.sourceOf(event)) < 0) {
			return AttributeNames.SOURCE;
		}
		return (!this.subjects.isEmpty() && rank(this.subjects, event.getSubject()) < 0) ? AttributeNames.SUBJECT
				: null;
	}

	/**
	 * Compare with other patterns that an event matches too: by {@code type} first, then
	 * by {@code source}, then by {@code subject}.
	 * @param other the other patterns
	 * @param event the event
	 * @return a negative number if these are more specific, a positive one if the others
	 * are, else 0
	 */
	public int compareTo(EventPatterns other, CloudEvent event) {
		int result = rank(other.types, event.getType()) - rank(this.types, event.getType());
		if (result == 0) {
			result = rank(other.sources, ImmutableCloudEvent.sourceOf(event))
					- rank(this.sources, ImmutableCloudEvent.sourceOf(event));
		}
		return (result != 0) ? result
				: rank(other.subjects, event.getSubject()) - rank(this.subjects, event.getSubject());
	}

	/**
	 * Return how specific the best match is: exact before prefix, a longer prefix before
	 * a shorter one, and none last.
	 */
	private static int rank(Set<String> patterns, @Nullable String value) {
		int rank = -1;
		if (value != null) {
			for (String pattern : patterns) {
				if (TypePatterns.matches(pattern, value)) {
					rank = Math.max(rank, (TypePatterns.isPrefix(pattern)) ? pattern.length() : Integer.MAX_VALUE / 2);
				}
			}
		}
		return rank;
	}

	/**
	 * Return whether some event matches both and neither is more specific.
	 * @param other the other patterns
	 * @return whether they overlap
	 */
	public boolean overlaps(EventPatterns other) {
		return overlaps(this.types, other.types) && overlaps(this.sources, other.sources)
				&& overlaps(this.subjects, other.subjects);
	}

	private static boolean overlaps(Set<String> some, Set<String> others) {
		return (some.isEmpty() && others.isEmpty()) || some.stream().anyMatch(others::contains);
	}

}
