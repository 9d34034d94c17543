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

package io.github.cloudeventsboot;

import java.util.Map;

import io.cloudevents.CloudEvent;

/**
 * Callback interface for beans that add extension attributes to every event that the
 * application sends.
 *
 * <p>
 * For example:
 *
 * <pre class="code">
 * &#064;Bean
 * OutgoingCloudEventCustomizer tenant() {
 * 	return (event) -&gt; Map.of("tenant", "acme");
 * }
 * </pre>
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface OutgoingCloudEventCustomizer {

	/**
	 * Return extension attributes that belong together. If the event already has one of
	 * them, none is added.
	 * @param event the event, complete except for these attributes
	 * @return values by attribute name, empty for none
	 */
	Map<String, ?> extensions(CloudEvent event);

}
