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

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/**
 * Matches if there is a URL to send events to.
 */
final class OnSinkUrlCondition extends SpringBootCondition {

	static final String PROPERTY = "cloudevents.sink.url";

	/** The variable that Knative sets (SinkBinding, ContainerSource). */
	static final String VARIABLE = "K_SINK";

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		Environment environment = context.getEnvironment();
		ConditionMessage.Builder message = ConditionMessage.forCondition("CloudEvent sink");
		for (String name : new String[] { PROPERTY, VARIABLE }) {
			if (StringUtils.hasText(environment.getProperty(name))) {
				return ConditionOutcome.match(message.foundExactly(name));
			}
		}
		return ConditionOutcome.noMatch(message.didNotFind("URL in").items(PROPERTY, VARIABLE));
	}

}
