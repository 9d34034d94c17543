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

package io.github.cloudeventsboot.test.client;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;

/**
 * Replaces the {@code CloudEventSink} of the application under test with a
 * {@link RecordingCloudEventSink}, which is a bean as well.
 *
 * <p>
 * For example:
 *
 * <pre class="code">
 * &#064;SpringBootTest(properties = "cloudevents.sink.url=http://localhost:1")
 * &#064;AutoConfigureMockMvc
 * &#064;AutoConfigureRecordingCloudEventSink
 * class ForwardingControllerTests {
 *
 * 	&#064;Autowired
 * 	private MockMvcTester mvc;
 *
 * 	&#064;Autowired
 * 	private RecordingCloudEventSink sink;
 * </pre>
 *
 * @since 0.1.0
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ImportAutoConfiguration
public @interface AutoConfigureRecordingCloudEventSink {

}
