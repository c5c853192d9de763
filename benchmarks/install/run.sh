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

jdk() { # jdk VERSION HOME...: the first home that is a JDK of this version
  local version=$1 home
  shift
  for home in "$@"; do
    if [[ -n $home && -x $home/bin/javac && $("$home/bin/javac" -version 2>&1) == "javac $version"* ]]; then
      echo "$home"
      return
    fi
  done
}
java17=$(jdk 17 "${OPTIMUS_JAVA17:-}" "${JAVA_HOME:-}" /usr/lib/jvm/*17*)
java25=$(jdk 25 "${OPTIMUS_JAVA25:-}" "${JAVA_HOME:-}" /usr/lib/jvm/*25*)
[ -n "$java17$java25" ] || { echo "no JDK 17 or 25: set OPTIMUS_JAVA17 or OPTIMUS_JAVA25" >&2; exit 1; }

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
