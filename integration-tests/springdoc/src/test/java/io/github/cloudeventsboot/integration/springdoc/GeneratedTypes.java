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

package io.github.cloudeventsboot.integration.springdoc;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

import javax.tools.ToolProvider;

/**
 * Writes the source of event types and their handlers at random, and values of them that
 * meet their constraints.
 */
final class GeneratedTypes {

	private static final List<String> NAMINGS = List.of("", "SnakeCase", "KebabCase", "UpperCamelCase", "LowerCase",
			"LowerDotCase");

	private final Random random;

	private final StringBuilder source = new StringBuilder();

	private final Map<String, List<Member>> records = new LinkedHashMap<>();

	private int count;

	private ClassLoader loader = GeneratedTypes.class.getClassLoader();

	private final String packageName;

	GeneratedTypes(long seed) {
		this.packageName = "generated" + seed;
		this.random = new Random(seed);
	}

	/**
	 * Compile a controller with handlers for a number of event types.
	 */
	Class<?> compile(int events, Path directory) throws Exception {
		StringBuilder handlers = new StringBuilder();
		for (int i = 0; i < events; i++) {
			String data = record(3);
			boolean union = this.random.nextInt(4) == 0;
			String other = (union) ? record(2) : "";
			String type = "Event" + i;
			if (union) {
				line("sealed interface " + type + " permits " + type + "One, " + type + "Other {}");
				event(type + "One", "generated." + i + ".one", data, " implements " + type);
				event(type + "Other", "generated." + i + ".other", other, " implements " + type);
			}
			else {
				event(type, "generated." + i, data, "");
			}
			handlers.append("@PostMapping(\"/generated/" + i + "\") " + type + " handle(" + type
					+ " event) { return event; }\n");
		}
		Path file = Files.createDirectories(directory.resolve(this.packageName)).resolve("Handlers.java");
		Files.writeString(file, "package " + this.packageName + ";\n" + """
				import com.fasterxml.jackson.annotation.*;
				import io.github.cloudeventsboot.annotation.*;
				import jakarta.validation.*;
				import jakarta.validation.constraints.*;
				import jakarta.validation.constraints.Pattern;
				import java.math.*;
				import java.net.URI;
				import java.time.*;
				import java.util.*;
				import org.jspecify.annotations.*;
				import org.springframework.web.bind.annotation.*;
				import tools.jackson.databind.*;
				import tools.jackson.databind.annotation.*;
				@NullMarked
				@RestController
				public class Handlers {
				enum Colour { @JsonProperty("dark-red") RED, GREEN }
				""" + this.source + handlers + "}\n");
		int result = ToolProvider.getSystemJavaCompiler()
			.run(null, null, System.err, "-parameters", "-proc:none", "-nowarn", "-cp",
					System.getProperty("java.class.path"), "-d", directory.toString(), file.toString());
		if (result != 0) {
			throw new IllegalStateException("Not compiled: " + file);
		}
		this.loader = new URLClassLoader(new URL[] { directory.toUri().toURL() },
				GeneratedTypes.class.getClassLoader());
		return this.loader.loadClass(this.packageName + ".Handlers");
	}

	private void line(String text) {
		this.source.append(text).append('\n');
	}

	private void event(String name, String type, String data, String supertype) {
		String tenant = (this.random.nextBoolean()) ? ", @Size(min = 2, max = 6) String tenant" : "";
		String level = (this.random.nextBoolean()) ? ", @CloudEventAttribute(defaultValue = \"3\") @Max(9) int level"
				: "";
		line("@CloudEventType(\"" + type + "\") record " + name + "(@Valid " + data + " data" + tenant + level + ")"
				+ supertype + " {}");
	}

