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

package io.github.cloudeventsboot.format.json;

import java.io.InputStream;
import java.util.Collection;
import java.util.function.Supplier;

import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.io.IOContext;
import tools.jackson.core.json.ByteSourceJsonBootstrapper;
import tools.jackson.core.json.JsonFactory;

/**
 * Creates parsers of JSON in UTF-8 that keep nothing from messages, so that no message
 * changes how another one is read.
 *
 * @since 0.1.0
 */
public final class JsonParsers {

	private final Supplier<? extends TokenStreamFactory> factory;

	private JsonParsers(Supplier<? extends TokenStreamFactory> factory) {
		this.factory = factory;
	}

	/**
	 * Return parsers with the features and constraints of a factory. A factory of the
	 * application's own class is copied for each parser, since there is no other way to
	 * separate the names that it collects.
	 * @param settings the factory, which is left as it is
	 * @param names the names of members that are read often, for which no strings are
	 * created; never names from messages
	 * @return the parsers
	 */
	public static JsonParsers like(JsonFactory settings, Collection<String> names) {
		if (settings.getClass() != JsonFactory.class) {
			return new JsonParsers(settings::copy);
		}
		JsonFactory unshared = new UnsharedFactory(settings, names);
		return new JsonParsers(() -> unshared);
	}

	/**
	 * Create a parser.
	 * @param context the context, whose features take precedence over those of the
	 * factory
	 * @param bytes the bytes, which are not copied
	 * @param offset where the JSON starts; a byte order mark is not part of it
	 * @param length the number of bytes
	 * @return the parser
	 */
	public JsonParser create(ObjectReadContext context, byte[] bytes, int offset, int length) {
		return this.factory.get().createParser(context, bytes, offset, length);
	}

	private static final class UnsharedFactory extends JsonFactory {

		private final FixedNames names;

		private final int features;

		UnsharedFactory(JsonFactory settings, Collection<String> names) {
			super(settings);
			this.names = new FixedNames(names);
			// parsers for anything but bytes in UTF-8 use another kind of table
			this.features = (getFactoryFeatures() | TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES.getMask())
					& ~TokenStreamFactory.Feature.CHARSET_DETECTION.getMask();
		}

		@Override
		protected JsonParser _createParser(ObjectReadContext context, IOContext ioContext, byte[] data, int offset,
				int length) {
			return create(context, new ByteSourceJsonBootstrapper(ioContext, data, offset, length));
		}

		@Override
		protected JsonParser _createParser(ObjectReadContext context, IOContext ioContext, InputStream decorated) {
			return create(context, new ByteSourceJsonBootstrapper(ioContext, decorated));
		}

		private JsonParser create(ObjectReadContext context, ByteSourceJsonBootstrapper bootstrapper) {
			return bootstrapper.constructParser(context, context.getStreamReadFeatures(getStreamReadFeatures()),
					context.getFormatReadFeatures(getFormatReadFeatures()), this.names, this._rootCharSymbols,
					this.features);
		}

	}

}
