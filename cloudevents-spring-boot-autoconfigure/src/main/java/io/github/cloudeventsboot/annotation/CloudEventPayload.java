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

package io.github.cloudeventsboot.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Binds the data of an event: to a parameter of a handler method, or to a component of an
 * {@linkplain CloudEventType event type}. On an event type, it means that the whole type
 * is the data, even if it has a component named {@code data}.
 *
 * <p>
 * For example:
 *
 * <pre class="code">
 * &#064;CloudEventMapping(path = "/events", type = "order.placed")
 * void placed(&#064;CloudEventPayload Order order) {
 * 	place(order);
 * }
 * </pre>
 *
 * @since 0.1.0
 * @see CloudEventAttribute
 */
@Target({ ElementType.PARAMETER, ElementType.FIELD, ElementType.METHOD, ElementType.RECORD_COMPONENT,
		ElementType.TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface CloudEventPayload {

	/**
	 * Whether an event without data, or with JSON {@code null} as data, is rejected. If
	 * left out, it is rejected unless the parameter or component is nullable or an
	 * {@code Optional}.
	 * @return whether data is required
	 */
	boolean required() default true;

}
