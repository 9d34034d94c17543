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

package com.example.lambda;

import com.example.payments.PaymentsApplication;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.util.IdGenerator;
import org.springframework.util.JdkIdGenerator;

/**
 * The unchanged payments sample, and the beans that it needs in a function.
 */
@Configuration(proxyBeanMethods = false)
@Import({ PaymentsApplication.class, GatewayRequestFilter.class })
class LambdaApplication {

	/**
	 * Instances that SnapStart restores from one snapshot must not create the same ids.
	 * This generator gets random numbers from the operating system each time.
	 */
	@Bean
	IdGenerator idGenerator() {
		return new JdkIdGenerator();
	}

}
