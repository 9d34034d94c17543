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

import java.util.List;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.TrustedEvents;

/**
 * Trusts events by patterns of their sources.
 *
 * @since 0.1.0
 */
public final class TrustedSources implements TrustedEvents {

	private final List<String> patterns;

	/**
	 * Create an instance.
	 * @param patterns exact sources, and prefixes that end in {@code *}
	 */
	public TrustedSources(List<String> patterns) {
		this.patterns = List.copyOf(patterns);
	}

	@Override
	public boolean test(CloudEvent event) {
		if (this.patterns.isEmpty()) {
			return false;
		}
		String source = ImmutableCloudEvent.sourceOf(event);
		return this.patterns.stream().anyMatch((pattern) -> AttributePatterns.matches(pattern, source));
	}

}
