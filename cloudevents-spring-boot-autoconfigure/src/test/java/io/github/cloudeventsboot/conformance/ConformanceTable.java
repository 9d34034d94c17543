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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.MethodMetadata;
import org.springframework.core.type.classreading.CachingMetadataReaderFactory;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.util.ClassUtils;

/**
 * The requirements of the specification and the tests that show them, as a table.
 */
final class ConformanceTable {

	private static final String CLASSES = "classpath*:io/github/cloudeventsboot/**/*Tests*.class";

	/** Tests of other modules, which can't be annotated. */
	private static final Pattern TEST = Pattern.compile("`(\\w+Tests\\.\\w+)`");

	private final Map<String, Row> rows = new LinkedHashMap<>();

	private final List<String> problems = new ArrayList<>();

	private ConformanceTable() {
	}

	static ConformanceTable read() throws IOException {
		ConformanceTable table = new ConformanceTable();
		String requirements = new ClassPathResource("conformance/requirements.txt")
			.getContentAsString(StandardCharsets.UTF_8);
		requirements.lines().filter((line) -> !line.isBlank() && !line.startsWith("#")).forEach(table::addRow);
		MetadataReaderFactory factory = new CachingMetadataReaderFactory();
		for (Resource resource : new PathMatchingResourcePatternResolver().getResources(CLASSES)) {
			table.addTests(factory.getMetadataReader(resource).getAnnotationMetadata());
		}
		table.rows.values().forEach(table::check);
		return table;
	}

	private void addRow(String line) {
		String[] columns = line.split("\\|", -1);
		if (columns.length != 5) {
			this.problems.add("Not five columns: " + line);
			return;
		}
		Row row = new Row(columns[0].trim(), columns[1].trim(), columns[2].trim(), Side.of(columns[3].trim()),
				Side.of(columns[4].trim()));
		if (this.rows.put(row.id(), row) != null) {
			this.problems.add(row.id() + " is listed twice");
		}
	}

	private void addTests(AnnotationMetadata type) {
		String name = ClassUtils.getShortName(type.getClassName());
		for (MethodMetadata method : type.getAnnotatedMethods(Requirement.class.getName())) {
			var requirement = method.getAnnotations().get(Requirement.class).synthesize();
			String test = name + "." + method.getMethodName();
			addTest(test, requirement.accepted(), false);
			addTest(test, requirement.produced(), false);
			addTest(test, requirement.rejected(), true);
		}
	}

	private void addTest(String test, String[] ids, boolean rejected) {
		for (String id : ids) {
			Row row = this.rows.get(id);
			if (row == null) {
				this.problems.add(test + " names the unknown requirement " + id);
			}
			else {
				((rejected) ? row.rejected() : row.accepted()).tests().add(test);
			}
		}
	}

	private void check(Row row) {
		boolean mandatory = row.level().startsWith("M");
		check(row.id(), "accepted", row.accepted(), mandatory || row.rejected().isEmpty());
		check(row.id(), "rejected", row.rejected(), mandatory);
	}

	private void check(String id, String name, Side side, boolean required) {
		if (required && side.isEmpty()) {
			this.problems.add(id + " has neither a test nor a reason for the side '" + name + "'");
		}
		if (!side.tests().isEmpty() && !side.reason().isEmpty()) {
			this.problems.add(id + " has tests, so the reason for the side '" + name + "' has to go");
		}
	}

	/**
	 * Return what keeps the table from being complete.
	 */
	List<String> problems() {
		return this.problems;
	}

	String toMarkdown() {
		StringBuilder text = new StringBuilder(
				"""
						# Conformance

						This table is generated from the tests: do not edit it.
						The failure message of `ConformanceTests` has the command that generates it.

						The requirements are those of CloudEvents 1.0.2 (core specification, JSON event format, HTTP, Kafka and AMQP protocol bindings), numbered by this project.
						M is MUST, S is SHOULD, Y is MAY, R is for receivers, P is for producers, and `-` marks a consequence or another specification.
						The column *accepted* has tests with input or output that follows the rule; the column *rejected* has tests with input that violates it.
						If there is no test, the column has the reason.

						Of the URIs and URI-references of RFC 3986 (A-07, A-13), those that `java.net.URI` can't hold are rejected: nothing after the scheme (`x:`), nothing after `//`, and addresses of future IP versions (`http://[v1.a]/`).

						| id | level | rule | accepted | rejected |
						|---|---|---|---|---|
						""");
		for (Row row : this.rows.values()) {
			text.append("| ").append(row.id()).append(" | ").append(row.level()).append(" | ").append(row.rule());
			text.append(" | ").append(row.accepted()).append(" | ").append(row.rejected()).append(" |\n");
		}
		return text.toString();
	}

	private record Row(String id, String level, String rule, Side accepted, Side rejected) {

	}

	private record Side(String reason, Set<String> tests) {

		static Side of(String column) {
			Set<String> tests = new TreeSet<>();
			TEST.matcher(column).results().forEach((result) -> tests.add(result.group(1)));
			return new Side(TEST.matcher(column).replaceAll("").trim(), tests);
		}

		boolean isEmpty() {
			return this.reason.isEmpty() && this.tests.isEmpty();
		}

		@Override
		public String toString() {
			return (this.tests.isEmpty()) ? this.reason : "`" + String.join("` `", this.tests) + "`";
		}

	}

}
