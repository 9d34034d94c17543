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

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.github.cloudeventsboot.CloudEventConverter;
import io.github.cloudeventsboot.CloudEventDataConverter;
import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.InvalidCloudEventDataException;
import io.github.cloudeventsboot.event.ImmutableCloudEvent;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.core.ResolvableType;
import org.springframework.validation.beanvalidation.SpringValidatorAdapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Converters without an application, and events to convert.
 */
final class Converters {

	static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

	static final String ID = "00000000-0000-0000-0000-00000000002a";

	static final Validator VALIDATOR = Validation.buildDefaultValidatorFactory().getValidator();

	private Converters() {
	}

	static CloudEventConverter create(CloudEventDataConverter... converters) {
		return create(JsonMapper.builder().build(), converters);
	}

	static CloudEventConverter create(JsonMapper mapper, CloudEventDataConverter... converters) {
		BindingContext context = new BindingContext(mapper, List.of(converters), new ApplicationConversionService(),
				new JakartaConstraintMetadata(VALIDATOR, true));
		EventFactory encoder = new EventFactory(context, () -> UUID.fromString(ID), Clock.fixed(NOW, ZoneOffset.UTC),
				"/tests");
		EventConstraints constraints = new EventConstraints(new SpringValidatorAdapter(VALIDATOR), true,
				(event) -> false, new ErrorMessages(new StaticMessageSource(), new ConstraintMessages(VALIDATOR)));
		return new DefaultCloudEventConverter(new EventBindings(context), encoder, constraints);
	}

	/**
	 * Convert an event whose attributes or data do not fit, and return the violations.
	 */
	static List<CloudEventViolation> violations(CloudEventConverter converter, CloudEvent event, ResolvableType type) {
		InvalidCloudEventDataException ex = catchThrowableOfType(InvalidCloudEventDataException.class,
				() -> converter.fromCloudEvent(event, type));
		assertThat(ex).as(() -> String.valueOf(event.getData())).isNotNull();
		return ex.getViolations();
	}

	static CloudEventBuilder event(String type) {
		return CloudEventBuilder.v1().withId("1").withSource(URI.create("/source")).withType(type);
	}

	static CloudEvent json(String type, String json) {
		return json(event(type), json);
	}

	static CloudEvent json(CloudEventBuilder event, String json) {
		return data(event, "application/json", json.getBytes(StandardCharsets.UTF_8));
	}

	static CloudEvent data(CloudEventBuilder event, String contentType, byte[] data) {
		return ImmutableCloudEvent.copyOf(event.withData(contentType, data).build());
	}

}
