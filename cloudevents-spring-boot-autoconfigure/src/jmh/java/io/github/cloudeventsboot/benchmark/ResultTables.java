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

package io.github.cloudeventsboot.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;

/**
 * Prints the Markdown tables of docs/performance.md from the results of one or several
 * runs, which count together.
 * <p>
 * Usage: {@code ResultTables file... [commit]}
 */
public final class ResultTables {

	private static final List<Ratio> RATIOS = List.of(
			new Ratio("structured to union member against Jackson's envelope record",
					"DecodeBenchmark.structuredUnionTypeFirst", "DecodeBenchmark.jacksonEnvelope", "≤ 0.80", 1),
			new Ratio("structured to union member against the SDK", "DecodeBenchmark.structuredUnionTypeFirst",
					"DecodeBenchmark.sdkStructured", "≤ 0.35", 1),
			new Ratio("type last against type first", "DecodeBenchmark.structuredUnionTypeLast",
					"DecodeBenchmark.structuredUnionTypeFirst", "≤ 1.10", 1),
			new Ratio("binary to typed data against Jackson's read of the data", "DecodeBenchmark.binaryTyped",
					"DecodeBenchmark.jacksonData", "≤ 1.60 (time)", 1),
			new Ratio("structured reply against Jackson's envelope record", "EncodeBenchmark.structured",
					"EncodeBenchmark.jacksonEnvelope", "≤ 1.00", 1),
			new Ratio("reading an event in a batch of 10,000 against one of 100", "BatchBenchmark.decode size=10000",
					"BatchBenchmark.decode size=100", "≤ 1.20", 100),
			new Ratio("writing an event in a batch of 10,000 against one of 100", "BatchBenchmark.encode size=10000",
					"BatchBenchmark.encode size=100", "≤ 1.20", 100),
			new Ratio("the same of events that were received, whose data is copied", "BatchBenchmark.copy size=10000",
					"BatchBenchmark.copy size=100", "", 100),
			new Ratio("the same by Jackson, reading", "BatchBenchmark.jacksonDecode size=10000",
					"BatchBenchmark.jacksonDecode size=100", "", 100),
			new Ratio("the same by Jackson, writing", "BatchBenchmark.jacksonEncode size=10000",
					"BatchBenchmark.jacksonEncode size=100", "", 100));

	private ResultTables() {
	}

	public static void main(String[] args) throws IOException {
		PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
		List<JsonNode> results = new ArrayList<>();
		String commit = "unknown";
		for (String argument : args) {
			if (Files.exists(Path.of(argument))) {
				Messages.MAPPER.readTree(Path.of(argument).toFile()).forEach(results::add);
			}
			else {
				commit = argument;
			}
		}
		JsonNode virtualMachine = results.get(0);
		out.printf("%s %s, %d processors (%s), %s, commit %s%n%n", virtualMachine.get("vmName").asString(),
				virtualMachine.get("jdkVersion").asString(), Runtime.getRuntime().availableProcessors(), processor(),
				LocalDate.now(ZoneOffset.UTC), commit);
		Map<String, Result> byName = read(results);
		printRatios(byName, out);
		printCostPerByte(byName, out);
		out.println("| benchmark | ns (median) | ns (fastest) | bytes |");
		out.println("|---|---|---|---|");
		byName.forEach((name, result) -> out.printf(Locale.ROOT, "| %s | %,.0f | %,.0f | %,.0f |%n", name,
				result.time(), result.fastest(), result.bytes()));
	}

	private static String processor() throws IOException {
		Path file = Path.of("/proc/cpuinfo");
		return (!Files.exists(file)) ? System.getProperty("os.arch") : Files.readAllLines(file)
			.stream()
			.filter((line) -> line.startsWith("model name"))
			.map((line) -> line.substring(line.indexOf(':') + 1).trim())
			.findFirst()
			.orElse(System.getProperty("os.arch"));
	}

	private static void printRatios(Map<String, Result> byName, PrintStream out) {
		out.println("| figure | bound | time (median) | time (fastest) | bytes |");
		out.println("|---|---|---|---|---|");
		for (Ratio ratio : RATIOS) {
			Result one = byName.get(ratio.benchmark());
			Result other = byName.get(ratio.comparison());
			if (one != null && other != null) {
				out.printf(Locale.ROOT, "| %s | %s | %.2f | %.2f | %.2f |%n", ratio.figure(), ratio.bound(),
						one.time() / ratio.times() / other.time(),
						one.fastest() / ratio.times() / other.fastest(),
						one.bytes() / ratio.times() / other.bytes());
			}
		}
		out.println();
	}

	private static void printCostPerByte(Map<String, Result> byName, PrintStream out) {
		Map<String, Map<Integer, Double>> rows = new LinkedHashMap<>();
		byName.forEach((name, result) -> {
			int start = name.indexOf("kind=");
			if (start >= 0) {
				int size = Integer.parseInt(name.substring(name.indexOf("size=") + 5).split(",")[0]);
				String kind = name.substring(start + 5).split(",")[0];
				rows.computeIfAbsent(kind, (key) -> new TreeMap<>()).put(size, result.time() / size);
			}
		});
		if (!rows.isEmpty()) {
			StringBuilder header = new StringBuilder("| hostile input |");
			rows.values().iterator().next().keySet().forEach((size) -> header.append(String.format(Locale.ROOT, " %,d bytes |", size)));
			out.println(header);
			out.println(header.toString().replaceAll("[^|]+", "---"));
			rows.forEach((kind, costs) -> {
				out.print("| " + kind + " |");
				costs.values().forEach((cost) -> out.printf(Locale.ROOT, " %.2f |", cost));
				out.println();
			});
			out.println();
		}
	}

	private static Map<String, Result> read(List<JsonNode> nodes) {
		Map<String, Result> results = new TreeMap<>();
		for (JsonNode node : nodes) {
			String name = node.get("benchmark").asString();
			String parameters = (node.has("params")) ? " " + node.get("params") : "";
			String shortName = name.substring(ResultTables.class.getPackageName().length() + 1);
			Result result = results.computeIfAbsent(
					shortName + parameters.replaceAll("[\"{}]", "").replace(":", "="),
					(key) -> new Result(new ArrayList<>(), new ArrayList<>()));
			node.at("/primaryMetric/rawData").forEach((fork) -> fork.forEach((time) -> result.times.add(time.asDouble())));
			node.at("/secondaryMetrics/gc.alloc.rate.norm/rawData")
				.forEach((fork) -> fork.forEach((bytes) -> result.allocations.add(bytes.asDouble())));
		}
		return results;
	}

	private record Ratio(String figure, String benchmark, String comparison, String bound, double times) {

	}

	private record Result(List<Double> times, List<Double> allocations) {

		double time() {
			return median(this.times);
		}

		double fastest() {
			return this.times.stream().min(Comparator.naturalOrder()).orElse(Double.NaN);
		}

		double bytes() {
			return median(this.allocations);
		}

		private static double median(List<Double> values) {
			return values.stream().sorted().skip(values.size() / 2).findFirst().orElse(Double.NaN);
		}

	}

}
