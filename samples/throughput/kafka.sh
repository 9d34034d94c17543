#!/usr/bin/env bash
# Hands records to a listener of typed events and to its twin in turn, in one JVM, and reports the
# CPU time that their threads spend on a record, then that of sending. Needs no broker: consumers
# read from memory, and producers forget what they have serialized.
# Run after: mvn -B -Pquick -pl samples/throughput -am package -DskipTests
# Usage: kafka.sh [rounds] [records per round]
set -eu
cd "$(dirname "$0")"
"${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx512m -XX:+UseSerialGC \
	-cp "target/test-classes:target/classes:target/test-lib/*" \
	com.example.throughput.kafka.KafkaThroughput "$@"
