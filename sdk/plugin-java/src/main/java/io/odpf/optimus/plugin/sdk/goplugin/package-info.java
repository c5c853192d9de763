// SPDX-License-Identifier: Apache-2.0
/**
 * The plugin's side of go-plugin's protocol over gRPC: cookie, handshake, certificates, health,
 * reflection, broker, standard output and the end. Knows nothing of Optimus. Facts of the protocol
 * are those of hashicorp/go-plugin v1.8.0, {@code server.go} and {@code grpc_*.go}.
 */
package io.odpf.optimus.plugin.sdk.goplugin;
