#!/usr/bin/env bash
# Starts the application with the starter and its twin without it in turn, and reports the median
# time to start. Run after: mvn -B -DskipTests package
# Usage: startup.sh [starts of each]
set -eu
cd "$(dirname "$0")"
starts=${1:-10}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
without=$(find target/lib -name '*.jar' ! -name 'cloudevents-*' | tr '\n' ':')
log=$(mktemp)
trap 'rm -f "$log"*' EXIT
start() { # name, main class, class path
	"$java" -cp "target/classes:$3" "$2" --server.port=0 > "$log" 2>&1 &
	server=$!
	for _ in $(seq 120); do grep -q ' Started ' "$log" && break; sleep 0.25; done
	kill "$server"; wait "$server" 2> /dev/null || true
	sed -n 's/.* Started .* in \([0-9.]*\) seconds.*/'"$1"' \1/p' "$log" >> "$log.results"
}
for _ in $(seq "$starts"); do
	start with com.example.throughput.ThroughputApplication "target/lib/*"
	start without com.example.twin.PlainApplication "$without"
done
echo "median time to start in seconds:"
for name in with without; do
	awk -v n=$name '$1 == n {print $2}' "$log.results" | sort -n |
		awk -v n=$name '{v[NR] = $1} END {printf "%-8s %.3f\n", n, (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2}'
done
