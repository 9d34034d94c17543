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

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.Rectangle;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * One operation in Swagger UI.
 */
final class SwaggerOperation {

	private final WebDriver driver;

	private final By block;

	private SwaggerOperation(WebDriver driver, By block) {
		this.driver = driver;
		this.block = block;
	}

	/**
	 * Follows the link to Swagger UI, opens the operation, and presses "Try it out".
	 */
	static SwaggerOperation tryOut(WebDriver driver, String uri, String path) {
		driver.get(uri);
		driver.findElement(By.linkText("Swagger UI")).click();
		By summary = By.cssSelector(".opblock-post [data-path='" + path + "']");
		WebElement operation = waiting(driver).until(ExpectedConditions.elementToBeClickable(summary));
		String id = operation.findElement(By.xpath("ancestor::div[contains(@class, 'opblock-post')]"))
			.getAttribute("id");
		click(driver, operation);
		SwaggerOperation result = new SwaggerOperation(driver, By.id(id));
		click(driver, waiting(driver).until((ignored) -> result.find(".try-out__btn")));
		waiting(driver).until((ignored) -> result.find(".execute"));
		return result;
	}

	/**
	 * Chooses an example, types the headers, and presses "Execute".
	 */
	void execute(String contentType, String example, Map<String, String> headers) {
		for (WebElement clear : findAll(".btn-clear")) {
			click(this.driver, clear);
		}
		new Select(find(".body-param-content-type select")).selectByVisibleText(contentType);
		// there is nothing to choose from one
		for (WebElement examples : findAll(".opblock-section-request-body .examples-select-element")) {
			new Select(examples).selectByValue(example);
		}
		for (WebElement row : findAll("tr[data-param-in='header']")) {
			type(row, headers.getOrDefault(row.getAttribute("data-param-name"), ""));
		}
		click(this.driver, find(".execute"));
		waiting(this.driver).until((ignored) -> find(".live-responses-table .response-col_status"));
	}

	private void type(WebElement row, String value) {
		WebElement field = row.findElement(By.cssSelector("select, input"));
		if (value.equals(field.getDomProperty("value"))) {
			return;
		}
		if (field.getTagName().equals("select")) {
			new Select(field).selectByValue(value);
		}
		else {
			// what is typed is taken a little later, or when the field is left
			field.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.BACK_SPACE, value, Keys.TAB);
		}
	}

	/**
	 * Return the request as a command.
	 */
	String request() {
		return find(".curl-command .curl").getText();
	}

	String status() {
		return find(".live-responses-table .response .response-col_status").getText();
	}

	/**
	 * Return the body and the headers of the response, as they are shown.
	 */
	String response() {
		return find(".live-responses-table .response .response-col_description").getText();
	}

	/**
	 * Return a picture of the request and its response, in Base64.
	 */
	String picture(ChromeDriver driver) {
		Rectangle request = find(".opblock-section-request-body").getRect();
		Rectangle response = find(".live-responses-table").getRect();
		Map<String, Object> clip = Map.of("x", request.getX(), "y", request.getY(), "width", request.getWidth(),
				"height", response.getY() + response.getHeight() - request.getY() + 10, "scale", 1);
		return (String) driver
			.executeCdpCommand("Page.captureScreenshot", Map.of("clip", clip, "captureBeyondViewport", true))
			.get("data");
	}

	private WebElement find(String selector) {
		return this.driver.findElement(this.block).findElement(By.cssSelector(selector));
	}

	private List<WebElement> findAll(String selector) {
		return this.driver.findElement(this.block).findElements(By.cssSelector(selector));
	}

	/**
	 * Clicks wherever the page is scrolled to.
	 */
	private static void click(WebDriver driver, WebElement element) {
		((JavascriptExecutor) driver).executeScript("arguments[0].click()", element);
	}

	private static WebDriverWait waiting(WebDriver driver) {
		WebDriverWait wait = new WebDriverWait(driver, Duration.ofSeconds(30), Duration.ofMillis(50));
		wait.ignoring(NoSuchElementException.class);
		return wait;
	}

}
