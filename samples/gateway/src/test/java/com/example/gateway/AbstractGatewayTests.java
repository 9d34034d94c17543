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

package com.example.gateway;

import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.client.RestTestClient;

/**
 * The gateway, in front of services that keep what they get.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "cloudevents.http.max-body-size=20KB")
@AutoConfigureRestTestClient
@Import(StubServices.class)
abstract class AbstractGatewayTests {

	@Autowired
	protected RestTestClient client;

	@Autowired
	protected StubServices services;

	@BeforeEach
	void answerNothing() {
		this.services.answer(StubServices.Answer.NOTHING);
	}

}
