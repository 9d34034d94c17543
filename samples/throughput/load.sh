#!/usr/bin/env bash
# Loads the plain endpoint and its event twins in turn, in one JVM, and reports the CPU time that
# the server spends on a request. Needs wrk and taskset; run after: mvn -B -DskipTests package
# Usage: load.sh [seconds of warm-up per endpoint] [seconds per round] [rounds]
set -eu
cd "$(dirname "$0")"
warmup=${1:-45} seconds=${2:-10} rounds=${3:-5}
port=18080
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
scripts=$(mktemp -d)
trap 'kill "$server" 2> /dev/null || true; rm -rf "$scripts"' EXIT

data='{"orderId":"ord-20261123-000417","amount":129.95,"currency":"EUR","items":[{"sku":"SKU-1","quantity":2},{"sku":"SKU-2","quantity":1}]}'
event='{"specversion":"1.0","id":"A234-1234-1234","source":"https://shop.example.com/payments","type":"com.example.payment.completed","time":"2026-11-23T17:31:00.123Z","datacontenttype":"application/json","data":'$data'}'
batch=$(for i in $(seq 100); do [ "$i" = 1 ] || printf ,; printf %s "$event"; done)

script() { # name, content type, body, further headers
	{
		echo 'wrk.method = "POST"'
		echo "wrk.headers[\"Content-Type\"] = \"$2\""
		printf '%b' "${4:-}"
		printf 'wrk.body = [==[%s]==]\n' "$3"
		# a refused request fails the run
		echo 'function response(status) if status < 200 or status > 299 then print("FAILED " .. status) os.exit(1) end end'
	} > "$scripts/$1.lua"
}
header() { printf 'wrk.headers["%s"] = "%s"\\n' "$1" "$2"; }
script plain application/json "$event"
script structured application/cloudevents+json "$event"
script binary application/json "$data" "$(header ce-specversion 1.0)$(header ce-id A234-1234-1234)$(header ce-source https://shop.example.com/payments)$(header ce-type com.example.payment.completed)$(header ce-time 2026-11-23T17:31:00.123Z)"
script batch application/cloudevents-batch+json "[$batch]"
path() { case $1 in plain) echo plain ;; batch) echo batch ;; *) echo typed ;; esac; }

taskset -c 0 "$java" -Xmx512m -XX:+UseSerialGC -cp "target/classes:target/lib/*" \
	com.example.throughput.ThroughputApplication --server.port=$port > "$scripts/server.log" 2>&1 &
server=$!
for _ in $(seq 60); do grep -q 'Started Throughput' "$scripts/server.log" && break; sleep 0.5; done

cpu() { awk '{print $14 + $15}' "/proc/$server/stat"; }
load() { # name, seconds
	taskset -c 1 wrk -t1 -c8 -d"$2s" -s "$scripts/$1.lua" "http://127.0.0.1:$port/$(path "$1")" > "$scripts/out"
	if grep -qE 'FAILED|Non-2xx|Socket errors' "$scripts/out"; then cat "$scripts/out"; exit 1; fi
}
names="plain structured binary batch"
for name in $names; do load "$name" "$warmup"; done
for round in $(seq "$rounds"); do
	[ $((round % 2)) = 1 ] && order=$names || order=$(echo "$names" | tr ' ' '\n' | tac | tr '\n' ' ')
	for name in $order; do
		before=$(cpu)
		load "$name" "$seconds"
		after=$(cpu)
		requests=$(awk '/requests in/ {print $1}' "$scripts/out")
		# ticks are hundredths of a second
		awk -v n="$name" -v t=$((after - before)) -v r="$requests" \
			'BEGIN {printf "%s %.2f\n", n, t * 10000 / r}' | tee -a "$scripts/results"
	done
done
median() { awk -v n="$1" '$1 == n {print $2}' "$scripts/results" | sort -n | awk '{v[NR] = $1} END {print v[int((NR + 1) / 2)]}'; }
echo "median CPU time of the server per request in microseconds:"
for name in $names; do printf '%-12s %s\n' "$name" "$(median "$name")"; done
awk -v p="$(median plain)" -v s="$(median structured)" -v b="$(median binary)" -v l="$(median batch)" 'BEGIN {
	printf "plain against structured: %.2f\nplain against binary: %.2f\n", p / s, p / b
	printf "events per CPU second in batches of 100 against single requests: %.1f\n", s * 100 / l
}'
