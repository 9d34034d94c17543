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

package io.github.cloudeventsboot.openapi.schema;

/**
 * A placeholder for the name of a schema until all schemas of a document are known.
 *
 * @param name the preferred name
 * @param qualified the name if the preferred one is in use
 * @param identity the subject of the schema
 * @param direction the direction of the data
 * @since 0.1.0
 */
public record Ref(String name, String qualified, Object identity, Direction direction) {

	/**
	 * Return the reference to the same subject for the other direction.
	 */
	Ref in(Direction direction) {
		return new Ref(this.name, this.qualified, this.identity, direction);
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Ref ref && this.identity.equals(ref.identity) && this.direction == ref.direction;
	}

	@Override
	public int hashCode() {
		return this.identity.hashCode() * 31 + this.direction.ordinal();
	}

}
