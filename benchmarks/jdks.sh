# SPDX-License-Identifier: Apache-2.0
# Sets java17 and java25 to the homes of JDKs, either of which may be empty; read by the benchmarks.
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
