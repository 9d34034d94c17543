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

package io.github.cloudeventsboot.integration.datarest;

import java.util.List;

import io.github.cloudeventsboot.integration.Call;
import io.github.cloudeventsboot.integration.CompanyTests;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.data.annotation.Id;
import org.springframework.data.keyvalue.annotation.KeySpace;
import org.springframework.data.map.repository.config.EnableMapRepositories;
import org.springframework.data.repository.CrudRepository;

/**
 * Tests with Spring Data REST.
 */
class DataRestTests extends CompanyTests {

	DataRestTests() {
		super(DataRestConfiguration.class);
	}

	@Override
	protected List<Call> ordinaryCalls() {
		String book = "{\"id\": \"1\", \"title\": \"one\"}";
		return List.of(Call.get("/"), Call.get("/books"), Call.post("/books", "application/json", book),
				Call.post("/books", "application/cloudevents+json", book), Call.get("/books/1"),
				Call.get("/books/1").with("Accept", "application/json"), Call.get("/books/2"),
				Call.post("/books", "application/json", "{"), Call.get("/profile/books"), Call.of("DELETE", "/books/1"),
				Call.of("OPTIONS", "/books"));
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableMapRepositories(considerNestedRepositories = true)
	static class DataRestConfiguration {

	}

	@KeySpace("books")
	record Book(@Id String id, String title) {

	}

	interface Books extends CrudRepository<Book, String> {

	}

}
