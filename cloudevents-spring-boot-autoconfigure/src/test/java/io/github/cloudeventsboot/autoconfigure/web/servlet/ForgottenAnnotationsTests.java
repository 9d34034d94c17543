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

package io.github.cloudeventsboot.autoconfigure.web.servlet;

import java.security.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventAttribute;
import io.github.cloudeventsboot.annotation.CloudEventMapping;
import io.github.cloudeventsboot.annotation.CloudEventPayload;
import io.github.cloudeventsboot.binding.InvalidEventTypeException;
import io.github.cloudeventsboot.testsupport.StartUp;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.MethodParameter;
import org.springframework.http.HttpEntity;
import org.springframework.ui.Model;
import org.springframework.ui.ModelMap;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.UriComponentsBuilder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for parameters of methods with {@link CloudEventMapping @CloudEventMapping} that
 * take nothing from the event because an annotation was forgotten.
 */
class ForgottenAnnotationsTests {

	@ParameterizedTest
	@ValueSource(classes = { Bean.class, MapOf.class, AnyMap.class, Text.class, Number.class, Anything.class,
			ValidBean.class, ValidMap.class, OptionalBean.class, OptionalText.class, Beans.class, File.class,
			Texts.class, Second.class, NextToEvent.class, OptionalEntity.class })
	void forgottenAnnotationIsNamed(Class<?> controller) {
		InvalidEventTypeException rejection = StartUp.rejection(controller);
		assertThat(rejection.getDescription()).contains("'value'", controller.getName() + ".take(", "request");
		assertThat(rejection.getAction()).contains("@CloudEventPayload", "@CloudEventAttribute", "@RequestParam",
				"@ModelAttribute");
	}

	@Test
	void parametersThatComeFromElsewhereAreAccepted() {
		assertThat(StartUp.failure(Elsewhere.class)).isNull();
	}

	@Test
	void resolversOfTheApplicationAreAccepted() {
		assertThat(StartUp.failure(Bean.class, (runner) -> runner.withBean(UserDataConfigurer.class))).isNull();
	}

	@Test
	void otherHandlersAreLeftAlone() {
		assertThat(StartUp.failure(Ordinary.class)).isNull();
	}

	record UserData(String name) {

	}

	static final class UserDataConfigurer implements WebMvcConfigurer, HandlerMethodArgumentResolver {

		@Override
		public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
			resolvers.add(this);
		}

		@Override
		public boolean supportsParameter(MethodParameter parameter) {
			return parameter.getParameterType() == UserData.class;
		}

		@Override
		public @Nullable Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer mavContainer,
				NativeWebRequest webRequest, @Nullable WebDataBinderFactory binderFactory) {
			return null;
		}

	}

	@RestController
	static class Bean {

		@CloudEventMapping(path = "/events", type = "a")
		void take(UserData value) {
		}

	}

	@RestController
	static class MapOf {

		@CloudEventMapping(path = "/events", type = "a")
		void take(Map<String, Object> value) {
		}

	}

	@RestController
	static class AnyMap {

		@CloudEventMapping(path = "/events", type = "a")
		void take(HashMap<String, Object> value) {
		}

	}

	@RestController
	static class Text {

		@CloudEventMapping(path = "/events", type = "a")
		void take(String value) {
		}

	}

	@RestController
	static class Number {

		@CloudEventMapping(path = "/events", type = "a")
		void take(int value) {
		}

	}

	@RestController
	static class Anything {

		@CloudEventMapping(path = "/events", type = "a")
		void take(Object value) {
		}

	}

	@RestController
	static class ValidBean {

		@CloudEventMapping(path = "/events", type = "a")
		void take(@Valid UserData value) {
		}

	}

	@RestController
	static class ValidMap {

		@CloudEventMapping(path = "/events", type = "a")
		void take(@Valid Map<String, Object> value) {
		}

	}

	@RestController
	static class OptionalBean {

		@CloudEventMapping(path = "/events", type = "a")
		void take(Optional<UserData> value) {
		}

	}

	@RestController
	static class OptionalText {

		@CloudEventMapping(path = "/events", type = "a")
		void take(Optional<String> value) {
		}

	}

	@RestController
	static class Beans {

		@CloudEventMapping(path = "/events", type = "a")
		void take(List<UserData> value) {
		}

	}

	@RestController
	static class File {

		@CloudEventMapping(path = "/events", type = "a")
		void take(MultipartFile value) {
		}

	}

	@RestController
	static class Texts {

		@CloudEventMapping(path = "/events", type = "a")
		void take(String[] value) {
		}

	}

	@RestController
	static class Second {

		@CloudEventMapping(path = "/events", type = "a")
		void take(@CloudEventAttribute String id, UserData value) {
		}

	}

	@RestController
	static class NextToEvent {

		@CloudEventMapping(path = "/events", type = "a")
		void take(CloudEvent event, UserData value) {
		}

	}

	@RestController
	static class OptionalEntity {

		@CloudEventMapping(path = "/events", type = "a")
		void take(Optional<HttpEntity<UserData>> value) {
		}

	}

	@RestController
	static class Elsewhere {

		@CloudEventMapping(path = "/none", type = "a")
		void none() {
		}

		@CloudEventMapping(path = "/annotated/{id}", type = "a")
		void annotated(@CloudEventPayload UserData data, @RequestParam String q, @RequestParam Map<String, String> all,
				@ModelAttribute UserData query, BindingResult result, @PathVariable String id,
				@RequestHeader(name = "x", required = false) String header) {
		}

		@CloudEventMapping(path = "/request", type = "a")
		void request(HttpServletRequest request, HttpServletResponse response, WebRequest webRequest,
				@Nullable Principal principal, Locale locale, UriComponentsBuilder uris, Model model, ModelMap map) {
		}

		@CloudEventMapping(path = "/errors", type = "a")
		void errors(@CloudEventPayload UserData data, BindingResult result) {
		}

		@CloudEventMapping(path = "/entity", type = "a")
		void entity(HttpEntity<UserData> data) {
		}

		@CloudEventMapping(path = "/headers", type = "a")
		void headers(HttpEntity<Void> headers) {
		}

	}

	@RestController
	static class Ordinary {

		@PostMapping("/events")
		void take(CloudEvent event, UserData query, String text, Map<String, Object> model) {
		}

	}

}
