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

import io.github.cloudeventsboot.ResponseMode;

/**
 * Declares how the return value of a handler method is sent as an event. On a class it
 * applies to all methods; each attribute of the annotation on a method overrides that on
 * the class. It may be used as a meta-annotation.
 *
 * <p>
 * The strings may contain placeholders such as <code>${app.source}</code>.
 *
 * <p>
 * For example:
 *
 * <pre class="code">
 * &#064;PostMapping("/orders")
 * &#064;CloudEventResponse(type = "order.confirmed")
 * Receipt confirm(CloudEvent event) {
 * 	return new Receipt(event.getId());
 * }
 * </pre>
 *
 * @since 0.1.0
 */
@Target({ ElementType.METHOD, ElementType.TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
public @interface CloudEventResponse {

	/**
	 * The content mode. If left out, the next wider scope decides.
	 * @return the mode
	 */
	ResponseMode mode() default ResponseMode.INHERIT;

	/**
	 * The {@code type} of the event. With a type, any returned value becomes the data of
	 * an event. If left out, only values that are events are sent as events.
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
	 * The {@code datacontenttype} of the event, a media type. If left out, it follows
	 * from the data.
	 * @return the content type
	 */
	String dataContentType() default "";

}
