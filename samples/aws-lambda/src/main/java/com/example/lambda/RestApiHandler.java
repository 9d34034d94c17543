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

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

import com.amazonaws.serverless.exceptions.ContainerInitializationException;
import com.amazonaws.serverless.proxy.internal.LambdaContainerHandler;
import com.amazonaws.serverless.proxy.model.AwsProxyRequest;
import com.amazonaws.serverless.proxy.model.AwsProxyResponse;
import com.amazonaws.serverless.proxy.spring.SpringBootLambdaContainerHandler;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;

/**
 * Handles requests through a REST API, or an HTTP API with payloads of format 1.0.
 */
public final class RestApiHandler implements RequestStreamHandler {

	private final SpringBootLambdaContainerHandler<AwsProxyRequest, AwsProxyResponse> container;

	public RestApiHandler() throws ContainerInitializationException {
		this(LambdaApplication.class);
	}

	RestApiHandler(Class<?> application) throws ContainerInitializationException {
		// without this, the container would read structured mode as ISO-8859-1
		LambdaContainerHandler.getContainerConfig().setDefaultContentCharset(StandardCharsets.UTF_8.name());
		this.container = SpringBootLambdaContainerHandler.getAwsProxyHandler(application);
	}

	@Override
	public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
		this.container.proxyStream(input, output, context);
	}

}
