#!/usr/bin/env bash
# Starts the application with the starter and its twin without it in turn, and reports the medians of
# the time to start and of the CPU time of all threads until then, which varies less on one
# processor (taskset -c 0 startup.sh). Run after: mvn -B -DskipTests package
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
	for _ in $(seq 300); do grep -q ' Started ' "$log" && break; sleep 0.1; done
	# ticks are hundredths of a second
	cpu=$(awk '{print ($14 + $15) / 100}' "/proc/$server/stat")
	kill "$server"; wait "$server" 2> /dev/null || true
	sed -n 's/.* Started .* in \([0-9.]*\) seconds.*/'"$1"' \1 '"$cpu"'/p' "$log" >> "$log.results"
}
with() { start with com.example.throughput.ThroughputApplication "target/lib/*"; }
without() { start without com.example.twin.PlainApplication "$without"; }
for i in $(seq "$starts"); do
	# the first of a pair may find the machine warmer or colder
	if [ $((i % 2)) = 1 ]; then with; without; else without; with; fi
done
median() { # name, column
	awk -v n="$1" -v c="$2" '$1 == n {print $c}' "$log.results" | sort -n |
		awk '{v[NR] = $1} END {printf "%.3f", (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2}'
}
echo "median time to start and CPU time in seconds:"
for name in with without; do
	printf '%-8s %s %s\n' "$name" "$(median $name 2)" "$(median $name 3)"
done
