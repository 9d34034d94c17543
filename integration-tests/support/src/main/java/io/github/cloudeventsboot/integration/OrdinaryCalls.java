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

package io.github.cloudeventsboot.integration;

import java.util.ArrayList;
import java.util.List;

/**
 * Requests to ordinary endpoints, valid and invalid.
 */
final class OrdinaryCalls {

	private static final String PATH = "/ordinary/greeting";

	private static final String JSON = "application/json";

	private OrdinaryCalls() {
	}

	static List<Call> with(List<Call> others) {
		List<Call> calls = new ArrayList<>(others);
		calls.add(Call.get(PATH));
		calls.add(Call.get(PATH).with("Accept", JSON));
		calls.add(Call.get(PATH).with("Accept", "application/xml"));
		calls.add(Call.get(PATH).with("Accept", "image/png"));
		calls.add(Call.get("/ordinary/unknown"));
		calls.add(Call.get("/ordinary/conflict"));
		calls.add(Call.get("/ordinary/conflict").with("Accept", "text/html"));
		calls.add(Call.of("HEAD", PATH));
		calls.add(Call.of("OPTIONS", PATH));
		calls.add(Call.of("DELETE", PATH));
		calls.add(Call.of("OPTIONS", PATH)
			.with("Origin", "https://example.com")
			.with("Access-Control-Request-Method", "POST"));
		calls.add(Call.post(PATH, JSON, "{\"text\": \"hi\"}"));
		calls.add(Call.post(PATH, JSON, "{\"text\": \"hi\"}").with("Origin", "https://example.com"));
		calls.add(Call.post(PATH, JSON, "{\"text\": \"\"}"));
		calls.add(Call.post(PATH, JSON, "{\"text\": "));
		calls.add(Call.post(PATH, "text/plain", "hi"));
		calls.add(Call.post(PATH, "application/cloudevents+json", "{\"text\": \"hi\"}"));
		calls.add(Call.post("/ordinary/entity", "text/plain", "hi"));
		calls.add(Call.post("/ordinary/form", "application/x-www-form-urlencoded", "name=a%20b"));
		calls.add(Call.post("/ordinary/form", "application/x-www-form-urlencoded", "other=a"));
		calls.add(Call.post("/ordinary/upload", "multipart/form-data; boundary=x",
				"--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nabc\r\n--x--\r\n"));
		calls.add(Call.post("/ordinary/body", JSON, "{\"a\": 1}"));
		calls.add(Call.post("/ordinary/body", "application/cloudevents+json", "{\"a\": 1}"));
		calls.add(Call.post("/ordinary/body", "text/plain", "hi").with("ce-id", "1").with("ce-type", "a"));
		// beside event handlers
		calls.add(Call.post("/shared", JSON, "{\"a\": 1}"));
		calls.add(Call.post("/shared", "application/x-www-form-urlencoded", "a=1"));
		calls.add(Call.post("/shared", "application/cloudevents+json", "{\"a\": 1}"));
		calls.add(Call.post("/shared", "application/cloudevents-batch+json", "[]"));
		calls.add(Mode.BINARY.post("/shared", "other.type", "{\"a\": 1}"));
		calls.add(Mode.STRUCTURED.post("/shared", "other.type", "{\"a\": 1}"));
		return calls;
	}

}
