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

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventAttribute;
import io.github.cloudeventsboot.annotation.CloudEventMapping;
import io.github.cloudeventsboot.annotation.CloudEventPayload;
import io.github.cloudeventsboot.annotation.CloudEventType;

import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Handlers that share paths, each for events of its own.
 */
@RestController
class MappedHandlers {

	@CloudEventMapping(path = "${events.path}", type = "user.registered")
	String registered(@CloudEventPayload Named user) {
		return "registered " + user.name();
	}

	@CloudEventMapping(path = "/events", type = "user.*")
	String user(@CloudEventAttribute String type) {
		return "user.* " + type;
	}

	@CloudEventMapping(path = "/events", type = "user.very.*")
	String veryUser() {
		return "user.very.*";
	}

	@CloudEventMapping(path = "/events", type = "user.*", source = "/admin")
	String admin() {
		return "admin";
	}

	@CloudEventMapping(path = "/events", type = "user.*", source = "/admin", subject = "s*")
	String adminSubject() {
		return "admin s*";
	}

	@CloudEventMapping("/events")
	String typed(Typed event) {
		return "typed " + event.getClass().getSimpleName();
	}

	@CloudEventMapping(path = "/events", type = "${events.type}")
	String placeholder() {
		return "placeholder";
	}

	@CloudEventMapping("/events")
	String fallback(CloudEvent event) {
		return "fallback " + event.getType();
	}

	@CloudEventMapping(path = "/some", type = "some.type", source = "/right", subject = "s")
	void some() {
	}

	@CloudEventMapping(path = "/narrow", type = "narrow", params = "version=2", consumes = "application/json")
	String two() {
		return "two";
	}

	@CloudEventMapping(path = "/narrow", type = "narrow", params = "version=1", consumes = "application/json")
	String one() {
		return "one";
	}

	@CloudEventMapping(path = "/narrow", type = "wide", params = "version", consumes = "application/json")
	String wide() {
		return "wide";
	}

	@CloudEventMapping(path = "/headers", type = "h", headers = "X-A")
	String header() {
		return "with header";
	}

	@CloudEventMapping(path = "/headers", type = "h", headers = "X-B")
	String otherHeader() {
		return "other header";
	}

	@CloudEventMapping(path = "/async", type = "callable")
	Callable<String> callable(@CloudEventPayload Named named) {
		return () -> "callable " + named.name();
	}

	@CloudEventMapping(path = "/async", type = "future")
	CompletableFuture<String> future(@CloudEventPayload Named named) {
		return CompletableFuture.supplyAsync(() -> "future " + named.name());
	}

	@CloudEventMapping(path = "/shared", type = "shared")
	String sharedEvent(@CloudEventPayload Named named) {
		return "event " + named.name();
	}

	@PostMapping("/shared")
	String shared(@RequestBody String body) {
		return "ordinary " + body;
	}

	@CloudEventMapping(path = "/shared/narrow", type = "shared")
	void sharedNarrowEvent() {
	}

	@PostMapping(path = "/shared/narrow", consumes = "text/plain")
	String sharedNarrow(@RequestBody String body) {
		return "text " + body;
	}

	@CloudEventMapping("/batches")
	String single(One event) {
		return "single";
	}

	@CloudEventMapping("/batches")
	String batch(List<Typed> events) {
		return "batch of " + events.size();
	}

	record Named(String name) {

	}

	sealed interface Typed permits One, Two {

	}

	@CloudEventType("typed.one")
	record One(Map<String, Object> data) implements Typed {

	}

	@CloudEventType("typed.two")
	record Two(Map<String, Object> data) implements Typed {

	}

	@RestController
	@RequestMapping("/shops/{shop}")
	static class Shops {

		@CloudEventMapping(path = "/orders/{order}", type = "a")
		String order(@PathVariable String shop, @PathVariable String order, CloudEvent event) {
			return shop + " " + order + " " + event.getType();
		}

		@CloudEventMapping(type = "b")
		String shop(@PathVariable String shop, CloudEvent event) {
			return shop + " " + event.getType();
		}

	}

	@RestController
	@CrossOrigin("https://shop.example")
	static class Crossing {

		@CloudEventMapping(path = "/cross", type = "cross")
		void cross() {
		}

		@CloudEventMapping(path = "/cross/two", type = "cross")
		void crossOne() {
		}

		@CloudEventMapping(path = "/cross/two", type = "other")
		void crossTwo() {
		}

	}

	interface Declared {

		@CloudEventMapping(path = "/declared", type = "declared")
		String declared(@CloudEventPayload Named named);

	}

	@RestController
	static class Declaring implements Declared {

		@Override
		public String declared(Named named) {
			return "declared " + named.name();
		}

	}

}
