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

package com.example.throughput.plain;

import java.math.BigDecimal;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

/**
 * The data of a payment.
 *
 * @param orderId the order
 * @param amount the amount
 * @param currency the currency
 * @param items the articles
 */
public record Payment(@NotBlank String orderId, @Positive BigDecimal amount, @Size(max = 3) String currency,
		List<@Valid Item> items) {

	/**
	 * A part of an order.
	 *
	 * @param sku the article
	 * @param quantity the quantity
	 */
	public record Item(@NotBlank String sku, @Positive int quantity) {

	}

}
