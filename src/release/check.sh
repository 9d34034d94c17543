#!/usr/bin/env bash
# Checks that a staged release has all that a public repository asks for.
# Usage: src/release/check.sh VERSION FOLDER
set -euo pipefail
version=$1
folder=$2
root=$(cd "$(dirname "$0")/../.." && pwd)
group=$folder/io/github/cloudeventsboot

failed=0
fail() {
	echo "$1" >&2
	failed=1
}

[ "$(ls "$group")" = "$(sort "$root/src/release/modules")" ] || fail "Staged are other modules: $(ls "$group")"

while read -r module; do
	file=$group/$module/$version/$module-$version
	for suffix in .pom .jar -sources.jar -javadoc.jar -cyclonedx.json -cyclonedx.xml; do
		[ -s "$file$suffix" ] || fail "Missing: $module-$version$suffix"
	done
	for element in name description url licenses developers scm; do
		grep -q "^  <$element[ >]" "$file.pom" || fail "$module: the POM has no <$element>"
	done
	for unwanted in SNAPSHOT '\${' '<parent>' '<modules>' '<profiles>' '<scope>test' '<repositories>'; do
		! grep -n -e "$unwanted" "$file.pom" >&2 || fail "$module: the POM contains $unwanted"
	done
	[ "$(grep -c '<dependency>' "$file.pom")" = "$(grep -c '^      <version>' "$file.pom")" ] \
		|| fail "$module: the POM has dependencies without a version"
	unzip -l "$file.jar" META-INF/LICENSE > /dev/null || fail "$module: the jar has no licence"
done < "$root/src/release/modules"

[ "$failed" = 0 ] && echo "Staged modules are complete: $(paste -s -d ' ' "$root/src/release/modules")"
