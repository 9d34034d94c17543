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

package io.github.cloudeventsboot.format.json;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import io.github.cloudeventsboot.event.AttributeNames;

/**
 * Names of members that JSON events often have: those of the JSON event format, and the
 * attributes of the documented extensions.
 */
final class MemberNames {

	private static final List<String> DATA = List.of("data", "data_base64");

	private static final List<String> EXTENSIONS = List.of("authtype", "authid", "authclaims", "bamtxid", "bampid",
			"bamptxid", "bamptxsid", "bamptxsstatus", "bamptxcompleted", "correlationid", "causationid",
			"dataclassification", "dataregulation", "datacategory", "dataref", "deprecated", "deprecationfrom",
			"deprecationsunset", "deprecationmigration", "traceparent", "tracestate", "dssematerial", "expirytime",
			"partitionkey", "recordedtime", "sampledrate", "sequence", "sequencetype", "severitynumber",
			"severitytext");

	static final List<String> ALL = Stream.of(AttributeNames.CORE, DATA, EXTENSIONS)
		.flatMap(Collection::stream)
		.toList();

	private MemberNames() {
	}

}
