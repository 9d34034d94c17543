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

package io.github.cloudeventsboot.autoconfigure.client;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.CertPathBuilderException;
import java.util.concurrent.TimeUnit;

import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.autoconfigure.CloudEventsAutoConfiguration;
import io.github.cloudeventsboot.client.CloudEventSendException;
import io.github.cloudeventsboot.client.CloudEventSink;
import io.github.cloudeventsboot.conformance.Requirement;
import io.github.cloudeventsboot.testsupport.RecordingServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.imperative.ImperativeHttpClientAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.restclient.autoconfigure.RestClientAutoConfiguration;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.jks.JksSslStoreBundle;
import org.springframework.boot.ssl.jks.JksSslStoreDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for events that are sent over HTTPS, to a server whose certificate is
 * self-signed.
 */
class CloudEventSinkHttpsTests {

	private static final String PASSWORD = "changeit";

	@TempDir
	private Path directory;

	private RecordingServer server;

	private ApplicationContextRunner runner;

	@BeforeEach
	void start() throws Exception {
		String keyStore = keyStore().toUri().toString();
		JksSslStoreDetails details = JksSslStoreDetails.forLocation(keyStore).withPassword(PASSWORD);
		this.server = new RecordingServer(SslBundle.of(new JksSslStoreBundle(details, null)).createSslContext());
		this.runner = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class,
					HttpMessageConvertersAutoConfiguration.class, SslAutoConfiguration.class,
					HttpClientAutoConfiguration.class, ImperativeHttpClientAutoConfiguration.class,
					RestClientAutoConfiguration.class, CloudEventsAutoConfiguration.class,
					CloudEventsClientAutoConfiguration.class, CloudEventSinkAutoConfiguration.class))
			.withPropertyValues("cloudevents.sink.url=" + this.server.url(), "cloudevents.sink.retry.max-attempts=1",
					"spring.ssl.bundle.jks.partner.truststore.location=" + keyStore,
					"spring.ssl.bundle.jks.partner.truststore.password=" + PASSWORD);
	}

	private Path keyStore() throws IOException, InterruptedException {
		Path keyStore = this.directory.resolve("server.p12");
		Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
				"-genkeypair", "-alias", "server", "-keyalg", "EC", "-dname", "CN=localhost", "-ext",
				"SAN=DNS:localhost", "-storetype", "PKCS12", "-keystore", keyStore.toString(), "-storepass", PASSWORD)
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
		assertThat(keytool.waitFor(1, TimeUnit.MINUTES)).isTrue();
		assertThat(keyStore).exists();
		return keyStore;
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	@Requirement(produced = "W-01")
	void sendsToAServerWhoseCertificateItTrusts() {
		this.runner.withPropertyValues("spring.http.clients.ssl.bundle=partner").run(this::send);
		assertThat(this.server.ids()).containsExactly("1");
	}

	@Test
	@Requirement(rejected = "W-01")
	void sendsNothingToAServerWhoseCertificateItDoesNotTrust() {
		this.runner
			.run((context) -> assertThatExceptionOfType(CloudEventSendException.class).isThrownBy(() -> send(context))
				.havingRootCause()
				.isInstanceOf(CertPathBuilderException.class));
		assertThat(this.server.requests()).isEmpty();
	}

	private void send(ApplicationContext context) {
		context.getBean(CloudEventSink.class).send(OutgoingCloudEvent.of("order.placed").withId("1"));
	}

}
