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

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;

/**
 * Prints the Markdown tables of docs/performance.md from the results of a run.
 */
public final class ResultTables {

	private static final List<Ratio> RATIOS = List.of(
			new Ratio("structured to union member against Jackson's envelope record",
					"DecodeBenchmark.structuredUnionTypeFirst", "DecodeBenchmark.jacksonEnvelope", "≤ 0.80"),
			new Ratio("structured to union member against the SDK", "DecodeBenchmark.structuredUnionTypeFirst",
					"DecodeBenchmark.sdkStructured", "≤ 0.35"),
			new Ratio("type last against type first", "DecodeBenchmark.structuredUnionTypeLast",
					"DecodeBenchmark.structuredUnionTypeFirst", "≤ 1.10"),
			new Ratio("binary to typed data against Jackson's read of the data", "DecodeBenchmark.binaryTyped",
					"DecodeBenchmark.jacksonData", "≤ 1.60 (time)"),
			new Ratio("structured reply against Jackson's envelope record", "EncodeBenchmark.structured",
					"EncodeBenchmark.jacksonEnvelope", "≤ 1.00"));

	private ResultTables() {
	}

	public static void main(String[] args) {
		Map<String, Result> results = read(Path.of(args[0]));
		PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
		out.println("| figure | bound | time | bytes |");
		out.println("|---|---|---|---|");
		for (Ratio ratio : RATIOS) {
			Result one = results.get(ratio.benchmark());
			Result other = results.get(ratio.comparison());
			if (one != null && other != null) {
				out.printf(Locale.ROOT, "| %s | %s | %.2f | %.2f |%n", ratio.figure(), ratio.bound(),
						one.time() / other.time(), one.bytes() / other.bytes());
			}
		}
		out.println();
		out.println("| benchmark | ns (median) | bytes |");
		out.println("|---|---|---|");
		results.forEach((name, result) -> out.printf(Locale.ROOT, "| %s | %.0f | %.0f |%n", name, result.time(),
				result.bytes()));
	}

	private static Map<String, Result> read(Path file) {
		Map<String, Result> results = new TreeMap<>();
		for (JsonNode node : Messages.MAPPER.readTree(file.toFile())) {
			String name = node.get("benchmark").asString();
			String parameters = (node.has("params")) ? " " + node.get("params") : "";
			List<Double> times = new ArrayList<>();
			node.at("/primaryMetric/rawData").forEach((fork) -> fork.forEach((time) -> times.add(time.asDouble())));
			times.sort(null);
			double bytes = node.at("/secondaryMetrics/gc.alloc.rate.norm/score").asDouble();
			String shortName = name.substring(ResultTables.class.getPackageName().length() + 1);
			results.put(shortName + parameters.replaceAll("[\"{}]", "").replace(":", "="),
					new Result(times.get(times.size() / 2), bytes));
		}
		return results;
	}

	private record Ratio(String figure, String benchmark, String comparison, String bound) {

	}

	private record Result(double time, double bytes) {

	}

}
