#!/usr/bin/env bash
# Loads the event endpoint and what takes the same event without the starter (the folder peers, each
# built from the registry on its own) in turn, and reports the CPU time that each server spends on a
# request, and its memory. Needs wrk, taskset, curl and, for fastify, Node.js.
# Run after: mvn -B -Pquick -pl samples/throughput -am package -DskipTests
# Usage: peers.sh build
#        peers.sh probe [peer...]
#        peers.sh load [peer...]
# The environment variables WARMUP, ROUND (seconds for each endpoint) and ROUNDS set how long, PORT
# the first port.
set -eu
cd "$(dirname "$0")"
. ./requests.sh
warmup=${WARMUP:-40} seconds=${ROUND:-6} rounds=${ROUNDS:-5} first=${PORT:-18080}
bin=${JAVA_HOME:+$JAVA_HOME/bin/}
flags=${FLAGS:--Xmx256m -XX:+UseSerialGC}
action=${1:-} && shift || true
all="plain starter funqy sdk function fastify"
peers=${*:-$all}
work=$(mktemp -d)
declare -A pids=() ports=()
trap 'kill "${pids[@]}" 2> /dev/null || true; rm -rf "$work"' EXIT

build() {
	mkdir -p target/peers
	cp -R peers/. target/peers
	for peer in funqy sdk function; do mvn -B -q -f "target/peers/$peer/pom.xml" package; done
	(cd target/peers/fastify && npm install --silent)
	mkdir -p target/peers/starter/classes
	"${bin}javac" -proc:none -parameters --release 17 -cp "target/classes:target/lib/*" -d target/peers/starter/classes \
		target/peers/starter/SubjectController.java
}

start() { # peer, further entry of the class path
	local peer=$1 port=$((first + ${#ports[@]})) started='Started [A-Za-z]+ in|^started$|started in [0-9.]+s'
	ports[$peer]=$port
	local log=$work/$peer.log boot=(--server.port="$port")
	case $peer in
		plain) set -- -cp "target/classes:$(find target/lib -name '*.jar' ! -name 'cloudevents-*' | paste -sd:)" \
			com.example.twin.PlainApplication "${boot[@]}" ;;
		starter) set -- -cp "${2:+$2:}target/classes:target/lib/*" com.example.throughput.ThroughputApplication "${boot[@]}" ;;
		funqy) set -- -Dquarkus.http.port="$port" -jar target/peers/funqy/target/quarkus-app/quarkus-run.jar ;;
		sdk) set -- -cp "target/peers/sdk/target/classes:target/peers/sdk/target/lib/*" \
			com.example.peer.SdkApplication "${boot[@]}" ;;
		function) set -- -cp "target/peers/function/target/classes:target/peers/function/target/lib/*" \
			com.example.peer.FunctionApplication "${boot[@]}" ;;
	esac
	if [ "$peer" = fastify ]; then
		node --expose-gc --max-old-space-size=256 target/peers/fastify/server.js "$port" > "$log" 2>&1 &
	else
		"${bin}java" $one_processor $flags "$@" > "$log" 2>&1 &
	fi
	pids[$peer]=$!
	for _ in $(seq 240); do grep -sqE "$started" "$log" && return; sleep 0.25; done
	cat "$log"
	exit 1
}
url() { # peer, mode
	local path=/typed
	[ "$1" = plain ] && path=/plain
	[ "$2" = bytes ] && path=/bytes
	[ "$2" = batch ] && { [ "$1" = starter ] || [ "$1" = fastify ]; } && path=/batch
	[ "$1" = funqy ] && path=/
	printf 'http://127.0.0.1:%s%s' "${ports[$1]}" $path
}
modes() { # peer: what is loaded
	case $1 in
		plain) echo bytes plain ;;
		starter) echo structured binary batch ;;
		# structured events are not taken apart, see docs/performance.md
		function) echo binary ;;
		*) echo structured binary ;;
	esac
}
post() { # url, mode, body, further arguments of curl; the answer is in $work/answer, the status is printed
	local url=$1 mode=$2 body=$3
	shift 3
	curl -s -m 60 -i -o "$work/answer" -w '%{http_code}' -X POST -H "Content-Type: $(content "$mode")" "$@" \
		--data-binary "$body" "$url" || true
}
binary=(-H 'ce-specversion: 1.0' -H 'ce-source: https://shop.example.com/payments' -H 'ce-time: 2026-11-23T17:31:00.123Z')
send() { # peer, mode
	case $2 in
		binary) post "$(url "$1" "$2")" "$2" "$data" "${binary[@]}" -H 'ce-id: A234-1234-1234' -H "ce-type: $type" ;;
		batch) post "$(url "$1" "$2")" "$2" "$batch" ;;
		*) post "$(url "$1" "$2")" "$2" "$event" ;;
	esac
}
# whether the answer is the expected one; the status is in $status
answers() { # peer, mode
	status=$(send "$1" "$2")
	if [ "$2" = batch ]; then [ "$status" = 204 ]; return; fi
	if [ "$2" = bytes ]; then [ "$status" = 200 ]; return; fi
	[ "$status" = 200 ] && grep -q 'payment\.received' "$work/answer" && grep -q ord-20261123-000417 "$work/answer"
}
check() { # peer, mode: ends the run unless it answers
	answers "$1" "$2" && return
	echo "$1, $2: status $status"
	cat "$work/$1.log" "$work/answer"
	exit 1
}

