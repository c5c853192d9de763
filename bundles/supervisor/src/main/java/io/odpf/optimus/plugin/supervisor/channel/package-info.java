// SPDX-License-Identifier: Apache-2.0
/**
 * The connection to a plugin: gRPC over unix sockets and TCP, and the services of go-plugin on it.
 */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.supervisor.channel;
