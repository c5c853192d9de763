// SPDX-License-Identifier: Apache-2.0
/** gRPC by netty: TCP, TLS, servers, and connections that share one socket (yamux). */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.supervisor.channel.netty;
