#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The supervisor beside a host on the go-plugin module, with the same plugins. Prints Markdown; everything made lies under target/.
#   benchmarks/supervisor/run.sh [-rounds 5 -seconds 3 -only "50 plugins" -flags "-XX:+UseSerialGC"]
# JDKs: OPTIMUS_JAVA17, OPTIMUS_JAVA25, or where Linux distributions put them. Needs the built bundles, go and Maven's protoc.
set -euo pipefail
cd "$(dirname "$0")"
here=$PWD
root=$here/../..
work=$here/target
mkdir -p "$work/classes" "$work/plugins" "$work/bin"

. ../jdks.sh

bundle() { # bundle DIRECTORY: the jar that Maven built there
  local jars=("$root/$1"/target/*-SNAPSHOT.jar)
  [ -f "${jars[0]}" ] || { echo "build the bundles first: mvn -q package -DskipTests" >&2; exit 1; }
  echo "${jars[0]}"
}
libraries=$(bundle bundles/api):$(bundle bundles/supervisor)

# The Go host's messages are made of the project's own .proto files.
protoc=${PROTOC:-$(ls "$HOME"/.m2/repository/com/google/protobuf/protoc/*/protoc-*-linux-x86_64.exe | head -n 1)}
cp "$protoc" "$work/bin/protoc"
chmod +x "$work/bin/protoc"
module=io.odpf.optimus/benchmarks/supervisor/host
contract=odpf/optimus/plugins/v1beta1/generation_c.proto
runtime=odpf/optimus/core/v1beta1/runtime.proto
(cd host && go build -o "$work/bin/protoc-gen-go" google.golang.org/protobuf/cmd/protoc-gen-go)
imports=$root/proto/target/protobuf-maven-plugin/generate/default/archives
mkdir -p host/optimus
"$work/bin/protoc" --plugin="$work/bin/protoc-gen-go" -I "$root/proto/src/main/protobuf" $(printf -- '-I %s ' "$imports"/protobuf-javalite-*) \
  --go_out=host --go_opt=module=$module --go_opt=M$contract=$module/optimus --go_opt=M$runtime=$module/optimus $contract $runtime
(cd host && go build -o "$work/bin/host" .)
(cd contest && go build -o "$work/bin/contest" .)
(cd "$root/itests/fixtures/actor" && go build -o "$work/bin/actor" .)
"${java17:-$java25}/bin/javac" --release 17 -cp "$libraries" -d "$work/classes" SupervisorHost.java
exec "$work/bin/contest" -work "$work" -actor "$work/bin/actor" -host "$work/bin/host" -classes "$libraries:$work/classes" \
  -java17 "$java17" -java25 "$java25" "$@"
