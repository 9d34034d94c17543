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

import java.io.File;
import java.io.InputStream;
import java.io.Reader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import io.github.cloudeventsboot.event.AttributeStrings;

import org.springframework.core.ResolvableType;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.io.InputStreamSource;

/**
 * The conversion of an attribute to a type that only the {@link ConversionService}
 * supports, unless it would run or open something that a sender names.
 */
final class ServiceConversion {

	/**
	 * A sender's regular expression can take any time; the other types load, open or look
	 * up something.
	 */
	private static final Set<Class<?>> REFUSED = Set.of(Pattern.class, Class.class, ClassLoader.class, File.class,
			Path.class, URL.class, InetAddress.class, InetSocketAddress.class, InputStream.class, Reader.class,
			InputStreamSource.class);

	private static final Set<String> REFUSED_NAMES = Set.of("kotlin.text.Regex", "org.xml.sax.InputSource");

	private static final int MAX_DEPTH = 8;

	/** Parsing time grows with the square of the number of digits. */
	private static final int MAX_NUMBERS_LENGTH = 1000;

	private ServiceConversion() {
	}

	static AttributeConversion of(EventComponent component, ConversionService service) {
		ResolvableType type = component.type();
		if (mentions(type, ServiceConversion::isRefused, 0)) {
			throw new InvalidEventTypeException(
					"Attribute '" + component.attribute() + "' must not be converted to " + type + " of component '"
							+ component.name() + "': a sender would decide what is run, opened or looked up.",
					"Use a String or a URI, and convert it where it is known to be harmless.");
		}
		TypeDescriptor source = TypeDescriptor.valueOf(String.class);
		TypeDescriptor target = new TypeDescriptor(type, null, null);
		if (!service.canConvert(source, target)) {
			throw new InvalidEventTypeException(
					"Attribute '" + component.attribute() + "' can't be converted to " + type + ".",
					"Use a String, Boolean, number, URI, OffsetDateTime, Instant, enum or byte[], or register a Converter"
							+ " from String to " + type.toClass().getSimpleName()
							+ "; mark the data with @CloudEventPayload.");
		}
		int maxLength = (mentions(type, Number.class::isAssignableFrom, 0)) ? MAX_NUMBERS_LENGTH : Integer.MAX_VALUE;
		return new AttributeConversion((value) -> {
			String text = AttributeStrings.canonical(value);
			if (text == null || text.length() > maxLength) {
				return null;
			}
			try {
				return service.convert(text, source, target);
			}
			catch (ConversionException | IllegalArgumentException ex) {
				DeclaredStatus.rethrow(ex);
				return null;
			}
		}, "must be convertible to " + type.toClass().getSimpleName());
	}

	private static boolean isRefused(Class<?> type) {
		return REFUSED.stream().anyMatch((refused) -> refused.isAssignableFrom(type))
				|| REFUSED_NAMES.contains(type.getName());
	}

	/**
	 * Return whether a condition is true for a type, its elements or its type arguments.
	 */
	private static boolean mentions(ResolvableType type, Predicate<Class<?>> condition, int depth) {
		if (depth > MAX_DEPTH || type == ResolvableType.NONE) {
			return false;
		}
		if (condition.test(type.toClass()) || mentions(type.getComponentType(), condition, depth + 1)) {
			return true;
		}
		for (ResolvableType generic : type.getGenerics()) {
			if (mentions(generic, condition, depth + 1)) {
				return true;
			}
		}
		return false;
	}

}
