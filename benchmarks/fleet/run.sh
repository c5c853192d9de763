#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Levels a simulated fleet from a mirror behind one nginx. Needs go, nginx and a built distribution.
set -euo pipefail
cd "$(dirname "$0")"
optimus=$1
shift
ulimit -n "$(ulimit -Hn)"
work=$(mktemp -d)
trap 'rm -rf -- "${work:?}"' EXIT
go build -o "$work/fleet" .
mkdir "$work/run"
"$work/fleet" -work "$work/run" -optimus "$optimus" "$@"
