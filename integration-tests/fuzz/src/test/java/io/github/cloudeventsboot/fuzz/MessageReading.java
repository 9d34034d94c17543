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

package io.github.cloudeventsboot.fuzz;

import io.github.cloudeventsboot.CloudEventException;
import io.github.cloudeventsboot.event.ImmutableCloudEvent;
import io.github.cloudeventsboot.message.ReceivedMessage;

/**
 * What holds for each message of a broker, whatever was sent.
 */
public final class MessageReading {

	private MessageReading() {
	}

	/**
	 * Check that a message is read or rejected, and that a lenient reader reads what a
	 * strict one does.
	 * @param strict the message as the strict reader hands it over
	 * @param lenient the message as the lenient reader hands it over
	 */
	public static void check(ReceivedMessage strict, ReceivedMessage lenient) {
		ImmutableCloudEvent event = read(strict);
		ImmutableCloudEvent other = read(lenient);
		if (event != null && !event.equals(other)) {
			throw new AssertionError("leniency changes what is valid");
		}
	}

	private static ImmutableCloudEvent read(ReceivedMessage message) {
		ImmutableCloudEvent attributes = null;
		try {
			attributes = message.attributes();
			message.events();
			ImmutableCloudEvent event = message.event();
			event.getSource();
			event.getTime();
			event.getDataSchema();
			return event;
		}
		catch (CloudEventException ex) {
			Rejections.check(ex);
			if (attributes != null) {
				throw new AssertionError("attributes were accepted", ex);
			}
			return null;
		}
		finally {
			message.isEvent();
			message.header("traceparent");
		}
	}

}
