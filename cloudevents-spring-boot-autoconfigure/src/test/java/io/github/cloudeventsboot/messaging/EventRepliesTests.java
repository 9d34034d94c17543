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

package io.github.cloudeventsboot.messaging;

import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.github.cloudeventsboot.ContentMode;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.ResponseMode;
import io.github.cloudeventsboot.annotation.CloudEventResponse;
import io.github.cloudeventsboot.binding.BindingContext;
import io.github.cloudeventsboot.binding.ConstraintMetadata;
import io.github.cloudeventsboot.binding.EventFactory;
import io.github.cloudeventsboot.handler.EventHandlerMethod;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.messaging.Message;
import org.springframework.messaging.handler.annotation.SendTo;
import org.springframework.messaging.support.GenericMessage;
import org.springframework.util.AlternativeJdkIdGenerator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link EventReplies} and {@link MessageEventWriter}.
 */
class EventRepliesTests {

	private final EventReplies replies = new EventReplies(writer("/tests"), false);

	private static MessageEventWriter writer(@Nullable String source) {
		BindingContext context = new BindingContext(JsonMapper.shared(), List.of(),
				ApplicationConversionService.getSharedInstance(), ConstraintMetadata.NONE);
		return new MessageEventWriter(
				new EventFactory(context, new AlternativeJdkIdGenerator(), Clock.systemUTC(), source),
				ContentMode.BINARY);
	}

	@Test
	void makesEventsOfWhatIsReturnedLater() {
		assertThat(((CompletableFuture<?>) reply(CompletableFuture.completedFuture("text"), "described")).join())
			.isInstanceOf(OutgoingMessage.class);
		assertThat(((Mono<?>) reply(Mono.just("text"), "described")).block()).isInstanceOf(OutgoingMessage.class);
		assertThat(((Message<?>) reply(new GenericMessage<>("text"), "described")).getPayload())
			.isInstanceOf(OutgoingMessage.class);
		assertThat((List<?>) reply(List.of("a", "b"), "described")).hasSize(2)
			.allSatisfy((each) -> assertThat(each).isInstanceOf(OutgoingMessage.class));
	}

	@Test
	void keepsEventsThatAreComplete() {
		OutgoingCloudEvent<String> event = OutgoingCloudEvent.of("type", "text");
		assertThat(reply(event, "computed")).isSameAs(event);
		assertThat(reply(List.of(event, "text"), "computed")).isEqualTo(List.of(event, "text"));
		Message<?> message = new GenericMessage<>(event);
		assertThat(reply(message, "computed")).isSameAs(message);
		assertThat(reply(event, "plain")).isInstanceOf(OutgoingMessage.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "plain", "computed" })
	void invalidEventFailsAtOnce(String method) {
		EventReplies withoutSource = new EventReplies(writer(null), false);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> reply(withoutSource, OutgoingCloudEvent.of("type", "text"), method))
			.withMessageContaining("no source");
	}

	@Test
	void makesEventsOfValuesWhereAskedFor() {
		OutgoingMessage message = (OutgoingMessage) reply("text", "described");
		assertThat(message.event().getType()).isEqualTo("described");
		assertThat(message.mode()).isEqualTo(ContentMode.STRUCTURED);
		assertThat(message.value()).isEqualTo("text");
		assertThat(reply("text", "plain")).isEqualTo("text");
		assertThat(reply(null, "described")).isNull();
	}

	@Test
	void writesTypesOfDeclaredElements() {
		OutgoingCloudEvent<List<Animal>> event = OutgoingCloudEvent.of("animals", List.of(new Cat("Tom")));
		OutgoingMessage message = (OutgoingMessage) reply(event, "animals");
		assertThat(new String(message.event().getData().toBytes(), StandardCharsets.UTF_8))
			.isEqualTo("[{\"kind\":\"cat\",\"name\":\"Tom\"}]");
		assertThat(message.value()).isSameAs(event);
	}

	@Test
	void sendsNothingWithoutSource() {
		MessageEventWriter writer = writer(null);
		assertThatIllegalArgumentException().isThrownBy(() -> writer.create(OutgoingCloudEvent.of("type", "text")))
			.withMessageContaining("cloudevents.source")
			.withMessageContaining("spring.application.name");
	}

	private @Nullable Object reply(@Nullable Object value, String method) {
		return reply(this.replies, value, method);
	}

	private @Nullable Object reply(EventReplies replies, @Nullable Object value, String method) {
		Method declared = Stream.of(getClass().getDeclaredMethods())
			.filter((candidate) -> candidate.getName().equals(method))
			.findFirst()
			.orElseThrow();
		return replies.reply(value,
				EventHandlerMethod.of(declared, getClass(), new MessagingHandlerStyle(), (text) -> text), null);
	}

	@SendTo("replies")
	Object plain() {
		return "";
	}

	@SendTo("!{result.subject()}")
	Object computed() {
		return "";
	}

	@CloudEventResponse(type = "described", mode = ResponseMode.STRUCTURED)
	Object described() {
		return "";
	}

	OutgoingCloudEvent<List<Animal>> animals() {
		return OutgoingCloudEvent.of("animals");
	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
	sealed interface Animal permits Cat {

	}

	@JsonTypeName("cat")
	record Cat(String name) implements Animal {

	}

}
