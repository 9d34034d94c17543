#!/usr/bin/env bash
# Rehearses a release up to publishing: builds the last commit twice, compares the two byte by byte,
# and builds the sample "quickstart" outside of the repository with what was built.
# Usage: src/release/dry-run.sh [VERSION [FOLDER]], by default the version without "-SNAPSHOT" and a temporary folder
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
version=${1:-$(sed -n 's:.*<revision>\(.*\)-SNAPSHOT</revision>.*:\1:p' "$root/pom.xml")}
folder=${2:-$(mktemp -d)}
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
step() {
	echo "== $1 ($((SECONDS / 60)) min $((SECONDS % 60)) s)"
}

[ -z "$(git -C "$root" status --porcelain)" ] || echo "Changes that are not committed are left out" >&2
# What the sample needs from elsewhere is downloaded once into a folder
rm -rf "$folder/first" "$folder/second" "$folder/quickstart" "$folder/repository/io/github/cloudeventsboot"

step "Stage $version"
"$root/src/release/stage.sh" "$version" "$folder/first" -q -Dgpg.skip
"$root/src/release/check.sh" "$version" "$folder/first"
"$root/src/release/licenses.sh" "$version" "$folder/first" > "$folder/licenses.txt" || {
	grep 'NOT ALLOWED$' "$folder/licenses.txt" >&2
	exit 1
}

step "Stage it again and compare"
"$root/src/release/stage.sh" "$version" "$folder/second" -q -Dgpg.skip
# These have the time of the upload
diff -r --exclude='maven-metadata.xml*' "$folder/first" "$folder/second"
(cd "$folder/first" && find . -name '*.pom' -o -name '*.jar' | sort | xargs sha256sum) | tee "$folder/sha256.txt"

step "Build the sample outside of the repository"
mkdir "$folder/quickstart"
cp -R "$root/samples/quickstart/src" "$folder/quickstart"
# It compares the sample with the document
find "$folder/quickstart" -name GettingStartedTests.java -delete
# The first POM of the document
awk '/^```/ { if (inside) exit; next } /^<\?xml/ { inside = 1 } inside' "$root/docs/getting-started.md" \
	| sed "/<groupId>io.github.cloudeventsboot</,/<.dependency>/ s:<version>.*</version>:<version>$version</version>:" \
		> "$folder/quickstart/pom.xml"
# A local repository without any other build of these modules
mkdir -p "$folder/repository"
cp -R "$folder/first/." "$folder/repository"
(cd "$folder/quickstart" && mvn -B -ntp -Dmaven.repo.local="$folder/repository" verify)

step "Done, see $folder"
