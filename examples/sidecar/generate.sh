#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Generates managementpb from the definition of the management API. Needs protoc.
set -euo pipefail
cd "$(dirname "$0")"

tools=$(mktemp -d)
trap 'rm -rf -- "${tools:?}"' EXIT
GOBIN=$tools GOFLAGS=-modcacherw go install google.golang.org/protobuf/cmd/protoc-gen-go@v1.36.6
GOBIN=$tools GOFLAGS=-modcacherw go install google.golang.org/grpc/cmd/protoc-gen-go-grpc@v1.3.0

proto=optimus/plugin/management/v1/management.proto
package=example.com/optimus/sidecar
"${PROTOC:-protoc}" -I "${PROTOBUF_INCLUDE:-/usr/include}" -I ../../proto/management/src/main/protobuf \
  --plugin=protoc-gen-go="$tools/protoc-gen-go" \
  --plugin=protoc-gen-go-grpc="$tools/protoc-gen-go-grpc" \
  --go_out=. --go_opt=module=$package --go_opt=M$proto=$package/managementpb \
  --go-grpc_out=. --go-grpc_opt=module=$package --go-grpc_opt=M$proto=$package/managementpb \
  $proto
