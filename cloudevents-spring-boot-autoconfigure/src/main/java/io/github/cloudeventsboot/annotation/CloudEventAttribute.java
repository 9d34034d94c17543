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

import org.springframework.core.annotation.AliasFor;
import org.springframework.web.bind.annotation.ValueConstants;

/**
 * Binds one context attribute or extension of an event: to a parameter of a handler
 * method, or to a component of an {@linkplain CloudEventType event type}. A
 * {@code Map<String, Object>} without a name gets all of them.
 *
 * <p>
 * For example:
 *
 * <pre class="code">
 * &#064;PostMapping("/orders")
 * void placed(&#064;CloudEventPayload Order order, &#064;CloudEventAttribute String id,
 * 		&#064;CloudEventAttribute(defaultValue = "1") int attempt) {
 * 	place(id, order);
 * }
 * </pre>
 *
 * @since 0.1.0
 * @see CloudEventPayload
 */
@Target({ ElementType.PARAMETER, ElementType.FIELD, ElementType.METHOD, ElementType.RECORD_COMPONENT })
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface CloudEventAttribute {

	/**
	 * Alias for {@link #name}.
	 * @return the name
	 */
	@AliasFor("name")
	String value() default "";

	/**
	 * The name of the attribute. If left out, it is the lower-cased name of the parameter
	 * or component.
	 * @return the name
	 */
	@AliasFor("value")
	String name() default "";

	/**
	 * Whether an event without the attribute is rejected. If left out, it is rejected
	 * unless the parameter or component is nullable or an {@code Optional}, or a
	 * {@link #defaultValue} is given.
	 * @return whether the attribute is required
	 */
	boolean required() default true;

	/**
	 * The value if the event does not have the attribute. If left out, there is no
	 * default value. A default value makes the attribute optional.
	 * @return the default value as a canonical string
	 */
	String defaultValue() default ValueConstants.DEFAULT_NONE;

}
