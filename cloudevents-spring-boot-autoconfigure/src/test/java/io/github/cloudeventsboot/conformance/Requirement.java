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

package io.github.cloudeventsboot.conformance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the requirements of the specification that a test shows to hold. The ids are
 * those of {@code conformance/requirements.txt}; {@code docs/conformance.md} is generated
 * from both.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Requirement {

	/**
	 * Requirements of which the test shows an input that obeys and is taken.
	 * @return the ids
	 */
	String[] accepted() default {};

	/**
	 * Requirements of which the test shows an input that violates and is refused.
	 * @return the ids
	 */
	String[] rejected() default {};

	/**
	 * Requirements of which the test shows that what the library writes obeys.
	 * @return the ids
	 */
	String[] produced() default {};

}
