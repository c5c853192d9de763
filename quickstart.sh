#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds the distribution and shows the main job on real archives from a server on loopback. Needs a
# JDK (17 or newer) and Maven; works under target/quickstart and leaves nothing running.
set -euo pipefail
cd "$(dirname "$0")"
here=$PWD

java=java
[ -z "${JAVA_HOME:-}" ] || java=$JAVA_HOME/bin/java
command -v "$java" >/dev/null || { echo "quickstart: no java; install a JDK, 17 or newer" >&2; exit 1; }
command -v mvn >/dev/null || { echo "quickstart: no mvn; install Maven" >&2; exit 1; }

echo "== Building the distribution, and a plugin in Java"
mvn -q -B -ntp -DskipTests -pl distribution/assembly,examples/neo -am package
neo=$(ls "$here"/examples/neo/target/optimus-neo_* | head -n 1)

work=$here/target/quickstart
rm -rf "$work"
mkdir -p "$work/home"
tar -xzf "$(ls distribution/assembly/target/optimus-plugin-*.tar.gz | head -n 1)" -C "$work"
export PATH=$(echo "$work"/optimus-*/bin):$PATH
# Nothing of the user's home is read or written by what follows.
export HOME=$work/home XDG_CACHE_HOME=$work/home/.cache
# Start-up caches pay in daily use; made in the background here, one would outlive this script.
export OPTIMUS_STARTUP_CACHE=off
cd "$work"

echo "== Serving a release of two plugins on loopback: the one that was built, and an executable of this JDK"
mkfifo input
"$java" "$here/examples/quickstart/ReleaseServer.java" address "$neo" <input &
server=$!
exec 3>input # held open: the server ends when this shell does
trap 'exec 3>&-; wait "$server" 2>/dev/null || true' EXIT
until [ -s address ]; do
  kill -0 "$server" 2>/dev/null || { echo "quickstart: the server did not start" >&2; exit 1; }
  sleep 0.1
done
address=$(cat address)
echo "$address"

write_config() { # write_config VERSION_OF_NEO [bq2bq]
  {
    cat <<EOF
plugins:
  install_location: $work/plugins
  providers:
    - type: url
      name: release
      url: $address
  plugins:
    - provider: release
      output: neo
      version: $1
      path: "{{.Version}}/neo_{{.Version}}_{{.Os}}_{{.Arch}}.tar.gz"
      checksums: "{{.Version}}/checksums.txt"
EOF
    if [ "${2:-}" = bq2bq ]; then
      cat <<EOF
    - provider: release
      output: bq2bq
      version: 0.0.6
      path: "{{.Version}}/bq2bq_{{.Version}}_{{.Os}}_{{.Arch}}.zip"
      checksums: "{{.Version}}/checksums.txt"
EOF
    fi
  } >config.yaml
}

step() { # step WHAT EXPECTED_EXIT_CODE ARGUMENTS_OF_OPTIMUS...
  local what=$1 expected=$2 code=0
  shift 2
  printf '\n== %s\n$ optimus %s\n' "$what" "$*"
  optimus "$@" || code=$?
  echo "(exit code $code)"
  if [ "$code" != "$expected" ]; then
    echo "quickstart: exit code $expected was expected" >&2
    exit 1
  fi
}

write_config 0.0.6 bq2bq
printf '\n== The configuration\n'
cat config.yaml
step "Install" 0 plugin install -c config.yaml
ls -l "$work/plugins"
step "Compare: nothing differs" 0 plugin diff -c config.yaml
step "Install again: nothing to do" 0 plugin install -c config.yaml

printf '\n== Now the configuration wants neo 0.0.7, and bq2bq no more'
write_config 0.0.7
step "Compare: exit code 3 says that something differs" 3 plugin diff -c config.yaml
step "Install" 0 plugin install -c config.yaml
step "List: bq2bq is still there" 0 plugin list -c config.yaml
step "Clean" 0 plugin clean -c config.yaml
step "Compare: nothing differs" 0 plugin diff -c config.yaml

step "Start the installed plugin, and ask what it is and what it asks" 0 plugin info neo -c config.yaml
step "Call it: what a task's configuration becomes with these answers" 0 \
  plugin call neo default-config '{"answers": {"Start": "{{.DSTART}}", "End": "{{.DEND}}"}}' -c config.yaml

cat <<EOF

== That was: two plugins installed from a server, locked in config.yaml.lock and verified; an install that
   had nothing to do; a change of the configuration shown, applied and cleaned up; and the plugin started,
   which answered what it is and what it asks.
   All of it lies in ${work#"$here"/}; plugins are in plugins/, what to commit is config.yaml and config.yaml.lock.
EOF