	/**
	 * Add a record, and return its name.
	 */
	private String record(int depth) {
		String name = "Data" + this.count++;
		List<Member> members = new ArrayList<>();
		for (int i = 0; i < 1 + this.random.nextInt(5); i++) {
			members.add(member("someMember" + i, depth));
		}
		this.records.put(name, members);
		String naming = NAMINGS.get(this.random.nextInt(NAMINGS.size()));
		String annotation = (naming.isEmpty()) ? ""
				: "@JsonNaming(PropertyNamingStrategies." + naming + "Strategy.class) ";
		line(annotation + "record " + name + "("
				+ String.join(", ", members.stream().map((member) -> member.source() + " " + member.name()).toList())
				+ ") {}");
		return name;
	}

	private Member member(String name, int depth) {
		Member member = switch (this.random.nextInt((depth > 0) ? 18 : 13)) {
			case 0 -> text(name);
			case 1 -> pattern(name);
			case 2 -> integer(name);
			case 3 -> decimal(name);
			case 4 -> new Member(name, "boolean", this.random::nextBoolean);
			case 5 -> new Member(name, "Instant", () -> Instant.ofEpochSecond(this.random.nextInt()));
			case 6 -> new Member(name, "LocalDate", () -> LocalDate.ofEpochDay(this.random.nextInt(40000)));
			case 7 -> new Member(name, "UUID", () -> new UUID(this.random.nextLong(), this.random.nextLong()));
			case 8 -> new Member(name, "Colour", this::constant);
			case 9 -> new Member(name, "@Email String", () -> "a" + this.random.nextInt(100) + "@example.com");
			case 10 ->
				new Member(name, "LocalDateTime", () -> LocalDateTime.of(2020, 1, 1 + this.random.nextInt(28), 1, 2));
			case 11 -> new Member(name, "byte[]", () -> new byte[this.random.nextInt(5)]);
			case 12 -> new Member(name, "Duration", () -> Duration.ofSeconds(this.random.nextInt(100000)));
			case 13 -> list(name, member("element", depth - 1));
			case 14 -> map(name, member("value", depth - 1));
			case 15 -> optional(name, member("value", depth - 1));
			case 16 -> shape(name, depth - 1);
			default -> nested(name, depth - 1);
		};
		return switch (this.random.nextInt(8)) {
			case 0 -> (member.isPlain()) ? new Member(name, nullable(member.source()),
					() -> (this.random.nextBoolean()) ? member.value().get() : null) : member;
			case 1 -> new Member(name, "@JsonProperty(\"renamed-" + name + "\") " + member.source(), member.value());
			default -> member;
		};
	}

	private static String nullable(String source) {
		int start = source.lastIndexOf(") ") + 1;
		return (start > 0) ? source.substring(0, start) + " @Nullable" + source.substring(start)
				: (source.startsWith("@")) ? source.replaceFirst(" ", " @Nullable ") : "@Nullable " + source;
	}

