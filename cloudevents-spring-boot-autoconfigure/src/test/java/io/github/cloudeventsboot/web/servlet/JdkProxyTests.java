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

package io.github.cloudeventsboot.web.servlet;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventAttribute;
import io.github.cloudeventsboot.annotation.CloudEventMapping;
import io.github.cloudeventsboot.annotation.CloudEventPayload;
import io.github.cloudeventsboot.annotation.CloudEventResponse;
import io.github.cloudeventsboot.annotation.CloudEventType;
import io.github.cloudeventsboot.testsupport.SentEvent;
import io.github.cloudeventsboot.testsupport.SentEvent.Mode;
import io.github.cloudeventsboot.testsupport.StartUp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Controllers behind JDK proxies, whose mappings are on their interfaces.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "spring.aop.proxy-target-class=false")
class JdkProxyTests {

	@LocalServerPort
	private int port;

	@Autowired
	private Handlers handlers;

	@ParameterizedTest
	@EnumSource(Mode.class)
	void valuesAreAnswered(Mode mode) {
		assertThat(AopUtils.isJdkDynamicProxy(this.handlers)).isTrue();
		assertAnswer("text", "got d", mode);
		assertAnswer("map", "{\"got\":\"d\"}", mode);
		assertAnswer("record", "{\"data\":\"d\"}", mode);
		assertAnswer("list", "[\"d\"]", mode);
		assertAnswer("later", "{\"got\":\"d\"}", mode);
		assertAnswer("event", "[\"d\"]", mode);
		HttpResponse<String> response = post("nothing", mode);
		assertThat(response.statusCode()).isEqualTo(204);
	}

	private void assertAnswer(String type, String body, Mode mode) {
		HttpResponse<String> response = post(type, mode);
		assertThat(response.statusCode()).as(type).isEqualTo(200);
		assertThat(response.body()).isEqualTo(body);
	}

	private HttpResponse<String> post(String type, Mode mode) {
		return SentEvent.ofType(type).data("\"d\"").post(this.port, "/prefix/proxied", mode);
	}

	@ParameterizedTest
	@ValueSource(classes = { MappingOnClass.class, NoInterfaceMethod.class, PayloadOnClass.class, ResponseOnClass.class,
			StatusOnClass.class, BinderOnClass.class })
	void whatTheProxyHidesFailsTheStart(Class<?> controller) {
		Throwable failure = StartUp.failure(controller,
				(runner) -> runner.withPropertyValues("spring.aop.proxy-target-class=false"));
		assertThat(failure).isNotNull();
		assertThat(failure.getMessage() + failure).contains(controller.getName(), "JDK proxy");
	}

	@Test
	void classesAreProxiedByDefault() {
		assertThat(StartUp.failure(MappingOnClass.class,
				(runner) -> runner.withPropertyValues("spring.aop.proxy-target-class=true")))
			.isNull();
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Controller.class)
	static class Application {

	}

	interface Handlers {

		@CloudEventMapping(path = "/proxied", type = "text")
		String text(@CloudEventPayload String data);

		@CloudEventMapping(path = "/proxied", type = "map")
		Map<String, String> map(@CloudEventPayload String data);

		@CloudEventMapping(path = "/proxied", type = "later")
		CompletableFuture<Map<String, String>> later(@CloudEventPayload String data);

		@CloudEventMapping("/proxied")
		Answer answer(Asked event);

		@CloudEventMapping(path = "/proxied", type = "list")
		List<String> list(@CloudEventPayload String data);

		@CloudEventMapping(path = "/proxied", type = "event")
		OutgoingCloudEvent<Object> event(@CloudEventPayload Object data);

		@CloudEventMapping(path = "/proxied", type = "nothing")
		void nothing(@CloudEventAttribute String id);

	}

	@RestController
	@RequestMapping("/prefix")
	@Validated
	static class Controller implements Handlers {

		@Override
		public String text(String data) {
			return "got " + data;
		}

		@Override
		public Map<String, String> map(String data) {
			return Map.of("got", data);
		}

		@Override
		public CompletableFuture<Map<String, String>> later(String data) {
			return CompletableFuture.completedFuture(Map.of("got", data));
		}

		@Override
		public Answer answer(Asked event) {
			return new Answer(event.data());
		}

		@Override
		public List<String> list(String data) {
			return List.of(data);
		}

		@Override
		public OutgoingCloudEvent<Object> event(Object data) {
			return OutgoingCloudEvent.of("reply", List.of(data));
		}

		@Override
		public void nothing(String id) {
		}

	}

	@CloudEventType("record")
	record Asked(String data) {

	}

	record Answer(String data) {

	}

	interface Unmapped {

		String handle(String data);

	}

	interface Mapped {

		@CloudEventMapping(path = "/other", type = "other")
		String handle(@CloudEventPayload String data);

	}

	interface MappedOnly {

		@CloudEventMapping(path = "/other", type = "other")
		String handle(String data);

	}

	@RestController
	@Validated
	static class MappingOnClass implements Unmapped {

		@Override
		@CloudEventMapping(path = "/other", type = "other")
		public String handle(@CloudEventPayload String data) {
			return data;
		}

	}

	@RestController
	@Validated
	static class NoInterfaceMethod implements Mapped {

		@Override
		public String handle(String data) {
			return data;
		}

		@CloudEventMapping(path = "/another", type = "other")
		String another(@CloudEventPayload String data) {
			return data;
		}

	}

	@RestController
	@Validated
	static class PayloadOnClass implements MappedOnly {

		@Override
		public String handle(@CloudEventPayload String data) {
			return data;
		}

	}

	@RestController
	@Validated
	static class ResponseOnClass implements Mapped {

		@Override
		@CloudEventResponse(type = "reply")
		public String handle(String data) {
			return data;
		}

	}

	@RestController
	@Validated
	@ResponseStatus(HttpStatus.ACCEPTED)
	static class StatusOnClass implements Mapped {

		@Override
		public String handle(String data) {
			return data;
		}

	}

	@RestController
	@Validated
	static class BinderOnClass implements Mapped {

		@Override
		public String handle(String data) {
			return data;
		}

		@InitBinder
		void init(WebDataBinder binder) {
		}

	}

}
