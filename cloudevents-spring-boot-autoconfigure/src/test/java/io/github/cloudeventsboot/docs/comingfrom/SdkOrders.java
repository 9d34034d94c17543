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

package io.github.cloudeventsboot.docs.comingfrom;

import java.io.IOException;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SdkOrders {

	private final ObjectMapper mapper = new ObjectMapper();

	@PostMapping("/sdk-orders")
	CloudEvent confirm(@RequestBody CloudEvent event) throws IOException {
		Order order = this.mapper.readValue(event.getData().toBytes(), Order.class);
		return CloudEventBuilder.from(event)
			.withType("order.confirmed")
			.withData("application/json", this.mapper.writeValueAsBytes(new Receipt(order.number())))
			.build();
	}

}
