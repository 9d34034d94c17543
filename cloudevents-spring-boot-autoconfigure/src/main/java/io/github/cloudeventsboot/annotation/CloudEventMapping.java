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

import org.springframework.aot.hint.annotation.Reflective;
import org.springframework.core.annotation.AliasFor;

/**
 * Maps POST requests with an event to a method of a controller, by path and by conditions
 * on the event, which apply to every content mode.
 *
 * <p>
 * Each condition is exact, or a prefix with a trailing {@code *}. Among the methods of a
 * path, the one with the most specific {@link #type} is called, then {@link #source},
 * then {@link #subject}. A method without a condition and without an event type among its
 * parameters is the fallback for its path.
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
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Reflective
public @interface CloudEventMapping {

	/**
	 * Alias for {@link #path}.
	 * @return the paths
	 */
	@AliasFor("path")
	String[] value() default {};

	/**
	 * The path patterns, as with
	 * {@link org.springframework.web.bind.annotation.RequestMapping#path}. If left out,
	 * the path is that of the class, or {@code /} if that has none.
	 * @return the paths
	 */
	@AliasFor("value")
	String[] path() default {};

	/**
	 * Values of the event's {@code type}, one of which must match. If left out, the event
	 * types of the method's parameter apply.
	 * @return the types
	 */
	String[] type() default {};

	/**
	 * Values of the event's {@code source}, one of which must match. If left out, every
	 * source matches.
	 * @return the sources
	 */
	String[] source() default {};

	/**
	 * Values of the event's {@code subject}, one of which must match. If left out, every
	 * event matches, with or without a subject.
	 * @return the subjects
	 */
	String[] subject() default {};

	/**
	 * Media types of the request, as with
	 * {@link org.springframework.web.bind.annotation.RequestMapping#consumes}. If left
	 * out, every media type matches.
	 * @return the media types
	 */
	String[] consumes() default {};

	/**
	 * Conditions on request parameters, as with
	 * {@link org.springframework.web.bind.annotation.RequestMapping#params}.
	 * @return the conditions
	 */
	String[] params() default {};

	/**
	 * Conditions on request headers, as with
	 * {@link org.springframework.web.bind.annotation.RequestMapping#headers}.
	 * @return the conditions
	 */
	String[] headers() default {};

}
