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

package io.github.cloudeventsboot.web.servlet;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.converter.protobuf.ProtobufHttpMessageConverter;
import org.springframework.http.converter.xml.SourceHttpMessageConverter;

/**
 * An application without any configuration, for tests whose handlers need none of their
 * own. All of them share one server.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ TypedHandlers.class, AcceptedTypesTests.Handlers.class, AcceptedTypesTests.MappedHandlers.class,
		MappedRequestBodyTests.Handlers.class, InheritedHandlersTests.Users.class, InheritedHandlersTests.Orders.class,
		InheritedHandlersTests.MappedUsers.class, InheritedHandlersTests.MappedOrders.class })
class DefaultApplication {

	@Bean
	SourceHttpMessageConverter<?> xmlConverter() {
		return new SourceHttpMessageConverter<>();
	}

	@Bean
	ProtobufHttpMessageConverter protobufConverter() {
		return new ProtobufHttpMessageConverter();
	}

}
