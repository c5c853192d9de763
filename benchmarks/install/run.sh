#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs side by side: optimus, go-getter, curl. Prints Markdown; what is kept for the next run lies under target/.
#   benchmarks/install/run.sh [-counts 1,20 -rounds 7,3 -latencies 0,100]
# JDKs: OPTIMUS_JAVA17, OPTIMUS_JAVA25, or where Linux distributions put them. Needs a built distribution, go and nginx.
set -euo pipefail
cd "$(dirname "$0")"
here=$PWD
work=$here/target
mkdir -p "$work/classes" "$work/distribution"

. ../jdks.sh

archive=$(ls ../../distribution/assembly/target/optimus-plugin-*.tar.gz 2>/dev/null | head -n 1) || true
[ -n "$archive" ] || { echo "build the distribution first: mvn -q package -DskipTests" >&2; exit 1; }
rm -rf "$work/distribution"
mkdir -p "$work/distribution"
tar -xzf "$archive" -C "$work/distribution" --strip-components 1

(cd getter && go build -o "$work/getter" .)
(cd bench && go build -o "$work/bench" .)
case " $* " in
  *" -sources "*) (cd ../../itests/fixtures/versitygw && go build -trimpath -o "$work/versitygw" github.com/versity/versitygw/cmd/versitygw) ;;
esac
"${java17:-$java25}/bin/javac" --release 17 -d "$work/classes" Hello.java
export PATH=$PATH:/usr/sbin
exec "$work/bench" -work "$work" -optimus "$work/distribution/bin/optimus" -getter "$work/getter" \
  -versitygw "$work/versitygw" -gcsserver "$here/../../itests/fixtures/gcsserver" \
  -hello "$work/classes" -java17 "$java17" -java25 "$java25" "$@"
