#!/usr/bin/env bash
# Lists the licences of all that the staged modules depend on, optional libraries included, as their SBOMs have them,
# and fails if a library has none that allows its use in any application.
# The EPL is for changes of its own files only, and Spring Boot's starters bring what is under it.
# Usage: src/release/licenses.sh VERSION FOLDER
set -euo pipefail
version=$1
folder=$2
root=$(cd "$(dirname "$0")/../.." && pwd)
group=$folder/io/github/cloudeventsboot

allowed='^(Apache-2\.0|AL 2\.0|BSD-[23]-Clause|CC0-1\.0|EPL-[12]\.0|MIT(-0)?|Public Domain)$'

while read -r module; do
	cat "$group/$module/$version/$module-$version-cyclonedx.xml"
done < "$root/src/release/modules" | awk -v allowed="$allowed" '
	function text(line) { gsub(/^ *<[^>]*>|<[^>]*>$/, "", line); return line }
	/^  <components>/ { listed = 1 }
	/^  <\/components>/ { listed = 0 }
	!listed { next }
	/^    <component / { licenses = ""; usable = 0 }
	/^      <group>/ { group = text($0) }
	/^      <name>/ { name = text($0) }
	/^      <version>/ { version = text($0) }
	/^        <expression>|^          <(id|name)>/ {
		licenses = licenses (licenses ? " or " : "") text($0)
		usable = usable || text($0) ~ allowed
	}
	/^    <\/component>/ && group != "io.github.cloudeventsboot" {
		print group ":" name ":" version " " (licenses ? licenses : "no licence") (usable ? "" : " NOT ALLOWED")
	}' | sort -u | awk '{ print } / NOT ALLOWED$/ { failed = 1 } END { exit failed || NR == 0 }'
