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

package io.github.cloudeventsboot.invariant;

/**
 * An endpoint that takes events by POST.
 *
 * @param path where it is
 * @param failing whether it fails on purpose when it is called
 * @param narrowed whether other conditions than that on the event may refuse a request
 * before it is seen as an event, as Spring does it
 */
public record Endpoint(String path, boolean failing, boolean narrowed) {

	/**
	 * Return an endpoint that answers any request by a reply or by a problem.
	 * @param path its path
	 * @return the endpoint
	 */
	public static Endpoint of(String path) {
		return new Endpoint(path, false, false);
	}

	/**
	 * Return an endpoint that fails on purpose when it is called.
	 * @param path its path
	 * @return the endpoint
	 */
	public static Endpoint failing(String path) {
		return new Endpoint(path, true, false);
	}

	/**
	 * Return an endpoint whose mapping has other conditions as well.
	 * @param path its path
	 * @return the endpoint
	 */
	public static Endpoint narrowed(String path) {
		return new Endpoint(path, false, true);
	}

}
