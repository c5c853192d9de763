// SPDX-License-Identifier: Apache-2.0
/**
 * The plugin's side of go-plugin's protocol over gRPC: cookie, handshake, certificates, health,
 * reflection, broker, standard output and shutdown. Independent of Optimus. The protocol is that of
 * hashicorp/go-plugin v1.8.0, {@code server.go} and {@code grpc_*.go}.
 */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.sdk.goplugin;
