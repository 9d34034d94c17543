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
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.github.cloudeventsboot.ContentMode;

/**
 * Declares how the body of a method of an HTTP interface
 * ({@link org.springframework.web.service.annotation.HttpExchange @HttpExchange}) is sent
 * as an event. On an interface it applies to all methods that the interface declares;
 * each attribute of the annotation on a method overrides that on the interface. It may be
 * used as a meta-annotation.
 *
 * <p>
 * The strings may contain placeholders such as <code>${app.source}</code>.
 *
 * <p>
 * For example:
 *
 * <pre class="code">
 * &#064;PostExchange("/orders")
 * &#064;CloudEventRequest(type = "order.placed")
 * void place(&#064;RequestBody Order order);
 * </pre>
 *
 * @since 0.1.0
 * @see CloudEventResponse
 */
@Target({ ElementType.METHOD, ElementType.TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
public @interface CloudEventRequest {

	/**
	 * The content mode, at most one. If left out, the content type of the request
	 * decides: the mode is binary unless that is a content type of CloudEvents. Batches
	 * have a mode of their own.
	 * @return the mode
	 */
	ContentMode[] mode() default {};

	/**
	 * The {@code type} of the event. With a type, any body becomes the data of an event,
	 * and a missing body becomes an event without data. If left out, only values that are
	 * events are sent as events.
	 * @return the type
	 */
	String type() default "";

	/**
	 * The {@code source} of the event, a URI-reference. If left out, the source of the
	 * application is used.
	 * @return the source
	 */
	String source() default "";

	/**
	 * The {@code subject} of the event. If left out, it has none.
	 * @return the subject
	 */
	String subject() default "";

	/**
	 * The {@code dataschema} of the event, an absolute URI. If left out, it has none.
	 * @return the schema
	 */
	String dataSchema() default "";

	/**
	 * The {@code datacontenttype} of the event, a media type. If left out, it is the
	 * content type of the request in binary mode; otherwise it follows from the data.
	 * @return the content type
	 */
	String dataContentType() default "";

}
