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

package io.github.cloudeventsboot.integration.kotlin;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import io.github.cloudeventsboot.binding.InvalidEventTypeException;
import io.github.cloudeventsboot.messaging.MessagingCloudEventException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentCaptor;

import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.rabbit.listener.AbstractMessageListenerContainer;
import org.springframework.amqp.rabbit.listener.RabbitListenerEndpointRegistry;
import org.springframework.amqp.rabbit.listener.api.ChannelAwareMessageListener;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.timeout;

/**
 * Listeners of RabbitMQ that are Kotlin functions, suspending ones too. Messages are
 * handed to the listeners of the containers, without a broker.
 */
@SpringBootTest(webEnvironment = WebEnvironment.NONE,
		properties = { "spring.rabbitmq.listener.simple.auto-startup=false", "spring.application.name=kotlin" })
class KotlinRabbitListenersTests {

	private static final String AMOUNT = "{\"amount\":1,\"currency\":\"EUR\"}";

	private static final Completed COMPLETED = new Completed(new Amount(1, "EUR"), null, 3, "none");

	private static final long TAG = 7;

	private static final long PATIENCE = 10_000;

	@Autowired
	private RabbitListenerEndpointRegistry registry;

	@Autowired
	private KotlinRabbitListeners listeners;

	private final Channel channel = mock();

	@BeforeEach
	void clear() {
		this.listeners.getReceived().clear();
	}

	@Test
	void takesEventOfUnion() throws Exception {
		handle("payments", message("payment.completed", AMOUNT));
		assertThat(this.listeners.getReceived()).containsExactly(COMPLETED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "suspended", "suspended-class" })
	void acknowledgesMessageWhenFunctionHasEnded(String listener) throws Exception {
		handle(listener, message("payment.completed", AMOUNT));
		then(this.channel).should(timeout(PATIENCE)).basicAck(TAG, false);
		assertThat(this.listeners.getReceived()).containsExactly(COMPLETED);
	}

	@ParameterizedTest
	@CsvSource({ "parts, null", "suspended-parts, 5" })
	void takesParts(String listener, String absent) throws Exception {
		handle(listener, message("parts", AMOUNT));
		assertThat(this.listeners.getReceived().poll(10, TimeUnit.SECONDS))
			.isEqualTo("Amount(amount=1, currency=EUR) " + absent);
		handle(listener, MessageBuilder.fromMessage(message("parts", "")).setHeader("cloudEvents_attempt", 6).build());
		assertThat(this.listeners.getReceived().poll(10, TimeUnit.SECONDS)).isEqualTo("null 6");
	}

	@Test
	void rejectsMessageWhenFunctionFails() throws Exception {
		handle("failing", message("payment.completed", AMOUNT));
		then(this.channel).should(timeout(PATIENCE)).basicReject(eq(TAG), anyBoolean());
		then(this.channel).should(never()).basicAck(anyLong(), anyBoolean());
	}

	@ParameterizedTest
	@ValueSource(strings = { "payments", "suspended", "suspended-class" })
	void rejectsEventBeforeFunctionIsCalled(String listener) {
		assertThatThrownBy(() -> handle(listener, message("payment.failed", AMOUNT)))
			.hasRootCauseInstanceOf(MessagingCloudEventException.class)
			.rootCause()
			.hasMessageContaining("'why' is required");
		assertThat(this.listeners.getReceived()).isEmpty();
		then(this.channel).shouldHaveNoInteractions();
	}

	@Test
	void answersWithEvent() throws Exception {
		handle("answered", message("payment.completed", AMOUNT));
		ArgumentCaptor<BasicProperties> properties = ArgumentCaptor.captor();
		then(this.channel).should(timeout(PATIENCE))
			.basicPublish(eq(""), eq("answers"), anyBoolean(), properties.capture(), any());
		assertThat(properties.getValue().getHeaders().get("cloudEvents_type")).hasToString("payment.failed");
		then(this.channel).should(timeout(PATIENCE)).basicAck(TAG, false);
	}

	@Test
	void rejectsListenerThatCannotWork() {
		assertThatThrownBy(() -> new SpringApplicationBuilder(Application.class, DefaultValueRabbitListener.class)
			.web(WebApplicationType.NONE)
			.properties("spring.rabbitmq.listener.simple.auto-startup=false")
			.run()).isInstanceOf(InvalidEventTypeException.class)
			.hasMessageContaining(DefaultValueRabbitListener.class.getSimpleName());
	}

	private void handle(String id, Message message) throws Exception {
		AbstractMessageListenerContainer container = (AbstractMessageListenerContainer) this.registry
			.getListenerContainer(id);
		((ChannelAwareMessageListener) container.getMessageListener()).onMessage(message, this.channel);
	}

	private static Message message(String type, String data) {
		return MessageBuilder.withBody(data.getBytes(StandardCharsets.UTF_8))
			.setContentType("application/json")
			.setDeliveryTag(TAG)
			.copyHeaders(Map.of("cloudEvents_specversion", "1.0", "cloudEvents_id", "1", "cloudEvents_source", "/s",
					"cloudEvents_type", type))
			.build();
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ KotlinRabbitListeners.class, SuspendedRabbitClassListener.class })
	static class Application {

	}

}