verdict() { # status, answer to "refused with 4xx"
	case $1 in 4*) echo "yes ($1)" ;; *) echo "no ($1)" ;; esac
}
probe() { # peer
	local peer=$1 status='' invalid=${data/129.95/-1}
	say() { printf '%-9s %-44s %s\n' "$peer" "$1" "$2"; }
	for mode in plain structured binary batch; do
		if [ "$peer" = plain ] && [ $mode != plain ] || [ "$peer" != plain ] && [ $mode = plain ]; then continue; fi
		answers "$peer" $mode && say "takes $mode" "yes ($status)" || say "takes $mode" "no ($status)"
		case $mode in
			structured) grep -qi '^content-type: *application/cloudevents+json' "$work/answer" && say "replies in that mode" yes || say "replies in that mode" no ;;
			binary) grep -qi '^ce-type: *payment' "$work/answer" && say "replies in that mode" yes || say "replies in that mode" no ;;
		esac
	done
	local mode=structured
	[ "$peer" = plain ] && mode=plain
	say "refuses an event without id, structured" "$(verdict "$(post "$(url "$peer" $mode)" $mode "$(event "$data" $type '')")")"
	say "refuses data that is not valid, structured" "$(verdict "$(post "$(url "$peer" $mode)" $mode "$(event "$invalid" $type "$id")")")"
	say "refuses a type that nobody takes" "$(verdict "$(post "$(url "$peer" $mode)" $mode "$(event "$data" com.example.unknown "$id")")")"
	say "refuses a body that is not JSON, structured" "$(verdict "$(post "$(url "$peer" $mode)" $mode '{"specversion')")"
	[ "$peer" = plain ] && return
	say "refuses an event without id, binary" "$(verdict "$(post "$(url "$peer" binary)" binary "$data" "${binary[@]}" -H "ce-type: $type")")"
	say "refuses data that is not valid, binary" "$(verdict "$(post "$(url "$peer" binary)" binary "$invalid" "${binary[@]}" -H 'ce-id: 1' -H "ce-type: $type")")"
	local path=/subject
	[ "$peer" = funqy ] && path=/
	status=$(post "http://127.0.0.1:${ports[$peer]}$path" binary "$data" "${binary[@]}" -H 'ce-id: 1' -H 'ce-type: com.example.subject' -H 'ce-subject: Euro%20%E2%82%AC')
	grep -q 'Euro €' "$work/answer" && say "decodes headers" yes || say "decodes headers" "no ($status, $(tail -1 "$work/answer" | cut -c1-60))"
}

