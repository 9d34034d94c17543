#!/usr/bin/env bash
# Builds the published modules of the last commit as a release, into a folder laid out as a Maven repository.
# Usage: src/release/stage.sh VERSION FOLDER [options of Maven]
# The build is that of a fresh clone beside the folder, without tests. Nothing is installed into the local repository.
set -euo pipefail
version=$1
mkdir -p "$2"
folder=$(cd "$2" && pwd)
shift 2

root=$(cd "$(dirname "$0")/../.." && pwd)
modules=$(paste -s -d , "$root/src/release/modules")
sources="$folder-sources"
rm -rf "$sources"
git clone --quiet --depth 1 "file://$root" "$sources"

cd "$sources"
# The profile "ci" fails for a part of the modules, and SBOMs may get lost in a parallel build
mvn -B -T1 -ntp -P 'release,!ci' -pl "$modules" -Drevision="$version" -Dmaven.test.skip -Dmaven.install.skip \
	-DaltDeploymentRepository="staged::file://$folder" "$@" deploy
rm -rf "$sources"
