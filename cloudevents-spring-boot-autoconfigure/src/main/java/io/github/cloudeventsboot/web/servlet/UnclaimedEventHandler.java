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

import java.lang.reflect.Method;

import io.github.cloudeventsboot.CloudEventException;
import io.github.cloudeventsboot.UnknownCloudEventTypeException;
import io.github.cloudeventsboot.annotation.CloudEventMapping;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.util.ReflectionUtils;

/**
 * Reports what no method with {@link CloudEventMapping @CloudEventMapping} on a path
 * takes: an event of another type, or one that can't be read.
 */
final class UnclaimedEventHandler {

	static final Method METHOD = method();

	private final EventRequests requests;

	private final boolean batch;

	UnclaimedEventHandler(EventRequests requests, boolean batch) {
		this.requests = requests;
		this.batch = batch;
	}

	private static Method method() {
		Method method = ReflectionUtils.findMethod(UnclaimedEventHandler.class, "report", HttpServletRequest.class);
		if (method == null) {
			throw new IllegalStateException("'report' must exist");
		}
		return method;
	}

	@CloudEventMapping
	void report(HttpServletRequest request) {
		EventRequest eventRequest = this.requests.get(request);
		try {
			if (this.batch) {
				eventRequest.events();
			}
			else {
				eventRequest.event();
			}
		}
		catch (CloudEventException ex) {
			throw new EventResponseException(ex);
		}
		throw new EventResponseException(new UnknownCloudEventTypeException());
	}

}
