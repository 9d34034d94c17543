#!/usr/bin/env bash
# Reports the bytes that remain on the heap after a full collection for each idle connection, for each
# request whose body has arrived but for its last byte, and for each one whose handler is at work.
# The heap is so large that the limit for bodies of all requests together refuses none.
# Run after: mvn -B -Pquick -pl samples/throughput -am package -DskipTests
# Usage: memory.sh
set -eu
cd "$(dirname "$0")"
bin=${JAVA_HOME:+$JAVA_HOME/bin/}
work=$(mktemp -d)
trap 'kill "$server" 2> /dev/null || true; rm -rf "$work"' EXIT
"${bin}javac" -proc:none -parameters --release 17 -cp "target/classes:target/lib/*" -d "$work" \
	peers/starter/HeldController.java
"${bin}java" -Xmx2g -XX:+UseSerialGC -cp "$work:target/classes:target/lib/*" \
	com.example.throughput.ThroughputApplication --server.port=18080 > "$work/server.log" 2>&1 &
server=$!
for _ in $(seq 240); do grep -sq "Started Throughput" "$work/server.log" && break; sleep 0.25; done
"${bin}java" -version 2>&1 | tail -1
"${bin}java" peers/Connections.java 18080 "$server"
echo "the largest of what remains, which are buffers that Jackson and Tomcat keep:"
"${bin}jcmd" "$server" GC.class_histogram | sed -n 3,8p
