#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Fuzzes the management API for so many minutes: api.sh MINUTES. Jazzer makes the requests by the
# descriptors of the .proto file, and is guided by the code that they reach.
set -euo pipefail
minutes=${1:?usage: api.sh MINUTES}
[[ $minutes =~ ^[1-9][0-9]*$ ]] || { echo "MINUTES is a whole number from 1" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=$here/target/fuzzing/api
mkdir -p "$work/corpus"
for module in itests/fuzzing bundles/management; do
  mvn ${MAVEN_OPTIONS:-} -q -B -ntp -f "$root/pom.xml" test-compile dependency:build-classpath \
    -Dmdep.outputFile=target/classpath -Dmdep.includeScope=test \
    -pl $module -am -Dspotbugs.skip -Dspotless.check.skip
done
classpath=$root/bundles/management/target/test-classes:$root/bundles/management/target/classes:$(cat \
  "$root/bundles/management/target/classpath"):$(tr ':' '\n' <"$here/target/classpath" |
  grep jazzer | paste -sd:)
cd "$work"
# The target connects to its own server.
export JAZZER_SSRF_PERMISSIVE_UNTIL_CONFIGURED=1
exec java -Xmx512m -cp "$classpath" com.code_intelligence.jazzer.Jazzer \
  --target_class=io.odpf.optimus.plugin.management.ApiFuzzTarget \
  --instrumentation_includes='io.odpf.optimus.plugin.management.**:io.odpf.optimus.plugin.endpoint.**:io.odpf.optimus.plugin.manager.**' \
  --custom_hook_excludes='**' \
  --disabled_hooks='com.code_intelligence.jazzer.sanitizers.**' \
  --reproducer_path="$work" -artifact_prefix="$work/" -max_total_time=$((minutes * 60)) -timeout=60 \
  -rss_limit_mb=3072 -max_len=65536 -print_final_stats=1 corpus
