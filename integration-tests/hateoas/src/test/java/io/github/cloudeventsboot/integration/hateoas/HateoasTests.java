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

package io.github.cloudeventsboot.integration.hateoas;

import java.util.List;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.integration.Call;
import io.github.cloudeventsboot.integration.CompanyTests;
import io.github.cloudeventsboot.integration.Mode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.hateoas.CollectionModel;
import org.springframework.hateoas.EntityModel;
import org.springframework.hateoas.Link;
import org.springframework.hateoas.server.mvc.WebMvcLinkBuilder;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests with Spring HATEOAS.
 */
class HateoasTests extends CompanyTests {

	HateoasTests() {
		super(HateoasConfiguration.class);
	}

	@Override
	protected List<Call> ordinaryCalls() {
		return List.of(Call.get("/books/1"), Call.get("/books/1").with("Accept", "application/hal+json"),
				Call.get("/books/1").with("Accept", "application/json"), Call.get("/books"),
				Call.post("/books", "application/json", "{\"title\": \"a\"}"),
				Call.post("/books", "application/hal+json", "{\"title\": \"a\"}"));
	}

	@ParameterizedTest
	@EnumSource
	void eventHandlerAnswersWithHypermedia(Mode mode) {
		assertThat(send(mode.post("/books/events", "any.type", "{}")).body()).contains("\"title\":\"any.type\"")
			.contains("\"_links\"");
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(BookController.class)
	static class HateoasConfiguration {

	}

	record Book(String title) {

	}

	@RestController
	static class BookController {

		@GetMapping("/books/1")
		EntityModel<Book> one() {
			return EntityModel.of(new Book("one"),
					WebMvcLinkBuilder.linkTo(WebMvcLinkBuilder.methodOn(BookController.class).all()).withRel("all"));
		}

		@GetMapping("/books")
		CollectionModel<EntityModel<Book>> all() {
			return CollectionModel.of(List.of(one()), Link.of("/books"));
		}

		@PostMapping("/books")
		ResponseEntity<EntityModel<Book>> add(@RequestBody EntityModel<Book> book) {
			return ResponseEntity.status(201).body(book);
		}

		@PostMapping("/books/events")
		EntityModel<Book> event(CloudEvent event) {
			return EntityModel.of(new Book(event.getType()), Link.of("/books"));
		}

	}

}
