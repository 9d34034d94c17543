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

package com.example.coldstart;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;

/**
 * Starts a function and calls it once, as the runtime of Lambda does.
 */
public final class FirstEvent {

	private FirstEvent() {
	}

	/**
	 * Print the status of the answer.
	 * @param args the class of the handler, and a file with an event of API Gateway
	 */
	public static void main(String[] args) throws Exception {
		RequestStreamHandler handler = (RequestStreamHandler) Class.forName(args[0])
			.getDeclaredConstructor()
			.newInstance();
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		try (InputStream input = Files.newInputStream(Path.of(args[1]))) {
			handler.handleRequest(input, output, null);
		}
		String answer = output.toString(StandardCharsets.UTF_8);
		System.out.println("answered with " + answer.replaceAll("(?s).*\"statusCode\":(\\d+).*", "$1"));
		System.exit(0);
	}

}
