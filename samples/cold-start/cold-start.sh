#!/usr/bin/env bash
# Measures the time from the start of a process to the first answer to an event: of the payments
# sample, as a server and as a function, and of its twin without the starter, each started in turn
# in all ways of docs/cold-start.md. Prints its tables.
# Usage: cold-start.sh [starts of each]
# The JDK is that of JAVA_HOME. The first run builds the applications; further runs add their starts
# to the same tables, until target/cold-start is deleted.
set -eu
cd "$(dirname "$0")"
starts=${1:-5}
port=18091
[ -n "${JAVA_HOME:-}" ] && PATH=$JAVA_HOME/bin:$PATH
jdk=$(java -XshowSettings:properties -version 2>&1 | sed -n 's/ *java.specification.version = //p')
work=$PWD/target/cold-start/$jdk
built=$PWD/target/cold-start/built
log=$work/start.log
results=$work/results
applications="with without with-springdoc function-with function-without"

# name of a row, and the command that starts an application with that name, after the training of its archive
ways="
executable jar|java -jar application.jar
extracted|java -jar application/application.jar
AOT processing|java -Dspring.aot.enabled=true -jar application/application.jar
"
if [ "$jdk" -lt 25 ]; then
	ways+="
CDS|java -XX:SharedArchiveFile=application.jsa -jar application/application.jar|java -XX:ArchiveClassesAtExit=application.jsa -jar application/application.jar
CDS and AOT processing|java -Dspring.aot.enabled=true -XX:SharedArchiveFile=processed.jsa -jar application/application.jar|java -Dspring.aot.enabled=true -XX:ArchiveClassesAtExit=processed.jsa -jar application/application.jar
"
else
	ways+="
AOT cache|java -XX:AOTCache=application.aot -jar application/application.jar|java -XX:AOTCacheOutput=application.aot -jar application/application.jar
AOT cache and AOT processing|java -Dspring.aot.enabled=true -XX:AOTCache=processed.aot -jar application/application.jar|java -Dspring.aot.enabled=true -XX:AOTCacheOutput=processed.aot -jar application/application.jar
"
fi

data='{"amount":12.50,"currency":"EUR"}'
event='{"specversion":"1.0","id":"1","source":"/shop","type":"payment.completed","datacontenttype":"application/json","data":'$data'}'

server=
trap '[ -z "$server" ] || kill "$server" 2> /dev/null || true' EXIT
fail() { echo "$1" >&2; cat "$log" >&2; exit 1; }
content_type() { case $1 in *without*) echo application/json ;; *) echo application/cloudevents+json ;; esac; }

# a pause without a process of its own, which would be work beside what is measured
exec 9<> <(:)
pause() { read -rt 0.005 -u 9 || true; }

