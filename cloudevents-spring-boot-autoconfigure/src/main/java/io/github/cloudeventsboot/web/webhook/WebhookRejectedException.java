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

package io.github.cloudeventsboot.web.webhook;

import java.util.List;

import io.github.cloudeventsboot.CloudEventRejection;
import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.http.problem.EventProblems;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * The rejection of a delivery because of its sender, regardless of its event. The
 * response does not disclose what would have been accepted.
 */
final class WebhookRejectedException extends ErrorResponseException implements CloudEventRejection {

	private final Reason reason;

	WebhookRejectedException(Reason reason) {
		super(reason.status, reason.problem(), null);
		this.reason = reason;
	}

	@Override
	public String getCode() {
		return this.reason.code;
	}

	@Override
	public List<CloudEventViolation> getViolations() {
		return List.of();
	}

	@Override
	public String getMessage() {
		return getStatusCode() + ", " + getCode();
	}

	/**
	 * The reason for rejecting a delivery.
	 */
	enum Reason {

		/** Its origin has no consent. */
		ORIGIN(HttpStatus.FORBIDDEN, "forbidden-origin", "Origin is not allowed",
				"The header WebHook-Request-Origin must name an allowed origin."),

		/** It is not signed, or its signature is not valid. */
		SIGNATURE(HttpStatus.UNAUTHORIZED, "invalid-signature", "Signature is not valid",
				"The request must have a valid signature.");

		private final HttpStatus status;

		private final String code;

		private final String title;

		private final String detail;

		Reason(HttpStatus status, String code, String title, String detail) {
			this.status = status;
			this.code = code;
			this.title = title;
			this.detail = detail;
		}

		private ProblemDetail problem() {
			ProblemDetail problem = ProblemDetail.forStatusAndDetail(this.status, this.detail);
			problem.setType(EventProblems.type(this.code));
			problem.setTitle(this.title);
			return problem;
		}

	}

}
