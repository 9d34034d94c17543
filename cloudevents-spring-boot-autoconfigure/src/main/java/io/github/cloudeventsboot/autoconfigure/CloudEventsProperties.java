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

package io.github.cloudeventsboot.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import io.github.cloudeventsboot.ResponseMode;
import io.github.cloudeventsboot.event.InvalidOptionalAttributes;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * {@link ConfigurationProperties Properties} for CloudEvents.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("cloudevents")
public class CloudEventsProperties {

	/**
	 * Source, a URI-reference, of events that do not set one. If not set, the
	 * application's name or the path of the request is used.
	 */
	private @Nullable String source;

	/**
	 * What to do with an event whose type no handler accepts.
	 */
	private UnknownType unknownType = UnknownType.REJECT;

	/**
	 * What to do with an event that has an optional attribute or extension whose name or
	 * value is not valid.
	 */
	private InvalidOptionalAttributes invalidOptionalAttributes = InvalidOptionalAttributes.REJECT;

	private final Http http = new Http();

	private final Observation observation = new Observation();

	private final Openapi openapi = new Openapi();

	private final Response response = new Response();

	private final Validation validation = new Validation();

	public @Nullable String getSource() {
		return this.source;
	}

	public void setSource(@Nullable String source) {
		this.source = source;
	}

	public UnknownType getUnknownType() {
		return this.unknownType;
	}

	public void setUnknownType(UnknownType unknownType) {
		this.unknownType = unknownType;
	}

	public InvalidOptionalAttributes getInvalidOptionalAttributes() {
		return this.invalidOptionalAttributes;
	}

	public void setInvalidOptionalAttributes(InvalidOptionalAttributes invalidOptionalAttributes) {
		this.invalidOptionalAttributes = invalidOptionalAttributes;
	}

	public Http getHttp() {
		return this.http;
	}

	public Observation getObservation() {
		return this.observation;
	}

	public Openapi getOpenapi() {
		return this.openapi;
	}

	public Response getResponse() {
		return this.response;
	}

	public Validation getValidation() {
		return this.validation;
	}

	/**
	 * What to do with an event whose type no handler accepts.
	 */
	public enum UnknownType {

		/**
		 * Reject it with status 400.
		 */
		REJECT,

		/**
		 * Accept it with status 202 without calling a handler.
		 */
		ACCEPT

	}

	/**
	 * Properties for events over HTTP.
	 */
	public static class Http {

		/**
		 * Maximum size of the body of a request with events.
		 */
		private DataSize maxBodySize = DataSize.ofMegabytes(1);

		/**
		 * Maximum number of events in a batch.
		 */
		private int maxBatchSize = 1000;

		/**
		 * Maximum number of attributes of an event.
		 */
		private int maxAttributes = 256;

		public DataSize getMaxBodySize() {
			return this.maxBodySize;
		}

		public void setMaxBodySize(DataSize maxBodySize) {
			this.maxBodySize = maxBodySize;
		}

		public int getMaxBatchSize() {
			return this.maxBatchSize;
		}

		public void setMaxBatchSize(int maxBatchSize) {
			this.maxBatchSize = maxBatchSize;
		}

		public int getMaxAttributes() {
			return this.maxAttributes;
		}

		public void setMaxAttributes(int maxAttributes) {
			this.maxAttributes = maxAttributes;
		}

	}

	/**
	 * Properties for metrics, traces and log context.
	 */
	public static class Observation {

		/**
		 * Whether metrics, traces and log context are recorded for received events.
		 */
		private boolean enabled = true;

		/**
		 * Comma-separated list of sources that metrics distinguish. A trailing asterisk
		 * makes an entry a prefix.
		 */
		private List<String> sources = new ArrayList<>();

		/**
		 * Comma-separated list of types that metrics distinguish if the handler declares
		 * none. A trailing asterisk makes an entry a prefix.
		 */
		private List<String> types = new ArrayList<>();

		/**
		 * Whether sent events get the current trace, if observation is enabled.
		 */
		private boolean propagate;

		public boolean isEnabled() {
			return this.enabled;
		}

		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

		public List<String> getSources() {
			return this.sources;
		}

		public void setSources(List<String> sources) {
			this.sources = sources;
		}

		public List<String> getTypes() {
			return this.types;
		}

		public void setTypes(List<String> types) {
			this.types = types;
		}

		public boolean isPropagate() {
			return this.propagate;
		}

		public void setPropagate(boolean propagate) {
			this.propagate = propagate;
		}

	}

	/**
	 * Properties for the documentation of an API.
	 */
	public static class Openapi {

		/**
		 * Whether the OpenAPI document of springdoc describes event handlers.
		 */
		private boolean enabled = true;

		public boolean isEnabled() {
			return this.enabled;
		}

		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

	}

	/**
	 * Properties for replies that are events.
	 */
	public static class Response {

		/**
		 * Content mode of replies, unless the handler sets it.
		 */
		private ResponseMode mode = ResponseMode.BINARY;

		/**
		 * Whether replies get a correlationid and causationid from the event that they
		 * answer. Replies to a batch get neither.
		 */
		private boolean correlate;

		public ResponseMode getMode() {
			return this.mode;
		}

		public void setMode(ResponseMode mode) {
			this.mode = mode;
		}

		public boolean isCorrelate() {
			return this.correlate;
		}

		public void setCorrelate(boolean correlate) {
			this.correlate = correlate;
		}

	}

	/**
	 * Properties for the validation of events.
	 */
	public static class Validation {

		/**
		 * Whether constraints on event types and data are checked even without @Valid.
		 */
		private boolean enabled = true;

		/**
		 * Comma-separated list of sources whose events are exempt from constraint checks.
		 * A trailing asterisk makes an entry a prefix. A source proves nothing unless the
		 * sender is authenticated.
		 */
		private List<String> trustedSources = new ArrayList<>();

		public boolean isEnabled() {
			return this.enabled;
		}

		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

		public List<String> getTrustedSources() {
			return this.trustedSources;
		}

		public void setTrustedSources(List<String> trustedSources) {
			this.trustedSources = trustedSources;
		}

	}

}