cpu() { awk '{print $14 + $15}' "/proc/${pids[$1]}/stat"; }
load() { wrk16 "$2" "$(url "$1" "$2")" "$3"; } # peer, mode, seconds
median() { awk -v n="$1" '$1 == n {print $2}' "$work/results" | sort -n | awk '{v[NR] = $1} END {print v[int((NR + 1) / 2)]}'; }
memory() { # peer
	local rss heap
	rss=$(awk '/VmRSS/ {print $2}' "/proc/${pids[$1]}/status")
	if [ "$1" = fastify ]; then
		kill -USR2 "${pids[$1]}"
		sleep 2
		heap=$(awk '/^heap/ {print $2 / 1024}' "$work/$1.log")
	else
		"${bin}jcmd" "${pids[$1]}" GC.run > /dev/null
		"${bin}jcmd" "${pids[$1]}" GC.run > /dev/null
		heap=$("${bin}jcmd" "${pids[$1]}" GC.heap_info |
			sed -nE 's/.* total [0-9]+K, used ([0-9]+)K.*/\1/p' | awk '{sum += $1} END {print sum}')
	fi
	awk -v p="$1" -v r="$rss" -v h="$heap" 'BEGIN {printf "%-9s RSS after load %.0f MB, heap after a full collection %.1f MB\n", p, r / 1024, h / 1024}'
}
ratio() { # text, dividend, divisor, factor
	local a b
	a=$(median "$2") b=$(median "$3")
	if [ -n "$a" ] && [ -n "$b" ]; then
		awk -v t="$1" -v a="$a" -v b="$b" -v f="${4:-1}" 'BEGIN {printf "%-62s %.2f\n", t, a * f / b}'
	fi
}

case $action in
	build) build ;;
	probe)
		for peer in $peers; do
			start "$peer" target/peers/starter/classes
			probe "$peer"
			kill "${pids[$peer]}"
			wait "${pids[$peer]}" 2> /dev/null || true
		done
		;;
	load)
		endpoints=
		for mode in bytes plain structured binary batch; do script $mode > "$work/$mode.lua"; done
		for peer in $peers; do
			start "$peer"
			for mode in $(modes "$peer"); do
				check "$peer" "$mode"
				endpoints+="$peer:$mode "
			done
		done
		for endpoint in $endpoints; do
			# Node.js compiles sooner
			case $endpoint in fastify:*) time=$((warmup / 3)) ;; *) time=$warmup ;; esac
			load "${endpoint%:*}" "${endpoint#*:}" "$time"
		done
		for peer in $peers; do pin "${pids[$peer]}"; done
		for round in $(seq "$rounds"); do
			[ $((round % 2)) = 1 ] && order=$endpoints || order=$(echo $endpoints | tr ' ' '\n' | tac | paste -sd' ')
			for endpoint in $order; do
				before=$(cpu "${endpoint%:*}")
				load "${endpoint%:*}" "${endpoint#*:}" "$seconds"
				after=$(cpu "${endpoint%:*}")
				requests=$(awk '/requests in/ {print $1}' "$work/out")
				# ticks are hundredths of a second
				awk -v n="$endpoint" -v t=$((after - before)) -v r="$requests" -v s="$seconds" \
					'BEGIN {printf "%s %.2f µs, %d %% busy\n", n, t * 10000 / r, t / s}' | tee -a "$work/results"
			done
		done
		"${bin}java" -version 2>&1 | tail -1
		echo "median CPU time of the server per request in microseconds:"
		for endpoint in $endpoints; do printf '%-20s %s\n' "$endpoint" "$(median "$endpoint")"; done
		for peer in $peers; do memory "$peer"; done
		ratio "Spring MVC alone against funqy" plain:bytes funqy:structured
		for mode in structured binary; do
			ratio "plain against starter, $mode" plain:plain starter:$mode
			ratio "starter against funqy, $mode" starter:$mode funqy:$mode
			ratio "starter against sdk, $mode" starter:$mode sdk:$mode
			ratio "starter against function, $mode" starter:$mode function:$mode
			ratio "starter against fastify, $mode" starter:$mode fastify:$mode
			ratio "events in batches of 100 against single ones, $mode" starter:$mode starter:batch 100
			ratio "events in batches of 100 against funqy's single ones, $mode" funqy:$mode starter:batch 100
		done
		;;
	*) sed -n '2,8s/^# //p' "$(basename "$0")"; exit 1 ;;
esac
