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

package io.github.cloudeventsboot.integration.openapitools;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

import org.springframework.util.FileSystemUtils;

/**
 * Chromium without a window and without a profile, driven by chromedriver. Where they are
 * not installed, the test is skipped.
 */
final class Browser implements AutoCloseable {

	private static final List<String> ARGUMENTS = List.of("--headless", "--no-sandbox", "--disable-gpu",
			"--disable-quic", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking",
			"--disable-component-update", "--disable-sync", "--hide-scrollbars",
			// no other host is asked for anything
			"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost");

	private final ChromeDriver driver;

	private final Path profile;

	private Browser(ChromeDriver driver, Path profile) {
		this.driver = driver;
		this.profile = profile;
	}

	static Browser start() throws IOException {
		File driver = find("chromedriver");
		File browser = find("chromium", "chromium-browser", "google-chrome");
		Path profile = Files.createTempDirectory("chromium");
		ChromeOptions options = new ChromeOptions();
		options.setBinary(browser);
		options.addArguments(ARGUMENTS);
		options.addArguments("--user-data-dir=" + profile, "--window-size=960,1000");
		return new Browser(new ChromeDriver(
				new ChromeDriverService.Builder().usingDriverExecutable(driver).usingAnyFreePort().build(), options),
				profile);
	}

	private static File find(String... names) {
		List<Path> path = Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator))
			.map(Path::of)
			.toList();
		return Stream.of(names)
			.flatMap((name) -> path.stream().map((directory) -> directory.resolve(name)))
			.filter(Files::isExecutable)
			.findFirst()
			.map(Path::toFile)
			.orElseGet(() -> Assumptions.abort(names[0] + " is not installed"));
	}

	ChromeDriver driver() {
		return this.driver;
	}

	@Override
	public void close() throws IOException {
		this.driver.quit();
		FileSystemUtils.deleteRecursively(this.profile);
	}

}
