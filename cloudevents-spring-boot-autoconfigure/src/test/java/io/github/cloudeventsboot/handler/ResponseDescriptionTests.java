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

package io.github.cloudeventsboot.handler;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;

import io.github.cloudeventsboot.ResponseMode;
import io.github.cloudeventsboot.annotation.CloudEventResponse;
import io.github.cloudeventsboot.binding.InvalidEventTypeException;
import org.junit.jupiter.api.Test;

import org.springframework.core.annotation.AliasFor;
import org.springframework.util.ReflectionUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link ResponseDescription}.
 */
class ResponseDescriptionTests {

	@Test
	void saysNothingWithoutAnnotation() {
		assertThat(reply(Plain.class, "plain")).usingRecursiveComparison()
			.ignoringFields("valueType")
			.isEqualTo(description(false, ResponseMode.INHERIT, null, Map.of()));
	}

	@Test
	void takesAllOfTheAnnotation() {
		assertThat(reply(Plain.class, "all")).usingRecursiveComparison()
			.ignoringFields("valueType")
			.isEqualTo(description(true, ResponseMode.STRUCTURED, "t",
					Map.of("source", "/s", "subject", "j", "dataschema", "urn:x", "datacontenttype", "a/b")));
	}

	@Test
	void takesEachAttributeOfTheMethodBeforeThatOfTheClass() {
		assertThat(reply(OnClass.class, "plain")).usingRecursiveComparison()
			.ignoringFields("valueType")
			.isEqualTo(description(true, ResponseMode.BINARY, "class", Map.of("source", "/class", "subject", "class")));
		assertThat(reply(OnClass.class, "annotated")).usingRecursiveComparison()
			.ignoringFields("valueType")
			.isEqualTo(description(true, ResponseMode.STRUCTURED, "class", Map.of("source", "/m", "subject", "class")));
		assertThat(reply(OnClass.class, "inherits").mode()).isEqualTo(ResponseMode.BINARY);
	}

	@Test
	void findsAnnotationsOfSuperclassesAndInterfaces() {
		assertThat(reply(Subclass.class, "plain").type()).isEqualTo("class");
		assertThat(reply(Implementation.class, "handle").type()).isEqualTo("interface");
	}

	@Test
	void findsComposedAnnotations() {
		assertThat(reply(Plain.class, "composed")).usingRecursiveComparison()
			.ignoringFields("valueType")
			.isEqualTo(description(true, ResponseMode.STRUCTURED, "aliased", Map.of("source", "/composed")));
	}

	@Test
	void resolvesPlaceholders() {
		assertThat(reply(Plain.class, "placeholder")).usingRecursiveComparison()
			.ignoringFields("valueType")
			.isEqualTo(description(true, ResponseMode.INHERIT, "resolved type", Map.of("source", "/resolved")));
		assertThat(reply(Plain.class, "emptyPlaceholder").type()).isNull();
	}

	@Test
	void refusesWhatNoEventCanHave() {
		ResponseDescription reply = reply(Plain.class, "invalid");
		assertThatExceptionOfType(InvalidEventTypeException.class)
			.isThrownBy(() -> reply.check(method(Plain.class, "invalid")))
			.satisfies((ex) -> {
				assertThat(ex.getDescription()).contains("@CloudEventResponse", "Plain.invalid()",
						"'source' must be a URI-reference");
				assertThat(ex.getAction()).startsWith("Change the annotation");
			});
	}

	private static ResponseDescription description(boolean annotated, ResponseMode mode, String type,
			Map<String, Object> attributes) {
		return new ResponseDescription(reply(Plain.class, "plain").valueType(), annotated, mode, type, attributes,
				List.of(), null);
	}

	private static ResponseDescription reply(Class<?> type, String method) {
		return ResponseDescription.of(method(type, method), type, mock(HandlerStyle.class),
				(value) -> value.replace("${a}", "resolved").replace("${empty}", ""));
	}

	private static Method method(Class<?> type, String name) {
		return ReflectionUtils.findMethod(type, name);
	}

	static class Plain {

		void plain() {
		}

		@CloudEventResponse(mode = ResponseMode.STRUCTURED, type = "t", source = "/s", subject = "j",
				dataSchema = "urn:x", dataContentType = "a/b")
		void all() {
		}

		@Composed("aliased")
		void composed() {
		}

		@CloudEventResponse(type = "${a} type", source = "/${a}")
		void placeholder() {
		}

		@CloudEventResponse(type = "${empty}")
		void emptyPlaceholder() {
		}

		@CloudEventResponse(source = "not a reference")
		void invalid() {
		}

	}

	@CloudEventResponse(mode = ResponseMode.BINARY, type = "class", source = "/class", subject = "class")
	static class OnClass {

		void plain() {
		}

		@CloudEventResponse(mode = ResponseMode.STRUCTURED, source = "/m")
		void annotated() {
		}

		@CloudEventResponse(mode = ResponseMode.INHERIT)
		void inherits() {
		}

	}

	static class Subclass extends OnClass {

	}

	interface Contract {

		@CloudEventResponse(type = "interface")
		void handle();

	}

	static class Implementation implements Contract {

		@Override
		public void handle() {
		}

	}

	@CloudEventResponse(mode = ResponseMode.STRUCTURED, source = "/composed")
	@Retention(RetentionPolicy.RUNTIME)
	@interface Composed {

		@AliasFor(annotation = CloudEventResponse.class, attribute = "type")
		String value();

	}

}
