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

package io.github.cloudeventsboot.docs.sending;

import java.util.ArrayList;
import java.util.List;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.client.CloudEventSendException;
import io.github.cloudeventsboot.client.CloudEventSink;

import org.springframework.stereotype.Service;

@Service
class OrderForwarder {

	private final CloudEventSink sink;

	private final List<CloudEvent> later = new ArrayList<>();

	OrderForwarder(CloudEventSink sink) {
		this.sink = sink;
	}

	void forward(OrderPlaced event) {
		try {
			this.sink.send(event);
		}
		catch (CloudEventSendException ex) {
			this.later.add(ex.getEvent());
		}
	}

	List<CloudEvent> forwardAll(List<OrderPlaced> events) {
		return this.sink.sendAll(events);
	}

	List<CloudEvent> later() {
		return this.later;
	}

}
