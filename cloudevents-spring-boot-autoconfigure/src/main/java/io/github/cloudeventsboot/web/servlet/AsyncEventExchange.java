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

package io.github.cloudeventsboot.web.servlet;

import java.util.concurrent.Callable;

import io.github.cloudeventsboot.handler.EventExchange;
import io.github.cloudeventsboot.handler.ExchangeOutcome;
import org.jspecify.annotations.Nullable;

import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.async.CallableProcessingInterceptor;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.context.request.async.DeferredResultProcessingInterceptor;
import org.springframework.web.context.request.async.WebAsyncManager;

/**
 * Makes a message the current one of the thread that runs a handler's {@link Callable},
 * and ends its exchange if the request is never dispatched again.
 */
final class AsyncEventExchange implements CallableProcessingInterceptor, DeferredResultProcessingInterceptor {

	private final EventExchange exchange;

	private @Nullable Runnable scope;

	AsyncEventExchange(EventExchange exchange) {
		this.exchange = exchange;
	}

	void register(WebAsyncManager manager) {
		manager.registerCallableInterceptor(this, this);
		manager.registerDeferredResultInterceptor(this, this);
	}

	@Override
	public <T> void preProcess(NativeWebRequest request, Callable<T> task) {
		this.scope = this.exchange.openScope();
	}

	@Override
	public <T> void postProcess(NativeWebRequest request, Callable<T> task, @Nullable Object concurrentResult) {
		if (this.scope != null) {
			this.scope.run();
			this.scope = null;
		}
	}

	@Override
	public <T> void afterCompletion(NativeWebRequest request, Callable<T> task) {
		this.exchange.stop(ExchangeOutcome.ABANDONED);
	}

	@Override
	public <T> void afterCompletion(NativeWebRequest request, DeferredResult<T> deferredResult) {
		this.exchange.stop(ExchangeOutcome.ABANDONED);
	}

}
