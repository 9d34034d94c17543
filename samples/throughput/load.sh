#!/usr/bin/env bash
# Loads the plain endpoint and its event twins in turn, in one JVM, and reports the CPU time that
# the server spends on a request. Needs wrk and taskset.
# Run after: mvn -B -Pquick -pl samples/throughput -am package -DskipTests
# Usage: load.sh [seconds of warm-up per endpoint] [seconds per round] [rounds]
set -eu
cd "$(dirname "$0")"
. ./requests.sh
warmup=${1:-30} seconds=${2:-10} rounds=${3:-5}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
work=$(mktemp -d)
trap 'kill "$server" 2> /dev/null || true; rm -rf "$work"' EXIT
names="plain structured binary batch"
for name in $names; do script "$name" > "$work/$name.lua"; done
path() { case $1 in plain) echo plain ;; batch) echo batch ;; *) echo typed ;; esac; }

"$java" $one_processor -Xmx512m -XX:+UseSerialGC -cp "target/classes:target/lib/*" \
	com.example.throughput.ThroughputApplication --server.port=18080 > "$work/server.log" 2>&1 &
server=$!
for _ in $(seq 240); do grep -sq "Started Throughput" "$work/server.log" && break; sleep 0.25; done

cpu() { awk '{print $14 + $15}' "/proc/$server/stat"; }
load() { wrk16 "$1" "http://127.0.0.1:18080/$(path "$1")" "$2"; } # name, seconds
for name in $names; do load "$name" "$warmup"; done
pin $server
for round in $(seq "$rounds"); do
	[ $((round % 2)) = 1 ] && order=$names || order=$(echo "$names" | tr ' ' '\n' | tac | tr '\n' ' ')
	for name in $order; do
		before=$(cpu)
		load "$name" "$seconds"
		after=$(cpu)
		requests=$(awk '/requests in/ {print $1}' "$work/out")
		# ticks are hundredths of a second
		awk -v n="$name" -v t=$((after - before)) -v r="$requests" \
			'BEGIN {printf "%s %.2f\n", n, t * 10000 / r}' | tee -a "$work/results"
	done
done
median() { awk -v n="$1" '$1 == n {print $2}' "$work/results" | sort -n | awk '{v[NR] = $1} END {print v[int((NR + 1) / 2)]}'; }
echo "median CPU time of the server per request in microseconds:"
for name in $names; do printf '%-12s %s\n' "$name" "$(median "$name")"; done
awk -v p="$(median plain)" -v s="$(median structured)" -v b="$(median binary)" -v l="$(median batch)" 'BEGIN {
	printf "plain against structured: %.2f\nplain against binary: %.2f\n", p / s, p / b
	printf "events per CPU second in batches of 100 against single requests: %.1f\n", s * 100 / l
}'