post() { # application; fails until the server is there
	local status
	{ exec 3<> "/dev/tcp/127.0.0.1/$port"; } 2> /dev/null || return 1
	printf 'POST /payments HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\nContent-Length: %s\r\nConnection: close\r\n\r\n%s' \
		"$(content_type "$1")" ${#event} "$event" >&3
	read -r _ status _ <&3 || true
	exec 3>&-
	[ -n "$status" ] || return 1
	[[ $status = 2* ]] || fail "answered with $status"
}

serve() { # application, command: leaves the server running
	local begin=${EPOCHREALTIME/[.,]/}
	$2 --server.address=127.0.0.1 --server.port=$port > "$log" 2>&1 &
	server=$!
	until post "$1"; do
		kill -0 $server 2> /dev/null || fail "$1 does not start: $2"
		pause
	done
	time=$(((${EPOCHREALTIME/[.,]/} - begin) / 1000))
}

call() { # application, command: the process ends by itself
	local begin=${EPOCHREALTIME/[.,]/} handler=com.example.lambda.HttpApiHandler line=
	[[ $1 = *without ]] && handler=com.example.coldstart.PlainHandler
	local command=${2/-jar application\/application.jar/-cp $(jars) com.example.coldstart.FirstEvent $handler event.json}
	: > "$log"
	exec 4< <(exec $command 2>&1)
	while read -r line <&4 && [[ $line != "answered with "* ]]; do echo "$line" >> "$log"; done
	time=$(((${EPOCHREALTIME/[.,]/} - begin) / 1000))
	cat <&4 >> "$log"
	exec 4<&-
	[[ $line = "answered with 2"* ]] || fail "$1: $line, by $command"
}
jars() { local jars=(lib/*.jar); (IFS=:; echo "${jars[*]}"); }

start() { # application, command
	cd "$work/$1"
	case $1 in function*) call "$1" "$2" ;; *) serve "$1" "$2"; kill $server; wait $server 2> /dev/null || true; server= ;; esac
}

# an option of the JVM that has no effect must not become a figure
check() { # command
	case $1 in *spring.aot.enabled*) grep -q 'Starting AOT-processed' "$log" || fail "not processed: $1" ;; esac
	if grep -qE '^\[.*(warning|error)\]' "$log"; then fail "not as wanted: $1"; fi
}

# which application is started in which way
is_measured() { # application, way
	case "$1 $2" in
		"with-springdoc executable jar") true ;;
		with-springdoc* | "function"*" executable jar" | "function"*" AOT processing") false ;;
		"function"*" and AOT processing") false ;;
	esac
}

build() {
	local mvn="mvn -B -q -f ../../pom.xml -DskipTests" groups=org.springdoc,org.webjars,io.swagger.core.v3,org.apache.commons,com.fasterxml.jackson.dataformat,com.fasterxml.jackson.datatype
	mkdir -p "$built"
	$mvn -Pquick -pl samples/payments -am package
	cp ../payments/target/*-exec.jar "$built/with-springdoc.jar"
	$mvn -Pquick,native -Dspring-boot.excludeGroupIds=$groups -pl samples/aws-lambda,samples/cold-start -am package
	cp ../payments/target/*-exec.jar "$built/with.jar"
	cp target/*-exec.jar "$built/without.jar"
	cp -r ../aws-lambda/target/function/lib "$built/function-with"
	cp target/*-tests.jar "$built/function-with"
	mkdir "$built/function-without"
	find "$built/function-with" -name '*.jar' ! -name 'cloudevents-*' -exec cp {} "$built/function-without" \;
	cp target/*-SNAPSHOT.jar target/*-tests.jar "$built/function-without"
}

prepare() {
	local application name command training
	for application in with without with-springdoc; do
		mkdir -p "$work/$application"
		cp "$built/$application.jar" "$work/$application/application.jar"
		(cd "$work/$application" && java -Djarmode=tools -jar application.jar extract)
	done
	for application in function-with function-without; do
		mkdir -p "$work/$application"
		cp -r "$built/$application" "$work/$application/lib"
		sed "s|\"rawPath\": \"/\"|\"rawPath\": \"/payments\"|; s|\"path\": \"/\"|\"path\": \"/payments\"|
			s|\"headers\": {|&\"content-type\": \"$(content_type $application)\", \"content-length\": \"${#event}\",|
			s|\"body\": \"\"|\"body\": \"${event//\"/\\\\\"}\"|" \
			../aws-lambda/src/test/resources/com/example/lambda/http-api.json > "$work/$application/event.json"
	done
	while IFS='|' read -r name command training <&5; do
		for application in $applications; do
			if [ -n "$training" ] && is_measured $application "$name"; then start $application "$training"; fi
		done
	done 5<<< "$ways"
}

measure() {
	local application name command training
	while IFS='|' read -r name command training <&5; do
		for application in $applications; do
			if [ -n "$name" ] && is_measured $application "$name"; then
				start $application "$command"
				check "$command"
				echo "$application|$name|$time" >> "$results"
			fi
		done
	done 5<<< "$ways"
}

figure() { # application, way: median and range in milliseconds
	awk -F'|' -v a="$1" -v n="$2" '$1 == a && $2 == n {print $3}' "$results" | sort -n |
		awk '{v[NR] = $1} END {if (NR) printf "%d|%d|%d", (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2, v[1], v[NR]}'
}

row() { # way, application with the starter, without it
	local with without
	IFS='|' read -r -a with <<< "$(figure "$2" "$1")"
	IFS='|' read -r -a without <<< "$(figure "$3" "$1")"
	echo "| $1 | ${with[0]} (${with[1]} to ${with[2]}) | ${without[0]} (${without[1]} to ${without[2]}) | $((with[0] - without[0])) |"
}

table() { # what is started, application with the starter, without it
	local name
	printf '\n| %s, ms | with the starter | without | difference |\n|---|---|---|---|\n' "$1"
	cut -d'|' -f2 "$results" | awk '!seen[$0]++' | while IFS= read -r name; do
		if is_measured "$2" "$name"; then row "$name" "$2" "$3"; fi
	done
}

if [ ! -f "$built/complete" ]; then
	rm -rf "$built"
	build
	touch "$built/complete"
fi
if [ ! -f "$work/complete" ]; then
	rm -rf "$work"
	mkdir -p "$work"
	prepare
	touch "$work/complete"
fi
for _ in $(seq "$starts"); do measure; done
echo "$(java -XshowSettings:properties -version 2>&1 | sed -n 's/ *java.vm.name = //p') $(java -XshowSettings:properties -version 2>&1 |
	sed -n 's/ *java.runtime.version = //p'), $(nproc) processors ($(sed -n 's/^model name.*: *\([A-Za-z]* [A-Za-z]*\).*/\1/p' /proc/cpuinfo |
	head -1)), $(date +%F), commit $(git rev-parse --short HEAD)"
table Server with without
IFS='|' read -r median low high <<< "$(figure with-springdoc 'executable jar')"
echo "| executable jar, with springdoc | $median ($low to $high) | | |"
table Function function-with function-without
