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

import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

import io.github.cloudeventsboot.binding.InvalidEventTypeException;
import io.github.cloudeventsboot.testsupport.StartUp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for handlers that were compiled without the names of their parameters.
 */
class UnknownParameterNamesTests {

	@TempDir
	private Path classes;

	@Test
	void nameOfAttributeMustBeKnown() throws Exception {
		InvalidEventTypeException rejection = StartUp.rejection(compile("@CloudEventAttribute String id"));
		assertThat(rejection.getDescription()).contains("Handlers.take(", "parameter 0", "name", "not known");
		assertThat(rejection.getAction()).contains("'-parameters'", "@CloudEventAttribute(\"...\")");
	}

	@Test
	void parametersThatNeedNoNameAreLeftAlone() throws Exception {
		Class<?> controller = compile(
				"@CloudEventAttribute(\"id\") String id, @CloudEventAttribute(name = \"type\") String"
						+ " type, @CloudEventAttribute Map<String, Object> all, @CloudEventPayload String data");
		assertThat(StartUp.failure(controller)).isNull();
	}

	private Class<?> compile(String parameters) throws Exception {
		String source = """
				import java.util.Map;
				import io.github.cloudeventsboot.annotation.*;
				import org.springframework.web.bind.annotation.*;
				@RestController
				public class Handlers {
					@PostMapping("/events")
					void take(%s) {
					}
				}
				""".formatted(parameters);
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		Path output = Files.createDirectories(this.classes);
		List<String> options = List.of("-proc:none", "-d", output.toString(), "-cp",
				System.getProperty("java.class.path"));
		JavaFileObject file = new SimpleJavaFileObject(URI.create("string:///Handlers.java"),
				JavaFileObject.Kind.SOURCE) {

			@Override
			public CharSequence getCharContent(boolean ignoreEncodingErrors) {
				return source;
			}

		};
		assertThat(compiler.getTask(null, null, null, options, null, List.of(file)).call()).isTrue();
		return new URLClassLoader(new URL[] { output.toUri().toURL() }, getClass().getClassLoader())
			.loadClass("Handlers");
	}

}
