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

import java.util.function.Predicate;

import io.cloudevents.CloudEvent;

/**
 * Strategy that selects the events whose constraints are not checked. A bean of this type
 * replaces the default one, which uses the sources in
 * {@code cloudevents.validation.trusted-sources}.
 *
 * <p>
 * For example:
 *
 * <pre class="code">
 * &#064;Bean
 * TrustedEvents trustedEvents() {
 * 	return (event) -&gt; event.getSource().toString().startsWith("/internal/");
 * }
 * </pre>
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface TrustedEvents extends Predicate<CloudEvent> {

}
