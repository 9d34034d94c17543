# The requests of load.sh, peers.sh and profile.sh, which source this file.
data='{"orderId":"ord-20261123-000417","amount":129.95,"currency":"EUR","items":[{"sku":"SKU-1","quantity":2},{"sku":"SKU-2","quantity":1}]}'
type=com.example.payment.completed
event() { # data, type, further members
	printf '{"specversion":"1.0",%s"source":"https://shop.example.com/payments","type":"%s","time":"2026-11-23T17:31:00.123Z","datacontenttype":"application/json","data":%s}' "$3" "$2" "$1"
}
id='"id":"A234-1234-1234",'
event=$(event "$data" $type "$id")
batch="[$(for i in $(seq 100); do [ "$i" = 1 ] || printf ,; printf %s "$event"; done)]"

content() { # mode
	case $1 in
		structured) echo application/cloudevents+json ;;
		batch) echo application/cloudevents-batch+json ;;
		*) echo application/json ;;
	esac
}
script() { # mode: prints the script for wrk
	local body=$event
	[ "$1" = binary ] && body=$data
	[ "$1" = batch ] && body=$batch
	echo 'wrk.method = "POST"'
	echo "wrk.headers[\"Content-Type\"] = \"$(content "$1")\""
	if [ "$1" = binary ]; then
		printf 'wrk.headers["%s"] = "%s"\n' ce-specversion 1.0 ce-id A234-1234-1234 ce-type $type \
			ce-source https://shop.example.com/payments ce-time 2026-11-23T17:31:00.123Z
	fi
	printf 'wrk.body = [==[%s]==]\n' "$body"
	# a refused request fails the run
	echo 'function response(status) if status < 200 or status > 299 then print("FAILED " .. status) os.exit(1) end end'
}
# The JVM believes in one processor. Until it is warm it gets two: beside so many busy threads, its
# compiler would take minutes on a single one. Then it is pinned.
one_processor=-XX:ActiveProcessorCount=1
pin() { taskset -acp 0 "$1" > /dev/null; } # process
# keeps one processor busy with requests of 16 connections for some seconds; the report of wrk is in $work/out
wrk16() { # mode, url, seconds
	taskset -c 1 wrk -t1 -c16 -d"$3s" -s "$work/$1.lua" "$2" > "$work/out"
	if grep -qE 'FAILED|Non-2xx|Socket errors' "$work/out"; then cat "$work/out"; exit 1; fi
}
