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

/**
 * Makes a class an event type: a Java type for events with certain values of the
 * {@code type} attribute.
 *
 * <p>
 * The components of the type are those of the record, or the parameters of its
 * constructor. If one of them is named {@code data} or annotated with
 * {@link CloudEventPayload @CloudEventPayload}, it is the event's data, and every other
 * component is the context attribute with its name in lower case. Otherwise the whole
 * type is the data.
 *
 * <p>
 * Each component is required unless it is nullable, an {@code Optional}, or declares
 * {@code required = false}.
 *
 * <p>
 * For example:
 *
 * <pre class="code">
 * &#064;CloudEventType("order.placed")
 * record OrderPlaced(String id, URI source, Order data) {
 * }
 * </pre>
 *
 * @since 0.1.0
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Reflective
public @interface CloudEventType {

	/**
	 * Values of the event's {@code type} attribute, at least one. A trailing {@code *}
	 * matches every value with that prefix; an exact value takes precedence over a
	 * prefix, and a longer prefix over a shorter one.
	 * @return the values
	 */
	String[] value();

}
