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

package io.github.cloudeventsboot.benchmark;

import java.math.BigDecimal;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;

import io.github.cloudeventsboot.annotation.CloudEventType;

/**
 * The types that benchmarks read and write.
 */
public sealed interface Payment {

	/**
	 * A payment that went well.
	 *
	 * @param data the data
	 */
	@CloudEventType("com.example.payment.completed")
	record Completed(Data data) implements Payment {

	}

	/**
	 * A payment that did not.
	 *
	 * @param data the data
	 * @param reason an extension attribute
	 */
	@CloudEventType("com.example.payment.failed")
	record Failed(Data data, String reason) implements Payment {

	}

	/**
	 * The data of both.
	 *
	 * @param orderId the order
	 * @param amount the amount
	 * @param currency the currency
	 * @param items what was bought
	 * @param note anything
	 */
	record Data(String orderId, BigDecimal amount, String currency, List<Item> items, String note) {

	}

	/**
	 * A part of the data.
	 *
	 * @param sku the article
	 * @param quantity how many
	 */
	record Item(String sku, int quantity) {

	}

	/**
	 * The event as a plain record for Jackson.
	 *
	 * @param specversion the version
	 * @param id the id
	 * @param source the source
	 * @param type the type
	 * @param time the time
	 * @param datacontenttype the content type
	 * @param partitionkey an extension
	 * @param data the data
	 */
	record Envelope(String specversion, String id, URI source, String type, OffsetDateTime time, String datacontenttype,
			String partitionkey, Data data) {

	}

}
