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

package com.example.lambda;

import com.amazonaws.serverless.exceptions.ContainerInitializationException;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The functions, started once for all tests.
 */
final class LambdaFunctions {

	private static RequestStreamHandler httpApi;

	private static RequestStreamHandler restApi;

	private LambdaFunctions() {
	}

	static synchronized RequestStreamHandler of(Gateway gateway) throws ContainerInitializationException {
		if (gateway == Gateway.REST_API) {
			restApi = (restApi != null) ? restApi : new RestApiHandler(Application.class);
			return restApi;
		}
		httpApi = (httpApi != null) ? httpApi : new HttpApiHandler(Application.class);
		return httpApi;
	}

	@Configuration(proxyBeanMethods = false)
	@Import({ LambdaApplication.class, TestEndpoints.class })
	static class Application {

	}

}