	private Object constant() {
		try {
			Object[] constants = this.loader.loadClass(this.packageName + ".Handlers$Colour").getEnumConstants();
			return constants[this.random.nextInt(constants.length)];
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private Member text(String name) {
		int min = this.random.nextInt(4);
		int max = min + this.random.nextInt(30);
		if (max == 0) {
			return new Member(name, "@NotBlank String", () -> "x" + this.random.nextInt());
		}
		return new Member(name, "@Size(min = " + min + ", max = " + max + ") String",
				() -> "ä".repeat(min + this.random.nextInt(max - min + 1)));
	}

	private Member pattern(String name) {
		int digits = 1 + this.random.nextInt(5);
		return new Member(name, "@Pattern(regexp = \"(?:[A-Z]|x+)[0-9]{" + digits + ",}(-\\\\w?)?\") String",
				() -> "B" + "7".repeat(digits + this.random.nextInt(3)));
	}

	private Member integer(String name) {
		int min = this.random.nextInt(200) - 100;
		int max = min + this.random.nextInt(50);
		boolean primitive = this.random.nextBoolean();
		return new Member(name, "@Min(" + min + ") @Max(" + max + ") " + ((primitive) ? "int" : "Long"), () -> {
			int value = min + this.random.nextInt(max - min + 1);
			return (primitive) ? (Object) value : Long.valueOf(value);
		});
	}

	private Member decimal(String name) {
		int max = 1 + this.random.nextInt(1000);
		boolean inclusive = this.random.nextBoolean();
		return new Member(name,
				"@DecimalMin(value = \"0.5\", inclusive = " + inclusive + ") @DecimalMax(\"" + max
						+ ".25\") @Digits(integer = 6, fraction = 2) BigDecimal",
				() -> BigDecimal.valueOf(0.51 + this.random.nextDouble() * (max - 0.5))
					.setScale(2, RoundingMode.HALF_UP));
	}

	private Member list(String name, Member element) {
		int min = this.random.nextInt(3);
		return new Member(name, "@Size(min = " + min + ", max = 5) List<" + boxed(element.source()) + ">", () -> {
			List<Object> values = new ArrayList<>();
			for (int i = 0; i < min + this.random.nextInt(3); i++) {
				Object value = element.value().get();
				if (value != null) {
					values.add(value);
				}
			}
			while (values.size() < min) {
				Object value = element.value().get();
				if (value != null) {
					values.add(value);
				}
			}
			return values;
		});
	}

	private Member map(String name, Member value) {
		return new Member(name, "Map<String, " + boxed(value.source()) + ">", () -> {
			Map<String, Object> values = new LinkedHashMap<>();
			Object some = value.value().get();
			if (some != null) {
				values.put("key", some);
			}
			return values;
		});
	}

	private Member optional(String name, Member value) {
		return new Member(name, "Optional<" + boxed(value.source()) + ">",
				() -> Optional.ofNullable((this.random.nextBoolean()) ? value.value().get() : null));
	}

	/**
	 * Only constraints of the elements themselves, as those of type arguments are
	 * declared on types.
	 */
	private static String boxed(String source) {
		String plain = source.replaceAll("@JsonProperty\\(\"[^\"]*\"\\) ", "").replace("@Nullable ", "");
		return plain.replaceAll("(^| )int$", "$1Integer").replaceAll("(^| )boolean$", "$1Boolean");
	}

	private Member nested(String name, int depth) {
		String type = record(depth);
		return new Member(name, "@Valid " + type, () -> value(type));
	}

	private Member shape(String name, int depth) {
		String one = record(depth);
		String other = record(depth);
		String type = "Shape" + this.count++;
		// those that are written before know nothing of the union
		String declaration = this.source.toString();
		this.source.setLength(0);
		this.source
			.append(declaration.replace("record " + one + "(", "@JsonTypeName(\"" + one + "\") record " + one + "(")
				.replace("record " + other + "(", "@JsonTypeName(\"" + other + "\") record " + other + "("));
		for (String leaf : List.of(one, other)) {
			int start = this.source.indexOf("record " + leaf + "(");
			int end = this.source.indexOf("{}\n", start);
			this.source.insert(end, "implements " + type + " ");
		}
		line("@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = \"@kind\") sealed interface " + type + " permits "
				+ one + ", " + other + " {}");
		return new Member(name, "@Valid " + type, () -> value((this.random.nextBoolean()) ? one : other));
	}

	/**
	 * Return a value of a record.
	 */
	Object value(String type) {
		List<Member> members = this.records.get(type);
		try {
			Class<?> record = this.loader.loadClass(this.packageName + ".Handlers$" + type);
			var constructor = record.getDeclaredConstructors()[0];
			constructor.setAccessible(true);
			return constructor.newInstance(members.stream().map((member) -> member.value().get()).toArray());
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private record Member(String name, String source, Supplier<Object> value) {

		boolean isPlain() {
			return !this.source.endsWith("int") && !this.source.endsWith("boolean") && !this.source.contains("<")
					&& !this.source.endsWith("[]") && !this.source.contains("@NotBlank");
		}

	}

}
