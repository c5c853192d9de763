#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The rendering of a typical instance by this project's engine and by Go's text/template with sprig, by turns. Prints the median
# of each turn in microseconds of CPU time; everything made lies under target/.
# JDKs: OPTIMUS_JAVA17, OPTIMUS_JAVA25, or where Linux distributions put them. Needs the built bundles and go.
set -euo pipefail
cd "$(dirname "$0")"
here=$PWD
root=$here/../..
work=$here/target
mkdir -p "$work/classes"

. ../jdks.sh

bundle() { # bundle DIRECTORY: the jar that Maven built there
  local jars=("$root/$1"/target/*-SNAPSHOT.jar)
  [ -f "${jars[0]}" ] || { echo "build the bundles first: mvn -q package -DskipTests" >&2; exit 1; }
  echo "${jars[0]}"
}
libraries=$(bundle bundles/api):$(bundle bundles/text):$(bundle bundles/template)

"${java17:-$java25}/bin/javac" --release 17 -cp "$libraries" -d "$work/classes" Templates.java
(cd "$root/itests/fixtures/template" && go build -o "$work/template" .)

ours() { # ours JDK
  "$1/bin/java" -cp "$libraries:$work/classes" Templates | median
}
median() {
  sort -n | awk '{ line[NR] = $1 } END { printf "%.1f us", line[int((NR + 1) / 2)] / 1000 }'
}
"${java17:-$java25}/bin/java" -cp "$libraries:$work/classes" Templates "$work/requests"
for turn in 1 2 3 4 5; do
  echo "turn $turn: Go $("$work/template" -benchmark "$work/requests" | median)" \
    "${java17:+, JDK 17 $(ours "$java17")}" "${java25:+, JDK 25 $(ours "$java25")}"
done
