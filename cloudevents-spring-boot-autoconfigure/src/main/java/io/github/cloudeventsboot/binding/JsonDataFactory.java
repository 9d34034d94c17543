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

package io.github.cloudeventsboot.binding;

import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.cloudeventsboot.event.EventData;
import io.github.cloudeventsboot.format.json.JsonValue;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.exc.InvalidDefinitionException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.ser.SerializationContextExt;

import org.springframework.core.KotlinDetector;
import org.springframework.core.ResolvableType;

/**
 * Reads and writes JSON data with the application's mapper.
 */
final class JsonDataFactory {

	private static final Log logger = LogFactory.getLog(JsonDataFactory.class);

	/** Types may be bounded by themselves, so recursion is limited. */
	private static final int MAX_DEPTH = 8;

	private final JsonMapper mapper;

	private final AtomicBoolean warned = new AtomicBoolean();

	private final ObjectWriter writer;

	private final boolean embeddable;

	private final boolean reusable;

	JsonDataFactory(JsonMapper mapper) {
		this.mapper = mapper;
		this.writer = mapper.writer().without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);
		// otherwise the envelope would not comply with the format
		this.embeddable = mapper.isEnabled(JsonWriteFeature.QUOTE_PROPERTY_NAMES)
				&& !mapper.isEnabled(JsonWriteFeature.WRITE_NUMBERS_AS_STRINGS);
		this.reusable = !mapper.isEnabled(SerializationFeature.CLOSE_CLOSEABLE);
	}

	JsonData reader(ResolvableType type, @Nullable Class<?> view) {
		JavaType javaType = javaType(type);
		checkModule(type, 0);
		return new JsonData(type.toClass(), () -> {
			ObjectReader reader = this.mapper.readerFor(javaType);
			return new JsonDataReader((view != null) ? reader.withView(view) : reader,
					this.mapper.tokenStreamFactory());
		});
	}

	/**
	 * Warn once if Kotlin classes are read without the module that supports default
	 * values and nullability.
	 */
	void checkModule(ResolvableType type) {
		checkModule(type, 0);
	}

	private void checkModule(ResolvableType type, int depth) {
		Class<?> rawType = type.toClass();
		if (KotlinDetector.isKotlinType(rawType) && !hasKotlinModule() && this.warned.compareAndSet(false, true)) {
			logger.warn(rawType.getName()
					+ " is a Kotlin class, but the JsonMapper has no Kotlin module: data without a"
					+ " value for a parameter of its constructor is rejected, even if the parameter has a default value."
					+ " Add the dependency tools.jackson.module:jackson-module-kotlin.");
		}
		if (depth == MAX_DEPTH) {
			return;
		}
		if (type.isArray()) {
			checkModule(type.getComponentType(), depth + 1);
		}
		for (ResolvableType generic : type.getGenerics()) {
			checkModule(generic, depth + 1);
		}
	}

	private boolean hasKotlinModule() {
		return this.mapper.registeredModules()
			.stream()
			.anyMatch((module) -> module.getClass().getName().startsWith("tools.jackson.module.kotlin."));
	}

	JavaType javaType(ResolvableType type) {
		return JavaTypes.of(type, this.mapper.getTypeFactory());
	}

	/**
	 * Check that an abstract class can be read at all, by an attempt.
	 * @throws InvalidEventTypeException if no data of any sender can be read
	 */
	void checkCreatable(ResolvableType type) {
		try {
			this.mapper.readerFor(javaType(type)).readValue("{}");
		}
		catch (InvalidDefinitionException ex) {
			if (ex.getType() == null || !ex.getType().hasRawClass(type.toClass())) {
				// another class, which not all data needs
				return;
			}
			throw new InvalidEventTypeException(type + " is abstract, so no event can be read as it.",
					"Make it sealed and annotate the classes inside it with @CloudEventType, or tell Jackson which class"
							+ " to create, for example with @JsonTypeInfo.");
		}
		catch (RuntimeException ex) {
			// other data may be readable
		}
	}

	/**
	 * Return a writer for values of a declared type: a collection does not know the type
	 * of its elements, which may be needed for their type information.
	 */
	ObjectWriter writer(ResolvableType declared) {
		JavaType javaType = javaType(declared);
		return (javaType.isContainerType()) ? this.writer.forType(javaType) : this.writer;
	}

	/**
	 * Return a writer for values in a view.
	 */
	ObjectWriter writer(@Nullable ObjectWriter declared, Class<?> view) {
		return ((declared != null) ? declared : this.writer).withView(view);
	}

	EventData write(Object value, @Nullable ObjectWriter declared) {
		ObjectWriter valueWriter = (declared != null) ? declared : this.writer;
		if (this.embeddable) {
			return EventData.ofJson(new MapperValue(valueWriter, value, valueWriter == this.writer && this.reusable));
		}
		byte[] written = valueWriter.writeValueAsBytes(value);
		return EventData.ofJson(written, 0, written.length);
	}

	/**
	 * A value and its writer.
	 *
	 * @param reusable whether the context of the generator can write the value: it has no
	 * declared type and is not closed
	 */
	private record MapperValue(ObjectWriter writer, Object value, boolean reusable) implements JsonValue {

		@Override
		public JsonGenerator createGenerator(OutputStream output) {
			return this.writer.createGenerator(output);
		}

		@Override
		public void writeTo(JsonGenerator generator) {
			if (this.reusable && generator.objectWriteContext() instanceof SerializationContextExt context) {
				// the writer would create another context for each value
				context.serializeValue(generator, this.value);
			}
			else {
				this.writer.writeValue(generator, this.value);
			}
		}

	}

}
