#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Fuzzes every target, or those named, for so many minutes each: run.sh MINUTES [TARGET…]
# A finding stops its target and is kept in target/fuzzing; so is each target's log.
# What makes new ground is merged into the corpus when KEEP=1 is set.
set -euo pipefail
minutes=${1:?usage: run.sh MINUTES [TARGET…]}
shift
# To the fuzzer, no seconds mean no end.
[[ $minutes =~ ^[1-9][0-9]*$ ]] || { echo "MINUTES is a whole number from 1" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
corpus=$here/src/test/resources/corpus
work=$here/target/fuzzing
mkdir -p "$work"

mvn -q -B -ntp -f "$root/pom.xml" test-compile dependency:build-classpath \
  -Dmdep.outputFile=target/classpath -Dmdep.includeScope=test \
  -pl itests/fuzzing -am -Dspotbugs.skip -Dspotless.check.skip
classpath=$here/target/test-classes:$(cat "$here/target/classpath")

if [ $# -eq 0 ]; then
  mapfile -t targets < <(ls "$corpus")
else
  targets=("$@")
fi

failed=0
printf '%-36s %12s %8s %8s  %s\n' target executions seconds corpus found
for target in "${targets[@]}"; do
  mkdir -p "$work/$target"
  log=$work/$target.log
  began=$(date +%s)
  found=nothing
  (cd "$work" && java -Xmx512m -cp "$classpath" com.code_intelligence.jazzer.Jazzer \
    --target_class="io.odpf.optimus.plugin.$target" \
    --instrumentation_includes='io.odpf.optimus.plugin.**' \
    --disabled_hooks='com.code_intelligence.jazzer.sanitizers.**' \
    --keep_going=1 --reproducer_path="$work" \
    -artifact_prefix="$work/$target-" -max_total_time=$((minutes * 60)) -timeout=20 \
    -rss_limit_mb=2048 -max_len=65536 -use_value_profile=1 -print_final_stats=1 \
    "$work/$target" "$corpus/$target" >"$log" 2>&1) || { found="see $log"; failed=1; }
  executions=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
  printf '%-36s %12s %8s %8s  %s\n' "$target" "${executions:-?}" "$(($(date +%s) - began))" \
    "$(find "$work/$target" -type f | wc -l)" "$found"
  if [ "${KEEP:-}" = 1 ] && [ "$found" = nothing ]; then
    (cd "$work" && java -Xmx512m -cp "$classpath" com.code_intelligence.jazzer.Jazzer \
      --target_class="io.odpf.optimus.plugin.$target" \
      --instrumentation_includes='io.odpf.optimus.plugin.**' -merge=1 -max_len=4096 \
      "$corpus/$target" "$work/$target" >>"$log" 2>&1)
  fi
done
exit $failed
